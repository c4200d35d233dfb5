// Small helpers to build HTML. Text only ever enters as text: nothing here parses markup.

// make('p', {class: 'x', onclick: f}, child, …): children are nodes, strings, arrays of them, or null.
export function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
        if (value === null || value === undefined || value === false) continue;
        if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ''));
    return element;
}

export const byId = (id) => document.getElementById(id);

// Says something to a screen reader without moving the focus.
export function announce(text) {
    const region = byId('said');
    region.textContent = '';
    setTimeout(() => { region.textContent = text; }, 50);
}

// Only addresses that lead to a page; anything else in a lesson's link is shown as plain text.
export function safeHref(href) {
    return /^(https?:\/\/|\?|#|\.\/|[\w-]+\/)/i.test(href) && !/^[a-z]+:/i.test(href.replace(/^https?:/i, '')) ? href : null;
}

// Inside another page (embed.html), where the address is not ours to change.
export const isEmbedded = () => document.body.classList.contains('embedded');

// For what surrounds the lesson, when something does: an embedding page, a course system.
export const tellAround = (detail) => document.dispatchEvent(new CustomEvent('faultline', { detail }));
