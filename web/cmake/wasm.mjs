// The little of the WebAssembly format that splitting the module needs: sections and the names of functions.
import { createHash } from 'node:crypto';

const decoder = new TextDecoder();

// An unsigned LEB128 number at `at`, and where it ends.
function number(bytes, at) {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
        const byte = bytes[at++];
        value += (byte & 127) * 2 ** shift;
        if (byte < 128) return [value, at];
    }
}

function text(bytes, at) {
    const [length, start] = number(bytes, at);
    return [decoder.decode(bytes.subarray(start, start + length)), start + length];
}

function sections(bytes) {
    const found = [];
    for (let at = 8; at < bytes.length;) {
        const [size, body] = number(bytes, at + 1);
        const id = bytes[at];
        found.push({ id, start: at, body, end: body + size, name: id === 0 ? text(bytes, body)[0] : '' });
        at = body + size;
    }
    return found;
}

const limits = (bytes, at) => (bytes[at] & 1 ? number(bytes, number(bytes, at + 1)[1])[1] : number(bytes, at + 1)[1]);

function importedFunctions(bytes) {
    const section = sections(bytes).find((each) => each.id === 2);
    if (!section) return 0;
    let functions = 0;
    let [count, at] = number(bytes, section.body);
    while (count--) {
        at = text(bytes, text(bytes, at)[1])[1];
        const kind = bytes[at++];
        if (kind === 0) functions++;
        if (kind === 0) at = number(bytes, at)[1];
        else if (kind === 1) at = limits(bytes, at + 1);
        else if (kind === 2) at = limits(bytes, at);
        else at += 2;
    }
    return functions;
}

// The names of the functions the module defines, in order.
export function functionNames(bytes) {
    const section = sections(bytes).find((each) => each.name === 'name');
    const first = importedFunctions(bytes);
    const names = [];
    if (!section) return names;
    for (let at = text(bytes, section.body)[1]; at < section.end;) {
        const kind = bytes[at];
        const [size, body] = number(bytes, at + 1);
        if (kind === 1) {
            let [count, next] = number(bytes, body);
            while (count--) {
                let index;
                [index, next] = number(bytes, next);
                [names[index - first], next] = text(bytes, next);
            }
        }
        at = body + size;
    }
    return Array.from(names, (name) => name || '?');
}

// Whether a name is on a list of functions: a line is a stem, whose functions are all meant, or a stem and the marks of
// those that are.
export function readList(text) {
    const marks = new Map();
    for (const line of text.split('\n')) {
        if (!line || line.startsWith('#')) continue;
        const [stem, ...more] = line.split('\t');
        if (!marks.has(stem)) marks.set(stem, new Set());
        for (const mark of more) marks.get(stem).add(mark);
    }
    return (name) => {
        const known = marks.get(stemOf(name));
        return known !== undefined && (known.size === 0 || known.has(markOf(name)));
    };
}

export function withoutNames(bytes) {
    const kept = sections(bytes).filter((each) => each.name !== 'name').map((each) => bytes.subarray(each.start, each.end));
    return Buffer.concat([bytes.subarray(0, 8), ...kept]);
}

function encode(value, signed = false) {
    const bytes = [];
    for (;;) {
        const byte = value & 127;
        value = Math.floor(value / 128);
        if (value === 0 && !(signed && byte & 64)) return Buffer.from([...bytes, byte]);
        bytes.push(byte | 128);
    }
}

// Takes what lies between two marks, wherever they are, out of a module's data: zeroes stay there. Where each piece
// belongs, and its bytes.
export function takeData(bytes, begin, end) {
    const section = sections(bytes).find((each) => each.id === 11);
    const taken = [];
    let [count, at] = number(bytes, section.body);
    while (count--) {
        const [, expression] = number(bytes, at);
        const [address, afterAddress] = number(bytes, expression + 1);  // i32.const, never above 2^31
        const [size, body] = number(bytes, afterAddress + 1);
        const piece = bytes.subarray(body, body + size);
        for (let from = piece.indexOf(begin); from >= 0; from = piece.indexOf(begin, from)) {
            const until = piece.indexOf(end, from) + end.length;
            if (until < end.length) throw new Error('a text that comes later has no end');
            taken.push({ address: address + from, bytes: Buffer.from(piece.subarray(from, until)) });
            piece.fill(0, from, until);
        }
        at = body + size;
    }
    if (taken.length === 0) throw new Error('the texts that come later are not in the module');
    return taken;
}

// A module without data gets pieces of it.
export function withData(bytes, pieces) {
    const segments = pieces.map(({ address, bytes: data }) => Buffer.concat([encode(0), Buffer.from([0x41]),
        encode(address, true), Buffer.from([0x0b]), encode(data.length), data]));
    const body = Buffer.concat([encode(pieces.length), ...segments]);
    const parts = sections(bytes);
    if (parts.some((each) => each.id === 11)) throw new Error('the later module has data of its own');
    const cut = parts.find((each) => each.id === 0 && each.start > parts.find((code) => code.id === 10).start)?.start ?? bytes.length;
    return Buffer.concat([bytes.subarray(0, cut), Buffer.from([11]), encode(body.length), body, bytes.subarray(cut)]);
}

// A demangled name without parameters and template arguments: "std::__2::vector::push_back".
export function stemOf(name) {
    let stem = '';
    let depth = 0;
    const plain = name.replace(/\(anonymous namespace\)/g, '~').replace(/operator(<<|>>|<=|>=|->|<|>)/g, (all, sign) =>
        `operator[${sign.replace(/</g, 'lt').replace(/>/g, 'gt')}]`).replace('operator()', 'operator[call]');
    for (const letter of plain) {
        if (letter === '(' && depth === 0) break;
        if (letter === '<') depth++;
        else if (letter === '>') depth--;
        else if (depth === 0) stem += letter;
    }
    return stem.trim().replace(/\s+/g, ' ').slice(-90);
}

// Tells the functions of one stem apart; numbers that a compiler gives to lambdas and copies do not count.
export function markOf(name) {
    return createHash('sha256').update(name.replace(/\$_\d+/g, '$').replace(/\.\d+\b/g, '')).digest('hex').slice(0, 5);
}
