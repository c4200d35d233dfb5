// A file the reader drops on the page: a recording from their own machine, or a lesson. The module knows which.
import { announce, byId, make } from './dom.js';
import { say } from './words.js';

const largest = 64 * 1024 * 1024;

function showName(name) {
    byId('steps').replaceChildren();
    byId('where').textContent = '';
    for (const id of ['back', 'next']) byId(id).setAttribute('aria-disabled', 'true');
    byId('article').replaceChildren(make('p', { class: 'kicker' }, say('opened')),
        make('h1', { tabindex: '-1', id: 'title' }, name), ...say('openedHow').split('\n').map((text) => make('p', null, text)));
    announce(`${say('opened')}: ${name}`);
}

// `open(name, text)` answers "" or what is wrong; `opened(lesson)` is told when a file has taken the lesson's place.
export function connectFiles({ open, opened, refuse }) {
    async function take(file) {
        if (file.size > largest) return refuse(say('tooLarge', file.name));
        const problem = open(file.name, (await file.text()).replaceAll('\0', '?'));
        const reason = problem.startsWith('expected ') ? say('expected') : problem;
        if (problem) return refuse(say('refused', file.name, reason));
        opened();
        if (!file.name.endsWith('.md')) showName(file.name);
        return null;
    }
    const holdsFile = (event) => event.dataTransfer && [...event.dataTransfer.types].includes('Files');
    document.addEventListener('dragover', (event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
    });
    document.addEventListener('drop', (event) => {
        if (!holdsFile(event)) return;
        event.preventDefault();
        const [file] = event.dataTransfer.files;
        if (file) take(file).catch((error) => refuse(say('refused', file.name, error.message)));
    });
    return function choose() {
        const input = make('input', { type: 'file', onchange: () => take(input.files[0]).catch((error) => refuse(error.message)) });
        input.click();
    };
}
