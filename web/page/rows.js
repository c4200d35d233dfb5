// The machine beside the canvas, as text and controls: what the picture shows, what happened last, the terminal with a line
// to type into, the pictures to choose from. Seen only while one of its controls has the focus.
import { announce, byId, make } from './dom.js';
import { say } from './words.js';

const pictures = ['address-space', 'fault-path', 'page-walk', 'physical-memory', 'heap', 'reclaim', 'processes', 'oom-board'];
let shown = '';
let last = {};

const lines = (items) => items.map((text) => make('p', null, text));

// `send` passes a line to the application, as everywhere.
export function connectRows(send) {
    const field = make('input', { id: 'typed', type: 'text', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' });
    const form = make('form', { id: 'typing' }, make('label', { for: 'typed', 'data-say': 'typed' }, say('typed')), field,
        make('button', { type: 'submit', class: 'main', 'data-say': 'enter' }, say('enter')));
    form.addEventListener('submit', (event) => {
        event.preventDefault();
        send(`line ${field.value}`);
        field.value = '';
    });
    const choice = make('select', { id: 'pictured' }, pictures.map((name) => make('option', { value: name }, name)));
    choice.addEventListener('change', () => send(`show ${choice.value}`));
    byId('controls').replaceChildren(make('label', { for: 'pictured', 'data-say': 'picture' }, say('picture')), choice, form);
}

// Replaced only when something changed; what is new is said aloud, the terminal's answer rather than the event behind it.
export function showRows(text) {
    if (text === shown) return;
    shown = text;
    const rows = JSON.parse(text || '{}');
    byId('rows').replaceChildren(...lines([rows.position, rows.news, ...(rows.rows || [])].filter(Boolean)));
    byId('log').textContent = (rows.terminal || []).join('');
    if (byId('pictured')) {
        byId('pictured').value = rows.picture;
        [...byId('pictured').options].forEach((option, index) => { option.textContent = rows.pictures?.[index] ?? option.value; });
    }
    const typed = (rows.terminal || []).slice(-3).join('');
    if (typed !== last.typed && last.typed !== undefined && byId('controls').contains(document.activeElement)) announce(typed);
    else if (rows.news && rows.news !== last.news && last.news) announce(rows.news);
    last = { news: rows.news, typed };
}
