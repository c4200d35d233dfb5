// Counts what holds and what does not.
export class Tally {
    passed = 0;
    failed = 0;

    async try(name, body) {
        const begun = Date.now();
        try {
            await body();
            this.passed++;
            console.log(`ok ${name} (${Date.now() - begun} ms)`);
        } catch (error) {
            this.failed++;
            console.log(`not ok ${name}: ${String(error.message || error).split('\n').slice(0, 6).join(' | ')}`);
        }
    }
}

export function equal(actual, expected, what = '') {
    const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
    if (a !== b) throw new Error(`${what} is ${a}, expected ${b}`);
}

export function holds(condition, what) {
    if (!condition) throw new Error(what);
}
