// Opens the page: what the address asks for, the lesson's text at once, then the machine beside it.
import { connectCanvas, makeTextField } from './canvas.js';
import { lessonAfter, showCourse } from './course.js';
import { byId, isEmbedded, tellAround } from './dom.js';
import { makeHost } from './host.js';
import { fetchIndex, fetchLesson, titleOf } from './lessons.js';
import { readLink, showLink } from './link.js';
import { loadModule, Machine } from './machine.js';
import { connectPanes, isNarrow } from './panes.js';
import { renderPlain } from './plain.js';
import { connectProse, notify, showEnding, showLesson } from './prose.js';
import { fetchBehind } from './rest.js';
import { connectRows, showRows } from './rows.js';
import { load, save } from './store.js';
import { language, languages, say, setLanguage } from './words.js';

const script = byId('start');
const canvas = byId('canvas');
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)');

let theme = 'system';
let index = [];
let entry = null;
let machine = null;

const isDark = () => (theme === 'system' ? systemDark.matches : theme === 'dark');

function showTheme() {
    document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
    const button = byId('theme');
    button.textContent = isDark() ? '☀' : '☾';
    button.setAttribute('aria-label', say(isDark() ? 'light' : 'dark'));
    button.title = button.getAttribute('aria-label');
}

function showLanguage(tag) {
    setLanguage(tag);
    const other = languages.find((each) => each !== language());
    const button = byId('language');
    button.textContent = other === 'en' ? 'English' : '中文';
    button.lang = other;
    canvas.setAttribute('aria-label', say('canvas'));
    showTheme();
}

function tell(line) {
    const problem = machine.send(line);
    if (problem) notify(problem);
}

async function changeLanguage(wanted) {
    save('language', wanted);
    showLanguage(wanted);
    if (!machine) return;
    await giveTranslation(wanted);
    tell(`lang ${wanted}`);
}

function changeTheme(wanted) {
    theme = wanted;
    save('theme', theme);
    showTheme();
    if (machine) tell(`theme ${theme}`);
}

// The sandbox is a lesson with a machine of the reader's choice.
let sandbox = null;
async function fetchTexts(wanted, tongue) {
    const texts = await fetchLesson(wanted, tongue);
    byId('settings')?.remove();
    sandbox = wanted.id === 'sandbox' ? await import('./sandbox.js') : null;
    return sandbox ? sandbox.adjusted(texts) : texts;
}

async function restartSandbox() {
    await openLesson(await fetchTexts(entry, language()), '');
}

// The first lesson that fits the address, and what to say when it was not the one asked for.
function chooseLesson(asked, texts) {
    if (asked.includes(':')) return { id: asked, foreign: asked, languages: [] };
    const found = index.find((each) => each.id === asked || each.folder === asked);
    if (!found && asked) texts.push((title) => say('noLesson', asked, title));
    return found || index[0];
}

// The text in the reader's language, as far as it was fetched.
const textOf = (texts) => (texts.translated === language() && texts.translation) || texts.english;

function showPlain(texts, step) {
    const text = textOf(texts);
    byId('article').replaceChildren(...renderPlain(text, titleOf(text), step));
}

// Without a machine the whole lesson is shown as text.
function readOnly(texts, word, ...values) {
    document.body.classList.add('text-only');
    byId('loading').hidden = true;
    notify(say(word, ...values));
    if (texts) showPlain(texts, null);
}

function hasWebgl() {
    return !!document.createElement('canvas').getContext('webgl2');
}

function showProgress(bytes) {
    const total = Number(script.dataset.wasmBytes) || bytes;
    const kilobytes = (number) => Math.round(number / 1024);
    byId('loading-bar').value = Math.min(1, bytes / total);
    byId('loading-text').textContent = `${say('starting')} · ${say('loaded', kilobytes(bytes), kilobytes(total))}`;
}

let rest = null;
let chooseFile = null;
async function startMachine(link, textField) {
    const { module, rest: later } = await loadModule({
        version: script.dataset.version, canvas, host: makeHost(canvas, textField), onBytes: showProgress,
        askAgain: () => window.confirm(say('restAsk')),
    });
    rest = later;
    const started = new Machine(module);
    const flags = (systemDark.matches ? 1 : 0) | (reducedMotion.matches ? 2 : 0);
    return started.open(link.language, theme, flags) ? started : null;
}

// A language that was not fetched with the lesson: it is opened again at the same step.
let fetched = '';
async function giveTranslation(wanted) {
    if (!entry || fetched === wanted || wanted === 'en') return;
    const texts = await fetchTexts(entry, wanted);
    if (!texts.translation || texts.translated !== wanted) {
        notify(say('noLanguage', wanted));
        return;
    }
    fetched = wanted;
    const link = new URLSearchParams(machine.link());
    machine.answer('open_lesson', texts.english, texts.translation, link.get('step') || '');
}

async function openLesson(texts, step) {
    const problem = machine.answer('open_lesson', texts.english, texts.translation, step);
    const progress = load(`progress.${entry.id}`);
    // Answers and done tasks come back; the step only when the address names none.
    if (progress) machine.send(`restore ${step ? progress.replace(/^step=\S+/, '') : progress}`);
    if (!problem) return;
    // A step that is not there: say so, and open the beginning.
    const again = step ? machine.answer('open_lesson', texts.english, texts.translation, '') : problem;
    notify(step && !again ? say('noStep', step) : problem);
}

// An embedded lesson opens the next one in its place: its address belongs to the page around it.
async function visitInPlace(id, step = '') {
    const wanted = index.find((each) => each.id === id);
    if (!wanted) throw new Error(say('noLesson', id, entry.id));
    const texts = await fetchTexts(wanted, language());
    entry = wanted;
    fetched = texts.translation ? texts.translated : '';
    await openLesson(texts, step);
}

function visitLesson(id) {
    if (isEmbedded()) return visitInPlace(id).catch((error) => notify(say('unreadable', error.message)));
    const query = new URLSearchParams({ lesson: id, lang: language(), theme });
    location.search = query.toString();
    return null;
}

function offerLessons() {
    const button = byId('lessons');
    button.hidden = index.length < 2;
    button.addEventListener('click', () => {
        showCourse(entry?.id, visitLesson, chooseFile).catch((error) => notify(say('unreadable', error.message)));
    });
}

// A lesson is finished when its last step has been reached; from there the way leads on to the next one.
async function followLesson(page) {
    if (!page.steps) return;  // a file was opened
    showLesson(page);
    sandbox?.showSettings(restartSandbox, notify);
    tellAround({ page });
    const last = page.steps?.at(-1);
    if (!entry || !last || page.step !== last.id) return;
    save(`done.${entry.id}`, '1');
    const next = await lessonAfter(entry.id).catch(() => null);
    showEnding(next, visitLesson);
}

// After frames that changed something: the address, the theme of the page, the rows for screen readers.
let settled = 0;
function afterFrame(delay) {
    if (delay === 0) return;
    clearTimeout(settled);
    settled = setTimeout(() => {
        showLink(machine.link(), entry?.foreign, sandbox?.query());
        if (entry) save(`progress.${entry.id}`, machine.saved());
        tellAround({ saved: machine.saved() });
        showRows(machine.rows());
    }, 150);
}

// For tests, and for whoever embeds the page.
const times = {};
function publish() {
    times.machine = performance.now();
    globalThis.Module = {
        times, rest,
        uiItems: () => machine.items(), frames: () => machine.frames, message: (line) => machine.send(line),
        lesson: () => machine.lesson(), link: () => machine.link(), rows: () => machine.rows(),
        saved: () => machine.saved(), visit: visitInPlace, language: changeLanguage, theme: changeTheme,
    };
    tellAround({ running: true });
}

function connectMachine(panes, textField) {
    machine.onLesson = followLesson;
    machine.onFrame = afterFrame;
    connectProse(tell);
    connectRows(tell);
    connectCanvas(canvas, machine, textField);
    const files = {
        open: (name, text) => machine.answer('open_file', name, text),
        opened() {
            entry = sandbox = null;
            byId('settings')?.remove();
            byId('notice').hidden = true;
            if (isNarrow()) panes.show('picture');
        },
        refuse: notify,
    };
    // Nobody has a file at hand before the first picture.
    import('./opened.js').then((opener) => { chooseFile = opener.connectFiles(files); }).catch(() => {});
    systemDark.addEventListener('change', () => {
        showTheme();
        tell(`system ${systemDark.matches ? 'dark' : 'light'}`);
    });
    reducedMotion.addEventListener('change', () => tell(`motion ${reducedMotion.matches ? 'reduced' : 'full'}`));
    document.addEventListener('visibilitychange', () => machine.request());
    document.body.classList.add('running');
    byId('loading').hidden = true;
    panes.show(panes.present());
}

function onPane(name) {
    if (!machine) return;
    machine.visible = !isNarrow() || name !== 'lesson';
    tell(`pane ${isNarrow() ? name : 'all'}`);
}

async function main() {
    const link = readLink();
    theme = link.theme;
    showLanguage(link.language);
    byId('language').addEventListener('click', () => changeLanguage(languages.find((each) => each !== language())));
    byId('theme').addEventListener('click', () => changeTheme(isDark() ? 'light' : 'dark'));
    byId('share').addEventListener('click', async () => (await import('./share.js')).showSnippets(entry, machine));
    const panes = connectPanes(onPane);
    const textField = makeTextField();
    showProgress(0);

    const able = typeof WebAssembly === 'object' && hasWebgl();
    const starting = able ? startMachine(link, textField).catch((error) => ({ error })) : null;

    const later = [];
    let texts = null;
    try {
        index = await fetchIndex();
        entry = chooseLesson(link.lesson, later);
        texts = await fetchTexts(entry, link.language).catch((error) => {
            if (!entry.foreign) throw error;
            notify(say('unreadable', error.message));
            [entry, link.step] = [index[0], ''];
            return fetchTexts(entry, link.language);
        });
        showPlain(texts, link.step);
        times.prose = performance.now();
        offerLessons();
    } catch (error) {
        notify(say('unreadable', error.message));
    }
    const title = texts ? titleOf(textOf(texts)) : '';
    for (const sentence of later) notify(sentence(title));
    for (const [word, value] of link.problems) notify(say(word, value));

    if (!able) return readOnly(texts, typeof WebAssembly === 'object' ? 'noWebgl' : 'noWasm');
    const started = await starting;
    if (!started) return readOnly(texts, 'noWebgl');
    if (started.error) return readOnly(texts, 'failed', started.error.message);
    machine = started;
    fetched = texts && texts.translation ? texts.translated : '';
    if (texts) await openLesson(texts, link.step);
    connectMachine(panes, textField);
    publish();
    fetchBehind(rest, { stop: () => machine.stop(), notify, say, here() { times.rest = performance.now(); } });
    return null;
}

main();
