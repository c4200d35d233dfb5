// Lesson files as text: lessons/index.txt lists folders and languages, "01-memory-on-demand en zh-CN" a line.
import { say } from './words.js';

async function fetchText(path) {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.text();
}

export async function fetchIndex() {
    const lines = (await fetchText('lessons/index.txt')).split('\n');
    return lines.map((line) => line.replace(/#.*/, '').trim().split(/\s+/)).filter(([folder]) => folder)
        .map(([folder, ...languages]) => ({ folder, id: folder.replace(/^[\d-]+/, ''), languages }));
}

// The English text and one translation, '' when there is none: the module switches between the two in place, so a reader of
// English gets one along as well.
export async function fetchLesson(entry, language) {
    if (entry.foreign) return fetchForeign(entry.foreign);
    const path = (file) => `lessons/${encodeURIComponent(entry.folder)}/${file}`;
    const others = entry.languages.filter((each) => each !== 'en');
    const translated = others.includes(language) ? language : others[0];
    const [english, translation] = await Promise.all([
        fetchText(path('lesson.md')),
        translated ? fetchText(path(`lesson.${translated}.md`)).catch(() => '') : '',
    ]);
    return { english, translation, translated };
}

const largest = 1024 * 1024;

// A lesson that lies elsewhere. It is data: nothing in it can run here.
async function fetchForeign(address) {
    if (!/^https?:\/\//i.test(address)) throw new Error(`${address}: https://…`);
    const answer = await fetch(address, { credentials: 'omit', referrerPolicy: 'no-referrer' })
        .catch(() => { throw new Error(say('unreachable', address)); });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return { english: await boundedText(answer, address), translation: '', translated: '' };
}

// Stops reading as soon as there is too much: whoever serves it need not mean well.
async function boundedText(answer, address) {
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    let text = '';
    for (let bytes = 0; ;) {
        const { done, value } = await reader.read();
        if (done) return text + decoder.decode();
        bytes += value.length;
        if (bytes > largest) {
            reader.cancel().catch(() => {});
            throw new Error(`${address}: > 1 MB`);
        }
        text += decoder.decode(value, { stream: true });
    }
}

// What the title is without waiting for the machine to parse it.
export function titleOf(text) {
    const found = /^title:\s*(.+)$/m.exec(text.slice(0, 2000));
    return found ? found[1].trim() : '';
}
