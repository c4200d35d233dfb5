// <faultline-lesson lesson="memory-on-demand" step="touch" lang="zh-CN" theme="dark"></faultline-lesson>
// A lesson in a page of any site: a frame with embed.html, as high as its content, events on the element, and commands.
//   element.addEventListener('faultline-score', (event) => event.detail.raw)
//   await element.goto('touch'); await element.reset(); await element.set({ lang: 'en' }); await element.start()
// Children of the element are what is seen where no script runs. Needs no inline style or script and sets no cookie.
const protocol = 1;
const place = new URL('.', import.meta.url);
const mostRunning = matchMedia('(pointer: coarse)').matches ? 2 : 4; // browsers give a page only so many graphics contexts
const patience = 20000;
const passed = ['lesson', 'step', 'lang', 'theme', 'loading'];
const running = [];

function source(element) {
    const query = new URLSearchParams({ origin: location.origin });
    for (const name of passed) if (element.hasAttribute(name)) query.set(name, element.getAttribute(name));
    return new URL(`embed.html?${query}`, place).href;
}

class FaultlineLesson extends HTMLElement {
    static observedAttributes = ['lesson', 'step', 'lang', 'theme'];
    #frame = null;
    #asked = new Map();
    #number = 0;
    #ready = false;
    #waiting = [];
    #hear = (event) => this.#heard(event);

    connectedCallback() {
        if (this.#frame) return;
        this.style.display ||= 'block';
        const frame = document.createElement('iframe');
        frame.src = source(this);
        frame.title = this.getAttribute('title') || `faultline: ${this.getAttribute('lesson') || ''}`;
        frame.loading = this.getAttribute('loading') === 'eager' ? 'eager' : 'lazy';
        frame.allow = 'fullscreen; clipboard-write';
        frame.referrerPolicy = 'no-referrer';
        Object.assign(frame.style, {
            display: 'block',
            width: '100%',
            height: this.getAttribute('height') || '480px',
            border: '0',
            borderRadius: '8px',
        });
        this.#frame = frame;
        window.addEventListener('message', this.#hear);
        this.replaceChildren(frame);
    }

    disconnectedCallback() {
        window.removeEventListener('message', this.#hear);
        this.#leave();
        this.#frame?.remove();
        this.#frame = null;
        this.#ready = false;
    }

    // An attribute that changes is a command to the lesson that runs.
    attributeChangedCallback(name, before, value) {
        if (!this.#frame || before === value || value === null) return;
        if (name === 'lesson') this.goto(this.getAttribute('step') || '', value).catch(() => {});
        else if (name === 'step') this.goto(value).catch(() => {});
        else this.set({ [name]: value }).catch(() => {});
    }

    goto(step, lesson) {
        return this.#ask('goto', { step: String(step), ...(lesson ? { lesson } : {}) });
    }
    reset() {
        return this.#ask('reset', {});
    }
    start() {
        return this.#ask('start', {});
    }
    set(values) {
        return this.#ask('set', values);
    }
    describe() {
        return this.#ask('describe', {});
    }

    #ask(method, params) {
        const id = ++this.#number;
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => this.#answer(id, { error: { message: `no answer to ${method}` } }), patience);
            this.#asked.set(id, { resolve, reject, timer });
            const send = () =>
                this.#frame?.contentWindow?.postMessage(
                    { jsonrpc: '2.0', faultline: protocol, id, method, params },
                    place.origin,
                );
            if (this.#ready) send();
            else this.#waiting.push(send);
        });
    }

    #answer(id, { result, error }) {
        const asked = this.#asked.get(id);
        if (!asked) return;
        this.#asked.delete(id);
        clearTimeout(asked.timer);
        if (error) asked.reject(Object.assign(new Error(error.message), { code: error.code }));
        else asked.resolve(result);
    }

    #heard(event) {
        const message = event.data;
        if (!this.#frame || event.source !== this.#frame.contentWindow || event.origin !== place.origin) return;
        if (!message || message.faultline !== protocol) return;
        if (message.id !== undefined) return this.#answer(message.id, message);
        const { method, params } = message;
        if (method === 'ready') {
            this.#ready = true;
            this.#frame.title = params.title;
            for (const send of this.#waiting.splice(0)) send();
        }
        if (method === 'height' && !this.hasAttribute('height'))
            this.#frame.style.height = `${Math.min(2000, Math.max(200, Number(params.height)))}px`;
        if (method === 'step') this.#frame.dataset.step = params.step;
        if (method === 'running') this.#enter();
        this.dispatchEvent(new CustomEvent(`faultline-${method}`, { detail: params, bubbles: true }));
    }

    // Only so many run at a time: the one that was started first goes back to its poster, at the step it had reached.
    #enter() {
        this.#leave();
        running.push(this);
        if (running.length > mostRunning) running[0].#park();
    }

    #leave() {
        const at = running.indexOf(this);
        if (at >= 0) running.splice(at, 1);
    }

    #park() {
        this.#leave();
        this.#ready = false;
        const address = new URL(source(this));
        if (this.#frame.dataset.step) address.searchParams.set('step', this.#frame.dataset.step);
        address.searchParams.delete('loading');
        this.#frame.src = address.href;
        this.dispatchEvent(new CustomEvent('faultline-parked', { detail: {}, bubbles: true }));
    }
}

if (!customElements.get('faultline-lesson')) customElements.define('faultline-lesson', FaultlineLesson);
