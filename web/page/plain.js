// A lesson as readable text before the machine has started, or where it cannot run. Knows just enough Markdown for that:
// the real parser is md4c in the module.
import { make, safeHref } from './dom.js';

function withoutId(text) {
    return text.replace(/\s*\{#[^}]*\}\s*$/, '');
}

function inline(text) {
    const pieces = [];
    const pattern = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\(([^)]+)\)/g;
    let from = 0;
    for (const match of text.matchAll(pattern)) {
        pieces.push(text.slice(from, match.index));
        from = match.index + match[0].length;
        const [, code, strong, emphasis, label, href] = match;
        if (code) pieces.push(/^\{.*\}$/.test(code) ? make('span', { class: 'live waiting' }, '…') : make('code', null, code));
        else if (strong) pieces.push(make('strong', null, strong));
        else if (emphasis) pieces.push(make('em', null, emphasis));
        else pieces.push(safeHref(href) ? make('a', { href }, label) : label);
    }
    pieces.push(text.slice(from));
    return pieces;
}

function fence(info, lines) {
    const [language, ...rest] = info.trim().split(/\s+/);
    if (language === 'check' || rest.includes('setup')) return null;
    if (language === 'task') {
        const hint = lines.map((line) => /^hint:\s*(.*)$/.exec(line)).find(Boolean);
        return hint ? make('p', { class: 'plainly' }, inline(hint[1])) : null;
    }
    const name = language === 'c' ? rest.find((word) => !word.includes('=')) : null;
    return make('figure', { class: language === 'console' ? 'console' : 'code' },
        name ? make('figcaption', null, name) : null, make('pre', { tabindex: '0' }, make('code', null, lines.join('\n'))));
}

function list(lines) {
    const items = lines.map((line) => line.replace(/^\s*([-*]|\d+\.)\s+(\[[ x]\]\s*)?/, ''));
    // Answers of a question stay out: the reader should predict first.
    return make('ul', null, items.map((item) => make('li', null, inline(withoutId(item).replace(/\s+—\s+\*.*\*$/, '')))));
}

function paragraph(lines) {
    if (lines.every((line) => /^\s*([-*]|\d+\.)\s/.test(line))) return list(lines);
    return make('p', null, inline(withoutId(lines.join(' '))));
}

// Groups of lines: a fence, a heading, a quotation or a paragraph.
function groups(text) {
    const found = [];
    let plain = [];
    const flush = () => {
        if (plain.length) found.push({ kind: 'plain', lines: plain });
        plain = [];
    };
    const lines = text.replace(/^---\n[\s\S]*?\n---\n/, '').split('\n');
    for (let i = 0; i < lines.length; i++) {
        const line = lines[i].replace(/^> ?/, '').replace(/^\[!\w+\].*$/, '');
        const opening = /^(`{3,})(.*)$/.exec(line);
        const heading = /^(#{2,6})\s+(.*)$/.exec(line);
        if (opening) {
            flush();
            const body = [];
            for (i++; i < lines.length && !lines[i].startsWith(opening[1]); i++) body.push(lines[i]);
            found.push({ kind: 'fence', info: opening[2], lines: body });
        } else if (heading) {
            flush();
            const id = /\{#([^\s}]+)/.exec(heading[2]);
            found.push({ kind: 'heading', level: heading[1].length, id: id ? id[1] : '', lines: [withoutId(heading[2])] });
        } else if (line.trim() === '') {
            flush();
        } else if (/^\s*([-*]|\d+\.)\s/.test(line) && plain.length && !/^\s*([-*]|\d+\.)\s/.test(plain[0])) {
            flush();
            plain = [line];
        } else {
            plain.push(line);
        }
    }
    flush();
    return found;
}

// The whole text, or only one step of it ('' = the opening).
export function renderPlain(text, title, onlyStep = null) {
    const nodes = [make('h1', null, title)];
    let step = 'start';
    for (const group of groups(text)) {
        if (group.kind === 'heading' && group.level === 2) step = group.id;
        if (onlyStep !== null && step !== (onlyStep || 'start')) continue;
        if (group.kind === 'fence') nodes.push(fence(group.info, group.lines));
        else if (group.kind === 'heading') nodes.push(make(`h${Math.min(6, group.level)}`, null, inline(group.lines[0])));
        else nodes.push(paragraph(group.lines));
    }
    return nodes.filter(Boolean);
}
