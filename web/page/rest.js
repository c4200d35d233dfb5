// The rest of the module. faultline.wasm holds what the first picture needs; everything else comes in later.wasm, which is
// fetched after that picture and fills the places that wait for it in the table of functions. Should one of its functions
// be called before that, the page waits while it is fetched.
const seconds = 1000;

// Some older browsers compile nothing but tiny modules at once: there the rest has to be here before anything runs.
function compilesAtOnce() {
    const bytes = new Uint8Array(8 + 3 + 5000);  // a module with one section that means nothing
    bytes.set([0, 97, 115, 109, 1, 0, 0, 0, 0, 0x88, 0x27]);
    bytes[11] = 1;
    try {
        return !!new WebAssembly.Instance(new WebAssembly.Module(bytes));
    } catch {
        return false;
    }
}

// A service worker has it at hand, and does not hear of requests for which everything stands still.
function isKept() {
    try {
        return !!navigator.serviceWorker?.controller;
    } catch {
        return false;  // a sandboxed frame may not even ask
    }
}

// Fetched while everything stands still; null when that fails.
function bytesAtOnce(url) {
    try {
        const request = new XMLHttpRequest();
        request.open('GET', url, false);
        request.overrideMimeType('text/plain; charset=x-user-defined');  // the only way to bytes in a waiting request
        request.send();
        if (request.status !== 200) return null;
        return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 255);
    } catch {
        return null;
    }
}

export class Rest {
    #url;
    #ask;
    #first = null;
    #table = null;
    #wanted = false;  // the module at hand leaves something out
    #here = false;
    #retry = null;
    #wait = 2 * seconds;
    waited = 0;  // calls that had to wait
    onGone = () => {};
    onHere = () => {};
    onRefused = () => {};

    // `ask` says whether to try again after a fetch failed in the middle of a call.
    constructor(url, ask) {
        this.#url = url;
        this.#ask = ask;
    }

    get here() { return this.#here; }

    // What the first module imports in place of the functions it lacks.
    placeholders() {
        return new Proxy({}, {
            get: (_, slot) => (...values) => {
                this.#enterNow();
                return this.#table.get(Number(slot))(...values);
            },
        });
    }

    // The first module is there. Resolves when functions of the rest may be called.
    async join(instance, module) {
        this.#wanted = WebAssembly.Module.imports(module).some((each) => each.module === 'rest');
        this.#here = !this.#wanted;
        this.#first = instance.exports;
        this.#table = Object.values(instance.exports).find((each) => each instanceof WebAssembly.Table);
        if (this.#wanted && (isKept() || !compilesAtOnce())) await this.#fetch();
    }

    // Fetches it in the background, and again when that fails.
    async load() {
        clearTimeout(this.#retry);
        if (this.#here) return;
        try {
            await this.#fetch();
        } catch (error) {
            if (this.#here) return;
            this.#retry = setTimeout(() => this.load(), this.#wait);
            this.#wait = Math.min(this.#wait * 2, 60 * seconds);
            this.onRefused(error);
        }
    }

    async #fetch() {
        const response = await fetch(this.#url, { priority: 'low' });
        if (!response.ok) throw new Error(`${response.status}`);
        const module = await WebAssembly.compile(await response.arrayBuffer());
        if (this.#here) return;  // a call could not wait for this
        await WebAssembly.instantiate(module, { first: this.#first });
        this.#entered();
    }

    #entered() {
        clearTimeout(this.#retry);
        if (this.#here) return;
        this.#here = true;
        this.onHere();
    }

    #enterNow() {
        if (this.#here) return;
        this.waited++;
        let bytes = bytesAtOnce(this.#url);
        while (!bytes && this.#ask()) bytes = bytesAtOnce(this.#url);
        if (!bytes) {
            this.onGone();
            throw new Error('later.wasm could not be fetched');
        }
        new WebAssembly.Instance(new WebAssembly.Module(bytes), { first: this.#first });
        this.#entered();
    }
}

// Fetches it once the first picture is there. Without it the lesson goes on as far as it gets; it is tried again now and then,
// at once when the network comes back, and at last in the middle of the call that needs it.
export function fetchBehind(rest, { stop, notify, say, here }) {
    let told = false;
    rest.onGone = () => {
        stop();
        notify(say('restGone'));
    };
    rest.onRefused = () => {
        if (!told) notify(say('restRefused'));
        told = true;
    };
    rest.onHere = () => {
        here();
        if (told) notify(say('restHere'));
    };
    window.addEventListener('online', () => rest.load());
    const idle = window.requestIdleCallback || ((work) => setTimeout(work, 50));
    idle(() => rest.load().then(() => import('./offline.js')).then((keeper) => keeper.connectOffline()).catch(() => {}),
        { timeout: 500 });
}
