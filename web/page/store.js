// What the reader's browser remembers. Storage may be refused (private windows, sandboxes): then nothing is remembered.
const prefix = 'faultline.';

export function load(key) {
    try {
        return localStorage.getItem(prefix + key);
    } catch {
        return null;
    }
}

export function save(key, value) {
    try {
        localStorage.setItem(prefix + key, value);
    } catch {
        // refused or full: the page works without
    }
}
