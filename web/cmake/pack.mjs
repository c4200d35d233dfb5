// Puts the page together in one folder: HTML with the module's size and version written in, scripts, module, lessons.
// Each file gets a brotli twin. Prints what a reader downloads up to the first interactive lesson, and fails over budget.
import { brotliCompressSync, constants } from 'node:zlib';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { singlePage } from './single.mjs';

// Brotli bytes up to the first interactive lesson: where we want to be, and what fails the build. later.wasm comes after
// the first picture and does not count.
const goal = 450 * 1024;
const budget = 450 * 1024;

const options = {};
for (let i = 2; i + 1 < process.argv.length; i += 2) options[process.argv[i].slice(2)] = process.argv[i + 1];
const { script, module, page, lessons, out } = options;

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
cpSync(page, out, { recursive: true });
cpSync(script, join(out, 'faultline.mjs'));
for (const file of ['faultline.wasm', 'later.wasm']) cpSync(join(module, file), join(out, file));
if (existsSync(lessons)) {
    cpSync(lessons, join(out, 'lessons'), { recursive: true });
    writeFileSync(join(out, 'lessons', 'course.json'), JSON.stringify(courseOf(lessons)));
}

// What the map of the course shows, from the heads of the lessons; "## Title | 标题" in the index begins a chapter.
function courseOf(folder) {
    const chapters = [];
    for (const line of readFileSync(join(folder, 'index.txt'), 'utf8').split('\n')) {
        const heading = /^##\s+(.*?)(?:\s*\|\s*(.*))?$/.exec(line);
        if (heading) chapters.push({ titles: { en: heading[1], 'zh-CN': heading[2] || heading[1] }, lessons: [] });
        const [name, ...languages] = line.replace(/#.*/, '').trim().split(/\s+/);
        if (name) chapters.at(-1).lessons.push(lessonOf(folder, name, languages));
    }
    return chapters.filter((chapter) => chapter.lessons.length);
}

function lessonOf(folder, name, languages) {
    const read = (tag) => readFileSync(join(folder, name, tag === 'en' ? 'lesson.md' : `lesson.${tag}.md`), 'utf8');
    const field = (text, key) => new RegExp(`^${key}:\\s*(.+)$`, 'm').exec(text.slice(0, 2000))?.[1].trim() || '';
    const text = read('en');
    return {
        id: field(text, 'id'), folder: name, minutes: Number(field(text, 'minutes')),
        needs: field(text, 'needs').replace(/[[\]]/g, '').split(/\s*,\s*/).filter(Boolean),
        titles: Object.fromEntries(languages.map((tag) => [tag, field(read(tag), 'title')])),
        steps: ['start', ...[...text.matchAll(/^## .*\{#([\w-]+)\}\s*$/gm)].map((found) => found[1])],
    };
}

function walk(folder) {
    return readdirSync(folder).flatMap((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? walk(path) : [path];
    });
}

// The page must not mix files of two builds: everything it loads carries the build's hash.
const hash = createHash('sha256');
for (const path of walk(out).sort()) hash.update(relative(out, path)).update(readFileSync(path));
const version = hash.digest('hex').slice(0, 10);
const wasmBytes = statSync(join(out, 'faultline.wasm')).size;
const versioned = (text) => text.replace(/((?:from |import\()'\.\/[\w-]+\.js)'/g, `$1?v=${version}'`);
// Comments and indentation are for those who read the source. No script has a text of several lines in backquotes.
const bare = (text) => text.replace(/^ *\/\/ .*\n/gm, '').replace(/^ +/gm, '');
const bareStyle = (text) => text.replace(/\/\*[^]*?\*\/\n?/g, '').replace(/^ +/gm, '');
for (const path of walk(out).filter((name) => /^[\w-]+\.js$/.test(relative(out, name))))
    writeFileSync(path, versioned(bare(readFileSync(path, 'utf8'))));
for (const path of walk(out).filter((name) => name.endsWith('.css')))
    writeFileSync(path, bareStyle(readFileSync(path, 'utf8')));
const index = readFileSync(join(page, 'index.html'), 'utf8').replaceAll('@VERSION@', version)
    .replaceAll('@WASM_BYTES@', wasmBytes);
const withVersions = (html) => html.replace(/(src|href)="([\w-]+\.(?:js|css))"/g, `$1="$2?v=${version}"`);
writeFileSync(join(out, 'index.html'), withVersions(index));
writeFileSync(join(out, 'embed.html'), withVersions(embedded(index)));
writeFileSync(join(out, 'single.html'), singlePage({ html: index, out, bare: join(module, 'bare.wasm') }));
writeFileSync(join(out, 'sw.js'), worker(readFileSync(join(out, 'sw.js'), 'utf8')));

// The service worker knows every file of the site by its hash.
function worker(text) {
    const hashOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
    const hashes = walk(out).map((path) => [relative(out, path), hashOf(path)])
        .filter(([name]) => !['sw.js', 'single.html'].includes(name) && !name.startsWith('examples/'));
    return text.replace('@VERSION@', version).replace('{/*FILES*/}', JSON.stringify(Object.fromEntries(hashes.sort())));
}

// The same page with a poster in front of it, for frames in other pages: nothing but the poster is loaded before a click.
function embedded(html) {
    // A sandboxed frame may not use parts of other files.
    const mark = /<g id="mark">[^]*?<\/g>/.exec(readFileSync(join(page, 'icon.svg'), 'utf8'))[0];
    return html.replace(/<link rel="modulepreload".*\n/g, '').replace('<use href="icon.svg#mark"></use>', mark)
        .replace('src="start.js"', 'src="embed.js"')
        .replace('<link rel="stylesheet" href="style.css">', '$&\n<link rel="stylesheet" href="embed.css">')
        .replace('<body data-pane="lesson">',
            '<body data-pane="lesson" class="embedded waiting">\n<section id="poster" aria-label="faultline"></section>');
}

const sumOf = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
const sums = walk(out).map((path) => `${sumOf(path)}  ${relative(out, path)}`);
writeFileSync(join(out, 'SHA256SUMS'), `${sums.join('\n')}\n`);

const twins = new Map();
for (const path of walk(out)) {
    const raw = readFileSync(path);
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length } };
    const small = brotliCompressSync(raw, quality);
    writeFileSync(`${path}.br`, small);
    twins.set(relative(out, path), [raw.length, small.length]);
}

// Everything at the top level is loaded but the rest of the module and what is for other pages or on demand, and of the
// lessons the index and the first one with a translation.
const later = new Set(['later.wasm', 'embed.html', 'embed.js', 'embed.css', 'channel.js', 'score.js', 'share.js', 'sandbox.js',
    'sandbox.css', 'opened.js', 'faultline.js',
    'poster.svg', 'single.html', 'sw.js', 'offline.js', 'manifest.webmanifest', 'icon-maskable.svg', 'packed.js', 'scorm.js',
    'SHA256SUMS']);
const lessonTexts = [...twins.keys()].filter((name) => /^lessons\/[^/]+\/lesson(\.zh-CN)?\.md$/.test(name)).sort();
const firstFolder = (lessonTexts[0] || '').split('/')[1];
const isLoaded = (name) => (!name.includes('/') && !later.has(name)) || name === 'lessons/index.txt'
    || (lessonTexts.includes(name) && name.split('/')[1] === firstFolder);
const loaded = [...twins.keys()].filter(isLoaded);
let total = 0;
const print = (name) => {
    const [raw, small] = twins.get(name);
    console.log(`${name.padEnd(44)} ${String(raw).padStart(9)} ${String(small).padStart(8)} br`);
    return small;
};
for (const name of loaded.sort()) total += print(name);
for (const name of ['later.wasm', 'single.html']) print(name);
console.log(`${'first interactive lesson'.padEnd(44)} ${''.padStart(9)} ${String(total).padStart(8)} br, goal ${goal}, budget ${budget}`);
if (total > budget) {
    console.error(`over budget by ${total - budget} bytes`);
    process.exit(1);
}
