// Messages between a lesson in a frame and the page around it: JSON-RPC 2.0 objects that carry `faultline: 1`.
//   out  { jsonrpc: '2.0', faultline: 1, method: 'step', params: { … } }
//   in   { jsonrpc: '2.0', faultline: 1, id: 7, method: 'goto', params: { step: 'touch' } }, answered with result or error
// Whatever does not carry `faultline` belongs to somebody else and is left alone; what does and is malformed is answered
// with an error that names the cause. Commands are taken only from the origin that the frame's address names.
const protocol = 1;
const largest = 64 * 1024;
const mostPerSecond = 50;

export class Refusal extends Error {
    constructor(code, message) {
        super(message);
        this.code = code;
    }
}
const invalid = (message) => new Refusal(-32600, message);
const wrongParams = (message) => new Refusal(-32602, message);

function checked(message, methods) {
    if (message.faultline !== protocol)
        throw invalid(`this speaks version ${protocol} of the protocol, not ${JSON.stringify(message.faultline)}`);
    if (message.jsonrpc !== '2.0') throw invalid('jsonrpc must be "2.0"');
    if (JSON.stringify(message).length > largest) throw invalid(`a message may have ${largest} characters`);
    if (message.id !== undefined && !['string', 'number'].includes(typeof message.id))
        throw invalid('id must be a string or a number');
    if (typeof message.method !== 'string') throw invalid('method must be a string');
    if (!Object.hasOwn(methods, message.method))
        throw new Refusal(
            -32601,
            `there is no method "${message.method.slice(0, 40)}"; there are ${Object.keys(methods).join(', ')}`,
        );
    const params = message.params ?? {};
    if (typeof params !== 'object' || Array.isArray(params)) throw wrongParams('params must be an object');
    const { takes } = methods[message.method];
    for (const [name, value] of Object.entries(params)) {
        if (!takes.includes(name))
            throw wrongParams(`${message.method} takes ${takes.join(', ') || 'nothing'}, not "${name.slice(0, 40)}"`);
        if (typeof value !== 'string' || value.length > 64)
            throw wrongParams(`${name} must be a string of at most 64 characters`);
    }
    return params;
}

export class Channel {
    #origin;
    #methods;
    #second = 0;
    #heard = 0;

    // `origin`: who may send commands, null for nobody. `methods`: { goto: { takes: ['step'], run: async (params) => result } }
    constructor(origin, methods) {
        this.#origin = origin;
        this.#methods = methods;
        if (window.parent === window) return;
        window.addEventListener('message', (event) => this.#hear(event));
    }

    notify(method, params) {
        this.#send({ method, params }, this.#origin);
    }

    // Hosts that know nothing of faultline may still know one of the two older messages about heights.
    height(pixels) {
        this.notify('height', { height: pixels });
        if (window.parent === window) return;
        window.parent.postMessage(JSON.stringify({ context: 'iframe.resize', height: pixels, src: location.href }), '*');
        window.parent.postMessage({ subject: 'lti.frameResize', height: pixels }, '*');
    }

    #send(message, origin) {
        if (window.parent === window) return;
        window.parent.postMessage(
            { jsonrpc: '2.0', faultline: protocol, ...message },
            origin && origin !== 'null' ? origin : '*',
        );
    }

    async #hear(event) {
        const message = event.data;
        if (event.source !== window.parent || !message || typeof message !== 'object' || !('faultline' in message)) return;
        const reply = (content) => this.#send({ id: message.id ?? null, ...content }, event.origin);
        try {
            if (!this.#origin) throw new Refusal(-32001, "no commands are taken: the frame's address names no origin=…");
            if (event.origin !== this.#origin)
                throw new Refusal(-32001, `commands are taken from ${this.#origin}, not from ${event.origin}`);
            this.#limit();
            const params = checked(message, this.#methods);
            const result = await this.#methods[message.method].run(params);
            if (message.id !== undefined) reply({ result: result ?? {} });
        } catch (error) {
            reply({ error: { code: error.code || -32000, message: error.message } });
        }
    }

    #limit() {
        const second = Math.floor(performance.now() / 1000);
        if (second !== this.#second) [this.#second, this.#heard] = [second, 0];
        if (++this.#heard > mostPerSecond) throw new Refusal(-32005, `more than ${mostPerSecond} messages in a second`);
    }
}
