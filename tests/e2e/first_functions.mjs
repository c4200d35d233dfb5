// Writes web/first_functions.txt: what the first picture of the page needs. Counts the functions that run while the page
// opens on a desktop and a phone, in both languages, until it rests; on slow processors too, for what runs in one frame here
// is cut into several there. Run it from the top of the tree after a build of the
// page, when the size of faultline.wasm or the test "the first picture waits for nothing" says that the list is out of date:
//   node tests/e2e/first_functions.mjs [add] && cmake --build --preset web --target site
// `add` leaves on the list what is on it: what runs differs a little from one time to the next.
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { functionNames, markOf, readList, stemOf } from '../../web/cmake/wasm.mjs';
import { desktop, launch, phone, root, serve, Visit } from './browser.mjs';

const build = `${root}/build/web`;
const site = `${build}/site-counted`;
const linked = `${build}/web/faultline.wasm`;

const slowed = async (page, times) => {
    const tools = await page.context().newCDPSession(page);
    await tools.send('Emulation.setCPUThrottlingRate', { rate: times });
};

const keepInstance = (page) => page.addInitScript(() => {
    const real = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...values) => {
        const result = await real.apply(WebAssembly, values);
        globalThis.counted = result.instance.exports;
        return result;
    };
});

// One flag a function: whether it ran.
async function countsOf(browser, address, query, device, times) {
    const visit = await Visit.open(browser, address, query, device, async (page) => {
        await keepInstance(page);
        await slowed(page, times);
    });
    await visit.running();
    const bytes = Buffer.from(await visit.page.evaluate(() => {
        const memory = Object.values(globalThis.counted).find((each) => each instanceof WebAssembly.Memory);
        const at = memory.grow(20) * 65536;
        return Array.from(new Uint8Array(memory.buffer, at, globalThis.counted.__write_profile(at, 20 * 65536)));
    }));
    await visit.close();
    return Array.from({ length: (bytes.length - 8) / 4 }, (_, index) => bytes.readUInt32LE(8 + 4 * index) !== 0);
}

// A stem alone where all its functions ran; else with the marks of those that did.
function linesOf(names, ran) {
    const stems = new Map();
    names.forEach((name, index) => {
        const stem = stemOf(name);
        if (!stems.has(stem)) stems.set(stem, { marks: new Set(), all: true });
        if (ran[index]) stems.get(stem).marks.add(markOf(name));
        else stems.get(stem).all = false;
    });
    return [...stems].filter(([, { marks }]) => marks.size).flatMap(([stem, { marks, all }]) => {
        if (all) return [stem];
        const sorted = [...marks].sort();
        const wide = Math.max(1, Math.floor((108 - stem.length) / 6));
        return Array.from({ length: Math.ceil(sorted.length / wide) },
            (_, row) => [stem, ...sorted.slice(row * wide, (row + 1) * wide)].join('\t'));
    }).sort();
}

rmSync(site, { recursive: true, force: true });
cpSync(`${build}/site`, site, { recursive: true, filter: (path) => !/wasm\.br$/.test(path) });
execFileSync('wasm-split', ['--instrument', '--enable-mutable-globals', linked, '-o', `${site}/faultline.wasm`]);
const names = functionNames(readFileSync(linked));
const { address, stop } = await serve(site);
const browser = await launch();
const listed = process.argv[2] === 'add' ? readList(readFileSync(`${root}/web/first_functions.txt`, 'utf8')) : () => false;
const ran = names.map(listed);
for (const [query, device] of [['?lang=en', desktop], ['?lang=zh-CN&theme=dark', desktop], ['?lang=en', phone]])
    for (const times of [1, 2, 5, 12])
        (await countsOf(browser, address, query, device, times)).forEach((did, index) => { ran[index] ||= did; });
await browser.close();
stop();
rmSync(site, { recursive: true, force: true });
const head = '# Functions that the first picture needs, by name; five digits tell templates and overloads apart.\n'
    + '# Written by tests/e2e/first_functions.mjs.\n';
writeFileSync(`${root}/web/first_functions.txt`, `${head}${linesOf(names, ran).join('\n')}\n`);
console.log(`${ran.filter(Boolean).length} of ${names.length} functions are needed first`);
