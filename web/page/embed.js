// embed.html?lesson=…: one lesson inside another page. First a poster of a few kilobytes; a click starts the machine.
// Parameters that are unknown or wrong are listed in the message `ready` and in the poster, and never stop anything.
import { Channel, Refusal } from './channel.js';
import { byId, make } from './dom.js';
import { Follower } from './score.js';
import { load } from './store.js';
import { languages, language, nearest, setLanguage } from './words.js';

const words = {
    en: {
        start: 'Start',
        minutes: '{0} min',
        lesson: 'A lesson with a simulated Linux machine',
        full: 'Open in a page of its own',
    },
    'zh-CN': { start: '开始', minutes: '{0} 分钟', lesson: '一节带有模拟 Linux 机器的课', full: '在单独的页面中打开' },
};
const say = (word, value) => words[language()][word].replace('{0}', value);
const themes = ['light', 'dark', 'system'];
const known = ['lesson', 'step', 'lang', 'locale', 'theme', 'loading', 'origin', 'poster'];
const shortest = 360;
const tallest = 900;

const warnings = [];
let lesson = null;
let wanted = null;
let running = null; // resolves when the machine runs
let follower = null;

async function fetchJson(path) {
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
}

function oneOf(value, allowed, name, otherwise) {
    if (!value || allowed.includes(value)) return value || otherwise;
    warnings.push(`${name}=${value.slice(0, 64)}: there is ${allowed.join(', ')}`);
    return otherwise;
}

// A step by its id or its number from 1.
function stepOf(each, asked) {
    if (!asked || each.steps.includes(asked)) return asked || '';
    const numbered = /^\d{1,3}$/.test(asked) && each.steps[Number(asked) - 1];
    return numbered || null;
}

function readAddress(lessons) {
    const asked = new URLSearchParams(location.search);
    for (const name of asked.keys())
        if (!known.includes(name)) warnings.push(`${name.slice(0, 64)}: there is no such parameter`);
    const tag = asked.get('lang') || asked.get('locale');
    if (tag && !nearest(tag)) warnings.push(`lang=${tag.slice(0, 64)}: there is ${languages.join(', ')}`);
    const id = asked.get('lesson') || '';
    lesson = lessons.find((each) => each.id === id) || lessons[0];
    if (lesson.id !== id) warnings.push(`lesson=${id.slice(0, 64)}: there is no such lesson; this is ${lesson.id}`);
    const step = stepOf(lesson, asked.get('step'));
    if (step === null) warnings.push(`step=${asked.get('step').slice(0, 64)}: there is no such step in ${lesson.id}`);
    const origin = asked.get('origin');
    if (origin && origin !== 'null' && !/^https?:\/\/[^/]+$/.test(origin))
        warnings.push('origin: expected a form like https://example.org');
    return {
        step: step || '',
        language: nearest(tag) || nearest(load('language')) || nearest(navigator.language) || 'en',
        theme: oneOf(asked.get('theme') === 'auto' ? 'system' : asked.get('theme'), themes, 'theme', 'system'),
        loading: oneOf(asked.get('loading'), ['click', 'eager'], 'loading', 'click'),
        origin: origin && (origin === 'null' || /^https?:\/\/[^/]+$/.test(origin)) ? origin : null,
    };
}

function showPoster() {
    setLanguage(wanted.language);
    const dark =
        wanted.theme === 'system' ? window.matchMedia('(prefers-color-scheme: dark)').matches : wanted.theme === 'dark';
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    const title = lesson.titles[language()] || lesson.titles.en;
    document.title = `${title} · faultline`;
    byId('poster').replaceChildren(
        make('p', { class: 'kicker' }, say('lesson')),
        make('h1', null, title),
        make(
            'button',
            { type: 'button', class: 'main', id: 'run', onclick: start },
            make('span', { 'aria-hidden': 'true' }, '▶ '),
            say('start'),
        ),
        make(
            'p',
            { class: 'soft' },
            say('minutes', lesson.minutes),
            ' · ',
            make('a', { href: fullAddress(), target: '_blank', rel: 'noopener' }, say('full')),
        ),
        ...warnings.map((text) => make('p', { class: 'soft', role: 'status' }, text)),
    );
}

function wantedLink() {
    return new URLSearchParams({ lesson: lesson.id, step: wanted.step, lang: wanted.language, theme: wanted.theme });
}

function fullAddress() {
    return `index.html?${globalThis.Module?.link() || wantedLink()}`;
}

// What is said before the machine runs is meant for where it starts.
function start() {
    if (running) return running;
    globalThis.faultlineLink = `?${wantedLink()}`;
    running = new Promise((resolve) => {
        document.addEventListener('faultline', ({ detail }) => {
            if (detail.running) resolve();
        });
    });
    byId('poster').hidden = true;
    document.body.classList.remove('waiting');
    const attributes = { class: 'quiet', id: 'full', target: '_blank', rel: 'noopener' };
    const full = make('a', { ...attributes, href: fullAddress(), 'aria-label': say('full'), title: say('full') }, '↗');
    full.addEventListener('click', () => {
        full.href = fullAddress();
    });
    byId('share').after(full);
    import('./start.js').catch((error) => channel.notify('error', { code: -32000, message: error.message, fatal: true }));
    return running;
}

const methods = {
    start: { takes: [], run: () => start() },
    goto: { takes: ['lesson', 'step'], run: goTo },
    reset: {
        takes: [],
        run: async () => {
            await started();
            tell('reset');
        },
    },
    set: { takes: ['lang', 'theme'], run: set },
    describe: {
        takes: [],
        run: () => ({
            version: 1,
            methods: Object.fromEntries(Object.entries(methods).map(([name, { takes }]) => [name, takes])),
            events: ['ready', 'step', 'answered', 'completed', 'score', 'error', 'height', 'running'],
        }),
    },
};
let channel = null;
let catalogue = [];

async function started() {
    if (!running) throw new Refusal(-32000, 'the lesson has not been started; send start first');
    await running;
}

function tell(line) {
    const problem = globalThis.Module.message(line);
    if (problem) throw new Refusal(-32602, problem);
}

async function goTo({ lesson: id, step }) {
    const to = id === undefined ? lesson : catalogue.find((each) => each.id === id);
    if (!to) throw new Refusal(-32602, `there is no lesson "${id}"`);
    const place = stepOf(to, step);
    if (place === null) throw new Refusal(-32602, `there is no step "${step}" in ${to.id}; there are ${to.steps.join(', ')}`);
    if (!running) {
        [lesson, wanted.step] = [to, place];
        showPoster();
    } else {
        await running;
        if (to !== lesson) await globalThis.Module.visit(to.id, place);
        else tell(`go ${place || to.steps[0]}`);
    }
    return { lesson: to.id, step: place || to.steps[0] };
}

async function set({ lang, theme }) {
    if (lang !== undefined && !nearest(lang)) throw new Refusal(-32602, `lang is one of ${languages.join(', ')}`);
    if (theme !== undefined && !themes.includes(theme)) throw new Refusal(-32602, `theme is one of ${themes.join(', ')}`);
    if (running) {
        await running;
        if (lang) await globalThis.Module.language(nearest(lang));
        if (theme) globalThis.Module.theme(theme);
    } else {
        Object.assign(wanted, lang ? { language: nearest(lang) } : {}, theme ? { theme } : {});
        showPoster();
    }
    return { lang: language(), theme: theme || wanted.theme };
}

async function follow(page) {
    if (!follower || follower.id !== page.id) {
        lesson = catalogue.find((each) => each.id === page.id) || lesson;
        const before = load(`progress.${page.id}`) || '';
        const text = await (await fetch(`lessons/${lesson.folder}/lesson.md`)).text();
        const mine = new Follower(text, (kind, detail) => channel.notify(kind, detail), before);
        mine.id = page.id;
        follower = mine;
    }
    follower.page(page);
}

// The height the present step would like; it grows with the text and shrinks only with the width.
let told = { width: 0, height: 0 };
function fit() {
    const one = (id) => byId(id)?.getBoundingClientRect().height || 0;
    const poster = byId('poster');
    const lessonHeight = () =>
        byId('article').scrollHeight +
        48 +
        one('tabs') +
        [...document.querySelectorAll('.bar, .steps, .walk')].reduce(
            (sum, each) => sum + each.getBoundingClientRect().height,
            0,
        );
    const wants = running ? lessonHeight() : poster.scrollHeight;
    let height = Math.ceil(Math.min(tallest, Math.max(shortest, wants)));
    const width = window.innerWidth;
    if (width === told.width && running) height = Math.max(height, told.height);
    if (width === told.width && Math.abs(height - told.height) < 2) return;
    told = { width, height };
    channel.height(height);
}

function watchHeight() {
    let asked = 0;
    const soon = () => {
        cancelAnimationFrame(asked);
        asked = requestAnimationFrame(fit);
    };
    const observer = new ResizeObserver(soon);
    for (const id of ['poster', 'article', 'lesson']) observer.observe(byId(id));
    soon();
}

async function main() {
    const chapters = await fetchJson('lessons/course.json');
    catalogue = chapters.flatMap((chapter) => chapter.lessons);
    wanted = readAddress(catalogue);
    channel = new Channel(wanted.origin, methods);
    showPoster();
    document.addEventListener('faultline', ({ detail }) => {
        if (detail.page) follow(detail.page);
        if (detail.saved) follower?.saved(detail.saved);
        if (detail.notice) channel.notify('error', { code: -32000, message: detail.notice.join(' '), fatal: false });
        if (detail.running) channel.notify('running', { lesson: lesson.id });
    });
    channel.notify('ready', {
        version: 1,
        lesson: lesson.id,
        title: document.title,
        lang: language(),
        step: wanted.step,
        steps: lesson.steps,
        warnings,
    });
    watchHeight();
    if (wanted.loading === 'eager') start();
}

main().catch((error) => {
    byId('poster').replaceChildren(make('p', { role: 'alert' }, `faultline: ${error.message}`));
    (channel || new Channel(null, {})).notify('error', { code: -32000, message: error.message, fatal: true });
});
