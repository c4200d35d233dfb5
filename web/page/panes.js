// Where things are: the splitter between lesson and canvas on wide screens, one pane at a time on narrow ones.
import { byId } from './dom.js';
import { load, save } from './store.js';

const narrowest = 300;
const widest = 720;
const step = 24;

export const isNarrow = () => window.matchMedia('(max-width: 1099.98px)').matches;

function setWidth(width) {
    const most = Math.min(widest, window.innerWidth * 0.55);
    const fitting = Math.round(Math.min(most, Math.max(narrowest, width)));
    byId('house').style.setProperty('--lesson-width', `${fitting}px`);
    const splitter = byId('splitter');
    splitter.setAttribute('aria-valuenow', fitting);
    splitter.setAttribute('aria-valuemin', narrowest);
    splitter.setAttribute('aria-valuemax', Math.round(most));
    return fitting;
}

function connectSplitter() {
    const splitter = byId('splitter');
    let width = setWidth(Number(load('width')) || 420);
    const change = (to) => {
        width = setWidth(to);
        save('width', width);
    };
    splitter.addEventListener('pointerdown', (event) => {
        splitter.setPointerCapture(event.pointerId);
        event.preventDefault();
        splitter.focus();
    });
    splitter.addEventListener('pointermove', (event) => {
        if (splitter.hasPointerCapture(event.pointerId)) change(event.clientX);
    });
    splitter.addEventListener('keydown', (event) => {
        const by = { ArrowLeft: -step, ArrowRight: step }[event.key];
        if (by) change(width + by);
    });
    splitter.addEventListener('dblclick', () => change(420));
}

// `onPane(name)` is told which pane is in front; on wide screens all are.
export function connectPanes(onPane) {
    connectSplitter();
    const buttons = [...byId('tabs').querySelectorAll('button')];
    const show = (name) => {
        document.body.dataset.pane = name;
        for (const button of buttons) button.setAttribute('aria-current', String(button.dataset.pane === name));
        onPane(name);
    };
    for (const button of buttons) button.addEventListener('click', () => show(button.dataset.pane));
    window.matchMedia('(max-width: 1099.98px)').addEventListener('change', () => onPane(document.body.dataset.pane));
    return { show, present: () => document.body.dataset.pane };
}
