// The lesson's present step as HTML. Only blocks that changed are replaced, so selection, focus and scroll position stay.
import { newsOf, renderBlock } from './blocks.js';
import { announce, byId, make, tellAround } from './dom.js';
import { say } from './words.js';

let shown = { id: null, step: null, blocks: [] };
let send = () => {};

export function connectProse(sender) {
    send = sender;
    byId('back').addEventListener('click', () => send('back'));
    byId('next').addEventListener('click', goOn);
}

// A closed way on explains itself: it leads to the question.
function goOn() {
    const waiting = document.querySelector('#article [data-wait]');
    if (byId('next').getAttribute('aria-disabled') !== 'true') {
        if (shown.last && shown.onward) shown.onward();
        else send(shown.last ? 'reset' : 'next');
    } else if (waiting) {
        waiting.scrollIntoView({ block: 'center', behavior: 'smooth' });
        waiting.classList.remove('nudged');
        void waiting.offsetWidth;  // so that the animation starts again
        waiting.classList.add('nudged');
        waiting.querySelector('button')?.focus({ preventScroll: true });
        announce(say('answerFirst'));
    }
}

function renderSteps(page) {
    const present = page.steps.findIndex((step) => step.id === page.step);
    byId('steps').replaceChildren(...page.steps.map((step, index) => make('li', null, make('button', {
        type: 'button', class: step.done ? 'done' : null, 'aria-current': index === present ? 'step' : null,
        title: step.title, 'data-key': `step-${step.id}`, onclick: () => send(`go ${step.id}`),
        'aria-label': ((name) => (step.done ? say('stepDone', name) : name))(say('step', index + 1, page.steps.length, step.title)),
    }))));
    byId('where').textContent = say('where', present + 1, page.steps.length);
    return present;
}

function renderWalk(page, present) {
    const last = present === page.steps.length - 1;
    const next = byId('next');
    const closed = !page.can_next && !last;
    next.textContent = say(last ? (shown.onward ? 'nextLesson' : 'again') : 'next');
    next.setAttribute('aria-disabled', String(closed));
    next.title = closed ? say('answerFirst') : '';
    byId('back').setAttribute('aria-disabled', String(!page.can_back));
    return last;
}

function head(page, present) {
    const step = page.steps[present];
    const kicker = [page.title, page.minutes && present === 0 ? say('minutes', page.minutes) : null].filter(Boolean).join(' · ');
    const opening = present === 0;
    return [opening ? make('p', { class: 'kicker' }, page.minutes ? say('minutes', page.minutes) : '')
        : make('p', { class: 'kicker' }, kicker),
    make('h1', { tabindex: '-1', id: 'title' }, opening ? page.title : step ? step.title : page.title)];
}

// A heading block that only repeats the step's title is the page's h1 already.
const repeatsTitle = (block, page) => block.kind === 'heading' && block.level <= 2 && block.id === page.step;

// Puts new elements where the old ones were; equal blocks keep their element.
function update(article, page, blocks) {
    blocks.forEach((block, index) => {
        const text = JSON.stringify(block);
        const old = shown.blocks[index];
        if (old && old.text === text) return;
        const element = renderBlock(block, send) || make('span', { hidden: true });
        const news = newsOf(old ? old.block : null, block);
        if (old) {
            markChanges(old.element, element);
            old.element.replaceWith(element);
        } else {
            element.classList.add('fresh');
            article.append(element);
        }
        shown.blocks[index] = { text, block, element };
        if (news) announce(news);
    });
    for (const gone of shown.blocks.splice(blocks.length)) gone.element.remove();
}

// At the end of a lesson: the next one, and the way back to the beginning of this one. `visit` is called with an id.
export function showEnding(next, visit) {
    if (!shown.last || document.getElementById('ending')) return;
    shown.onward = next ? () => visit(next.id) : null;
    if (!next) return;
    byId('next').textContent = say('nextLesson');
    byId('article').append(make('nav', { id: 'ending', class: 'ending fresh' },
        make('button', { type: 'button', class: 'choice', onclick: shown.onward }, make('b', null, say('nextIs', next.title)),
            make('span', { class: 'soft' }, say('minutes', next.minutes))),
        make('button', { type: 'button', class: 'quiet', onclick: () => send('reset') }, say('again'))));
}

// Live numbers that moved are lit for a moment.
function markChanges(before, after) {
    const values = before.querySelectorAll('output.live');
    after.querySelectorAll('output.live').forEach((value, index) => {
        if (values[index] && values[index].textContent !== value.textContent) value.classList.add('moved');
    });
}

export function showLesson(page) {
    if (!page.steps || !page.blocks) return;
    const article = byId('article');
    const key = document.activeElement?.dataset?.key;
    const present = renderSteps(page);
    const last = renderWalk(page, present);
    const moved = page.id !== shown.id || page.step !== shown.step || page.lang !== shown.lang;
    const walked = shown.id === page.id && page.step !== shown.step;
    if (moved) {
        shown = { id: page.id, step: page.step, lang: page.lang, blocks: [] };
        article.lang = page.lang || '';
        article.replaceChildren(...head(page, present));
        if (walked) byId('scroll').scrollTop = 0;
    } else if (byId('title')) {
        byId('title').textContent = present === 0 ? page.title : page.steps[present].title;  // its author may have changed it
    }
    shown.last = last;
    update(article, page, page.blocks.filter((block) => !repeatsTitle(block, page)));
    document.title = `${page.steps[present]?.title ?? ''} · ${page.title} · faultline`;
    if (walked) {
        const title = byId('title');
        title.focus({ preventScroll: true });
    } else if (key) {
        document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
    }
}

// Shows an explanation above the text: a bad link, a machine that cannot run.
export function notify(...sentences) {
    const notice = byId('notice');
    if (!sentences.length) return;
    notice.hidden = false;
    tellAround({ notice: sentences });
    const close = make('button', { type: 'button', class: 'quiet', onclick: () => {
        notice.hidden = true;
        notice.replaceChildren();
    } }, say('dismiss'));
    notice.replaceChildren(...[...notice.querySelectorAll('p')], ...sentences.map((text) => make('p', null, text)), close);
}

