// The module as an object: loads it with progress, passes text in and out, and schedules frames. No frame is drawn unless
// input, the module or a timer asked for one.
import { Rest } from './rest.js';

// Streams the module while counting its bytes.
function counted(response, onBytes) {
    if (!response.body) return response;
    const reader = response.body.getReader();
    let bytes = 0;
    const stream = new ReadableStream({
        async pull(controller) {
            const { done, value } = await reader.read();
            if (done) return controller.close();
            bytes += value.byteLength;
            onBytes(bytes);
            return controller.enqueue(value);
        },
    });
    return new Response(stream, { headers: { 'Content-Type': 'application/wasm' } });
}

async function instantiate(url, imports, onBytes) {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${response.status}`);
    return WebAssembly.instantiateStreaming(counted(response, onBytes), imports);
}

// Resolves to the Emscripten module, not yet opened, and the rest of it, not yet fetched.
export async function loadModule({ version, canvas, host, onBytes, askAgain }) {
    const suffix = version ? `?v=${version}` : '';
    const rest = new Rest(`later.wasm${suffix}`, askAgain);
    const start = async (imports) => {
        const { instance, module } = await instantiate(`faultline.wasm${suffix}`, { ...imports, rest: rest.placeholders() }, onBytes);
        await rest.join(instance, module);
        return [instance, module];
    };
    const { default: create } = await import(`./faultline.mjs${suffix}`);
    const module = await new Promise((resolve, reject) => {
        create({
            canvas, host,
            instantiateWasm(imports, done) {
                start(imports).then((both) => done(...both), reject);
                return {};
            },
            onAbort: (reason) => reject(new Error(String(reason))),
        }).then(resolve, reject);
    });
    return { module, rest };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Machine {
    #module;
    #page = 0;
    #pending = 0;
    #timer = 0;
    #revision = -1;
    #lost = false;
    #stopped = false;
    frames = 0;
    visible = true;
    onLesson = () => {};
    onFrame = () => {};

    constructor(module) {
        this.#module = module;
    }

    // False when the browser has no WebGL 2. `flags`: 1 the system is dark, 2 reduced motion.
    open(language, theme, flags) {
        this.#page = this.#module._page_create();
        return this.text('open', language, theme, flags) !== 0;
    }

    // Calls an exported function with strings, then any numbers.
    text(name, ...values) {
        if (this.#stopped) return 0;
        const strings = values.filter((value) => typeof value === 'string').map((value) => encoder.encode(`${value}\0`));
        let at = 0;
        if (strings.length) {
            at = this.#module._page_buffer(this.#page, strings.reduce((sum, bytes) => sum + bytes.length, 0));
            for (const bytes of strings) {
                this.#module.HEAPU8.set(bytes, at);
                at += bytes.length;
            }
            at -= strings.reduce((sum, bytes) => sum + bytes.length, 0);
        }
        let next = 0;
        const passed = values.map((value) => {
            if (typeof value !== 'string') return value;
            const here = at;
            at += strings[next++].length;
            return here;
        });
        return this.call(name, ...passed);
    }

    call(name, ...numbers) {
        if (this.#stopped) return 0;
        const result = this.#module[`_page_${name}`](this.#page, ...numbers);
        this.request();
        return result;
    }

    // The text that an exported function returned.
    answer(name, ...values) {
        const at = this.text(name, ...values);
        if (this.#stopped) return '';
        const heap = this.#module.HEAPU8;
        return decoder.decode(heap.slice(at, heap.indexOf(0, at)));
    }

    // A line for the application; "" or what is wrong with it.
    send(line) {
        return this.answer('message', line);
    }

    request() {
        if (!this.#pending && !this.#lost) this.#pending = requestAnimationFrame((now) => this.frame(now));
    }

    frame(now) {
        cancelAnimationFrame(this.#pending);
        clearTimeout(this.#timer);
        this.#pending = this.#timer = 0;
        if (this.#lost || this.#stopped || !this.#page) return;
        this.frames++;
        const delay = this.#module._page_frame(this.#page, now, this.visible ? 1 : 0);
        const revision = this.#module._page_revision(this.#page);
        if (revision !== this.#revision) {
            this.#revision = revision;
            this.onLesson(JSON.parse(this.#read('lesson_json') || '{}'));
        }
        this.onFrame(delay);
        if (delay === 0) this.request();
        else if (delay > 0) this.#timer = setTimeout(() => this.request(), delay);
    }

    // Like answer() without arguments and without asking for a frame.
    #read(name) {
        if (this.#stopped) return '';
        const at = this.#module[`_page_${name}`](this.#page);
        const heap = this.#module.HEAPU8;
        return decoder.decode(heap.slice(at, heap.indexOf(0, at)));
    }

    link() { return this.#read('link'); }
    saved() { return this.#read('saved'); }
    items() { return JSON.parse(this.#read('items') || '[]'); }
    rows() { return this.#read('accessible_json'); }
    lesson() { return JSON.parse(this.#read('lesson_json') || '{}'); }
    isDark() { return this.#module._page_is_dark(this.#page) !== 0; }
    wantsText() { return this.#module._page_wants_text(this.#page) !== 0; }
    dragScrolls() { return this.#module._page_drag_scrolls(this.#page) !== 0; }

    // A call broke off in the middle: nothing may be called any more.
    stop() { this.#stopped = true; }

    contextLost() {
        this.#lost = true;
        if (!this.#stopped) this.#module._page_context_lost(this.#page);
    }

    contextRestored() {
        this.#lost = false;
        this.call('context_restored');
    }
}
