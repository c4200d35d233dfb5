// What the canvas shows, as text for screen readers: a paragraph a row, replaced only when one changed.
import { byId, make } from './dom.js';

let shown = '';
export function showRows(text) {
    if (text === shown) return;
    shown = text;
    const rows = JSON.parse(text || '{}');
    byId('rows').replaceChildren(...[rows.position, ...(rows.rows || [])].filter(Boolean).map((row) => make('p', null, row)));
}
