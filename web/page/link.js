// The address of a moment: ?lesson=memory-on-demand&step=touch&lang=zh-CN&theme=dark
import { isEmbedded } from './dom.js';
import { load } from './store.js';
import { nearest } from './words.js';

export const themes = ['light', 'dark', 'system'];

// What the address asks for, what was remembered, what the browser prefers; with `problems` as [word, value] pairs.
export function readLink(search = globalThis.faultlineLink ?? location.search) {
    const asked = new URLSearchParams(search);
    const problems = [];
    const language = nearest(asked.get('lang'));
    if (asked.has('lang') && !language) problems.push(['noLanguage', asked.get('lang')]);
    const theme = asked.get('theme');
    if (theme && !themes.includes(theme)) problems.push(['noTheme', theme]);
    return {
        lesson: asked.get('lesson') || '',
        step: asked.get('step') || '',
        moment: asked.get('at') || '',
        language: language || nearest(load('language')) || nearest(navigator.language) || 'en',
        theme: (themes.includes(theme) && theme) || load('theme') || 'system',
        problems,
    };
}

// Shows the present moment in the address bar, so that it can be copied at any time: with the address of a lesson that lies
// elsewhere, and what else its machine is made of.
let shown = null;
export function showLink(moment, foreign, machine = '') {
    const query = (foreign ? moment.replace(/lesson=[^&]*/, () => `lesson=${encodeURIComponent(foreign)}`) : moment) + machine;
    if (query === shown || !query || isEmbedded()) return;
    shown = query;
    try {
        history.replaceState(null, '', `?${query}`);
    } catch {
        // a sandboxed frame has no history of its own, and browsers limit how often it may change
    }
}
