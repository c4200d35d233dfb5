// A page in one file (`faultline pack`): what the page would fetch is inside it, and with a course system around it the
// lesson reports there.
const packed = JSON.parse(document.getElementById('packed').textContent);
const entries = packed.files['lessons/index.txt']
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([folder]) => folder);

// A lesson of the reader's own is not in the course's list: what the list would say is in its head.
function describe(folder, languages) {
    const text = (tag) => packed.files[`lessons/${folder}/${tag === 'en' ? 'lesson.md' : `lesson.${tag}.md`}`] || '';
    const field = (from, key) => new RegExp(`^${key}:\\s*(.+)$`, 'm').exec(from.slice(0, 2000))?.[1].trim() || '';
    const english = text('en');
    return {
        id: field(english, 'id'),
        folder,
        minutes: Number(field(english, 'minutes')) || 10,
        needs: [],
        titles: Object.fromEntries(languages.map((tag) => [tag, field(text(tag), 'title')])),
        steps: ['start', ...[...english.matchAll(/^## .*\{#([\w-]+)\}\s*$/gm)].map((found) => found[1])],
    };
}

function course() {
    const all = JSON.parse(packed.files['lessons/course.json'] || '[]');
    const listed = new Set(all.flatMap((chapter) => chapter.lessons.map((each) => each.folder)));
    const wanted = new Set(entries.map(([folder]) => folder));
    const chapters = all.map((chapter) => ({ ...chapter, lessons: chapter.lessons.filter((each) => wanted.has(each.folder)) }));
    const own = entries.filter(([folder]) => !listed.has(folder)).map(([folder, ...languages]) => describe(folder, languages));
    return [...chapters, { titles: { en: 'Lessons', 'zh-CN': '课文' }, lessons: own }].filter(
        (chapter) => chapter.lessons.length,
    );
}

function module() {
    const bytes = Uint8Array.from(atob(globalThis.faultlineWasm), (letter) => letter.charCodeAt(0));
    globalThis.faultlineWasm = null;
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(stream, { headers: { 'Content-Type': 'application/wasm' } });
}

globalThis.fetch = async (address) => {
    const path = decodeURIComponent(String(address).replace(/\?.*$/, ''));
    if (path === 'faultline.wasm') return module();
    if (path === 'lessons/course.json') return new Response(JSON.stringify(course()));
    return path in packed.files ? new Response(packed.files[path]) : new Response('', { status: 404 });
};

globalThis.faultlineLink = new URLSearchParams(location.search).has('lesson')
    ? location.search
    : `?lesson=${course()[0].lessons[0].id}`;
if (packed.scorm) await (await import('./scorm.js')).begin(packed, course()[0].lessons[0]);
await import('./start.js');
