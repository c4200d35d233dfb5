// The sandbox: what its machine is made of, chosen above the text. The lesson stays the file it is; its head and its setup
// commands get the chosen values before the machine reads them.
import { announce, byId, make } from './dom.js';
import { language } from './words.js';

const choices = {
    ram: ['64M', '128M', '256M', '512M', '1G', '4G', '16G'],
    swap: ['0', '64M', '128M', '256M', '1G'],
    levels: ['4', '5', '2'],
    rules: ['today', '2.6'],
    swappiness: ['0', '10', '60', '100', '200'],
    overcommit: ['0', '1', '2'],
    huge: ['always', 'madvise', 'never'],
};
const usual = { ram: '256M', swap: '128M', levels: '4', rules: 'today', swappiness: '60', overcommit: '0', huge: 'madvise' };

const words = {
    en: {
        title: 'The machine', start: 'Start this machine',
        note: 'A new machine begins with nothing running.', began: 'A new machine has started.',
        ram: 'RAM', swap: 'Swap', levels: 'Addresses', rules: 'Kernel rules', swappiness: 'swappiness',
        overcommit: 'overcommit_memory', huge: 'Huge pages', none: 'none', levels2: '32 bits, 2 levels',
        levels4: '48 bits, 4 levels', levels5: '57 bits, 5 levels',
        rulestoday: 'rules of today', 'rules2.6': 'rules of Linux 2.6', overcommit0: '0, heuristic',
        overcommit1: '1, always', overcommit2: '2, strict',
        unknown: '{0}={1} is no choice for this machine: {2}.', less: '32-bit addresses reach 4 GiB: the machine has 4G of RAM.',
    },
    'zh-CN': {
        title: '机器', start: '启动这台机器', note: '新机器启动时没有任何程序在运行。', began: '新机器已启动。',
        ram: '内存', swap: '交换区', levels: '地址', rules: '内核规则', swappiness: 'swappiness', overcommit: 'overcommit_memory',
        huge: '大页', none: '无', levels2: '32 位，2 级页表', levels4: '48 位，4 级页表', levels5: '57 位，5 级页表',
        rulestoday: '现在的规则', 'rules2.6': 'Linux 2.6 的规则', overcommit0: '0，启发式', overcommit1: '1，总是允许', overcommit2: '2，严格',
        unknown: '{0}={1} 不是这台机器的选项：{2}。', less: '32 位地址只能到达 4 GiB：机器的内存为 4G。',
    },
};
const say = (key, ...values) => (words[language()][key] ?? key).replace(/\{(\d)\}/g, (_, place) => values[place]);
const nameOf = (key, value) => {
    const named = words[language()];
    return named[`${key}${value}`] ?? named[value] ?? (key === 'swap' && value === '0' ? named.none : value);
};

let chosen = null;
const problems = [];

function possible(settings) {
    if (settings.levels !== '2' || settings.ram !== '16G') return settings;
    problems.push(say('less'));
    return { ...settings, ram: '4G' };
}

// From the address: ?lesson=sandbox&ram=1G&swap=0. What is no choice is told and left as usual.
function fromAddress() {
    const settings = { ...usual };
    for (const [key, value] of new URLSearchParams(globalThis.faultlineLink ?? location.search)) {
        if (!choices[key]) continue;
        if (choices[key].includes(value)) settings[key] = value;
        else problems.push(say('unknown', key, value, choices[key].join(', ')));
    }
    return possible(settings);
}

function changed(text, { ram, swap, levels, rules, swappiness, overcommit, huge }) {
    const written = (into, value) => {
        text = text.replace(new RegExp(`^(\\$ echo )\\S+( > ${into})$`, 'm'), `$1${value}$2`);
    };
    text = text.replace(/^machine:.*$/m, `machine: { ram: ${ram}, swap: ${swap}, levels: ${levels} }`);
    written('/proc/sys/vm/swappiness', swappiness);
    written('/proc/sys/vm/overcommit_memory', overcommit);
    written('/sys/kernel/mm/transparent_hugepage/enabled', huge);
    for (const rule of ['replacement', 'badness']) written(`/sys/faultline/${rule}`, rules === '2.6' ? 'linux26' : 'linux');
    return text;
}

export function adjusted(texts) {
    chosen ??= fromAddress();
    const { english, translation } = texts;
    return { ...texts, english: changed(english, chosen), translation: translation && changed(translation, chosen) };
}

// What a link adds to say which machine this is.
export function query() {
    const unusual = Object.entries(chosen ?? {}).filter(([key, value]) => value !== usual[key]);
    return unusual.map(([key, value]) => `&${key}=${value}`).join('');
}

function field(key) {
    return make('label', null, make('span', null, say(key)), make('select', { name: key },
        choices[key].map((value) => make('option', { value, selected: value === chosen[key] }, nameOf(key, value)))));
}

// "The machine: RAM 256M · Swap 128M · 48 bits, 4 levels · today"
const inBrief = () => `${say('title')}: ${say('ram')} ${chosen.ram} · ${say('swap')} ${nameOf('swap', chosen.swap)} · `
    + `${nameOf('levels', chosen.levels)} · ${nameOf('rules', chosen.rules)}`;

// The form above the text; `restart` opens the lesson anew, `notify` tells what was wrong in the address.
export function showSettings(restart, notify) {
    const old = byId('settings');
    if (old?.lang === language()) return;
    if (!document.body.classList.contains('packed') && !document.querySelector('link[href="sandbox.css"]'))
        document.head.append(make('link', { rel: 'stylesheet', href: 'sandbox.css' }));
    const form = make('form', { 'aria-label': say('title'), onsubmit: async (event) => {
        event.preventDefault();
        chosen = possible(Object.fromEntries(new FormData(form)));
        for (const [key, value] of Object.entries(chosen)) form.elements[key].value = value;
        summary.textContent = inBrief();
        await restart();
        announce(say('began'));
        problems.splice(0).forEach(notify);
    } }, Object.keys(choices).map(field),
    make('p', null, make('button', { class: 'main' }, say('start')), make('small', null, say('note'))));
    const summary = make('summary', null, inBrief());
    const settings = make('details', { id: 'settings', lang: language(), open: old?.open }, summary, form);
    if (old) old.replaceWith(settings);
    else byId('article').before(settings);
    problems.splice(0).forEach(notify);
}
