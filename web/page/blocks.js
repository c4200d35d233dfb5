// One HTML element for each block of a lesson. `send` passes a line to the application ("answer q-touch 1").
import { make, safeHref } from './dom.js';
import { say } from './words.js';

function span(piece) {
    if (piece.value !== undefined) {
        return make('output', { class: 'live', 'data-live': piece.expr, title: say('live', piece.expr) }, piece.value);
    }
    if (piece.code !== undefined) return make('code', null, piece.code);
    if (piece.em !== undefined) return make('em', null, piece.em);
    if (piece.strong !== undefined) return make('strong', null, piece.strong);
    if (piece.strike !== undefined) return make('s', null, piece.strike);
    if (piece.break) return make('br');
    if (piece.link !== undefined) {
        const href = safeHref(piece.href || '');
        const outside = href && /^https?:/i.test(href);
        return href ? make('a', outside ? { href, rel: 'noopener', target: '_blank' } : { href }, piece.link) : piece.link;
    }
    return piece.text ?? '';
}

export const inline = (spans) => (spans || []).map(span);
const plain = (spans) => (spans || []).map((piece) => Object.values(piece)[0]).join('');

// Words of a translation that lag behind the English text carry a mark.
function remark(block) {
    if (!block.stale && !block.missing) return null;
    return make('small', { class: 'remark' }, say(block.stale ? 'stale' : 'missing'));
}

export function copyButton(text) {
    const button = make('button', { type: 'button', class: 'copy', onclick: async () => {
        try {
            await navigator.clipboard.writeText(text);
            button.textContent = say('copied');
        } catch {
            getSelection().selectAllChildren(button.closest('figure').querySelector('pre'));
        }
    } }, say('copy'));
    return button;
}

function consoleLine(line) {
    if (line.prompt === undefined) return make('samp', { class: 'output' }, `${line.output ?? ''}\n`);
    return make('span', { class: 'typed' }, make('span', { class: 'prompt' }, line.prompt), make('kbd', null, line.text), '\n');
}

// What a lesson only shows can be run by the reader: each command is typed into the terminal.
function runButton(block, send) {
    return make('button', { type: 'button', class: 'copy', 'data-key': `run-${block.id}`, onclick: () => {
        if (block.show) send(`show ${block.show}`);
        for (const line of block.lines) if (line.prompt !== undefined) send(`line ${line.text}`);
    } }, say('run'));
}

function terminal(block, send) {
    const words = { done: 'ran', pending: 'willRun', show: 'toTry' };
    const state = words[block.state] ? block.state : 'show';
    return make('figure', { class: `console ${state}` },
        make('figcaption', null, say(words[state]), state === 'show' ? runButton(block, send) : null),
        make('pre', { tabindex: '0', translate: 'no' }, block.lines.map(consoleLine)));
}

function code(block) {
    return make('figure', { class: 'code' },
        make('figcaption', null, block.name || block.lang || '', copyButton(block.text)),
        make('pre', { tabindex: '0', translate: 'no' }, make('code', null, block.text)));
}

function choice(block, item, index, send) {
    const verdict = !item.chosen ? null : item.correct ? 'right' : 'wrong';
    const letter = String.fromCharCode(65 + index);
    return make('li', { class: verdict },
        make('button', {
            type: 'button', class: 'choice', 'data-key': `${block.id}-${index}`, 'aria-pressed': String(!!item.chosen),
            onclick: () => send(`answer ${block.id} ${index + 1}`),
        }, make('span', { class: 'mark', 'aria-hidden': 'true' }, { right: '✓', wrong: '✕' }[verdict] || letter),
        make('span', { class: 'words' }, inline(item.spans))),
        verdict ? make('p', { class: 'why' }, make('b', null, say(verdict)), ' ', inline(item.explanation)) : null);
}

function quiz(block, send) {
    return make('section', { class: `quiz${block.answered ? ' answered' : ''}`, 'data-wait': block.answered ? null : block.id },
        make('p', { class: 'kicker' }, say('question')),
        make('p', { class: 'asked', id: `asked-${block.id}` }, inline(block.spans)),
        make('div', { role: 'group', 'aria-labelledby': `asked-${block.id}` },
            make('ul', null, block.choices.map((item, index) => choice(block, item, index, send)))));
}

function hints(block) {
    return (block.hints || []).map((hint) => make('p', { class: 'hint' }, make('b', null, say('hintName')), ' ',
        Array.isArray(hint) ? inline(hint) : hint));
}

function solution(lines) {
    if (!lines || !lines.length) return null;
    const parts = lines.map((line) => (typeof line === 'string' ? { output: line } : line));
    return make('figure', { class: 'console show' }, make('figcaption', null, say('solutionName')),
        make('pre', { tabindex: '0', translate: 'no' }, parts.map(consoleLine)));
}

function task(block, send) {
    const button = (key, message, label, kind) => make('button', {
        type: 'button', class: kind, 'data-key': `${block.id}-${key}`, onclick: () => send(message),
    }, label);
    return make('section', { class: `task${block.done ? ' done' : ''}`, 'data-wait': block.done ? null : block.id },
        make('p', { class: 'kicker' }, say('task')),
        make('p', { class: 'goal' }, Array.isArray(block.goal) ? inline(block.goal) : make('code', null, block.goal ?? '')),
        hints(block), solution(block.solution),
        block.report ? make('p', { class: 'report' }, block.report) : null,
        block.done ? make('p', { class: 'verdict' }, make('span', { class: 'mark', 'aria-hidden': 'true' }, '✓'), ' ', say('done'))
            : make('p', { class: 'buttons' }, button('check', `task ${block.id}`, say('check'), 'main'),
                block.more_hints ? button('hint', `hint ${block.id}`, say('hint', block.more_hints), 'quiet')
                    : block.solution ? null : button('solution', `solution ${block.id}`, say('solution'), 'quiet')));
}

function table(block) {
    const cells = (tag, row) => make('tr', null, row.map((cell) => make(tag, tag === 'th' ? { scope: 'col' } : null, inline(cell))));
    return make('div', { class: 'wide', tabindex: '0' }, make('table', null,
        make('thead', null, cells('th', block.header || [])), make('tbody', null, (block.rows || []).map((row) => cells('td', row)))));
}

function note(block, send) {
    const flavour = String(block.flavour || 'NOTE').toLowerCase();
    const known = ['tip', 'note', 'myth'].includes(flavour) ? flavour : 'note';
    return make('aside', { class: `note ${known}` }, make('p', { class: 'kicker' }, say(known)),
        (block.blocks || []).map((inner) => renderBlock(inner, send)));
}

const makers = {
    // The step's title, a ## of the lesson, is the page's h1: what is ### there comes next.
    heading: (block) => make(`h${Math.min(6, Math.max(2, (block.level || 3) - 1))}`, null, inline(block.spans)),
    paragraph: (block) => make('p', null, inline(block.spans)),
    list: (block) => make(block.ordered ? 'ol' : 'ul', { start: block.ordered && block.first > 1 ? block.first : null },
        (block.items || []).map((item) => make('li', null, inline(item)))),
    console: terminal, code, quiz, task, table, note,
};

// An element for the block, or nothing for a kind this page does not know.
export function renderBlock(block, send) {
    const maker = makers[block.kind];
    if (!maker) return null;
    const element = maker(block, send);
    const words = remark(block);
    if (words) element.append(' ', words);
    if (block.missing) element.lang = 'en';
    if (block.id) element.id = `block-${block.id}`;
    return element;
}

// What a screen reader should hear when this block became this: a new explanation, a report, a task done.
export function newsOf(before, block) {
    if (block.kind === 'quiz') {
        const chosen = block.choices.find((item, index) => item.chosen && !(before && before.choices[index].chosen));
        return chosen ? `${say(chosen.correct ? 'right' : 'wrong')} ${plain(chosen.explanation)}` : '';
    }
    if (block.kind === 'task') {
        if (block.done && !(before && before.done)) return say('done');
        if (block.report && block.report !== (before && before.report)) return block.report;
        const fresh = (block.hints || []).slice(before ? (before.hints || []).length : 0).pop();
        return fresh ? (Array.isArray(fresh) ? plain(fresh) : fresh) : '';
    }
    return '';
}
