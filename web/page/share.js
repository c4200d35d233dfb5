// The dialog behind "Embed this step": what to paste into a course page, for this lesson at this step.
import { copyButton } from './blocks.js';
import { byId, make } from './dom.js';
import { language, say } from './words.js';

const words = {
    en: {
        element: 'Where scripts are allowed (mdBook, Sphinx, Jupyter Book, Docusaurus)',
        frame: 'Where only frames are (Moodle, Canvas)',
    },
    'zh-CN': {
        element: '允许脚本的页面（mdBook、Sphinx、Jupyter Book、Docusaurus）',
        frame: '只允许框架的页面（Moodle、Canvas）',
    },
};

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

export function snippetsOf(link, base) {
    const query = new URLSearchParams(link);
    const kept = ['lesson', 'step', 'lang', 'theme'].filter(
        (name) => query.get(name) && !(name === 'theme' && query.get(name) === 'system'),
    );
    const attributes = kept.map((name) => ` ${name}="${escaped(query.get(name))}"`).join('');
    const address = new URL(`embed.html?${new URLSearchParams(kept.map((name) => [name, query.get(name)]))}`, base).href;
    return {
        element:
            `<script type="module" src="${escaped(new URL('faultline.js', base).href)}"></script>\n` +
            `<faultline-lesson${attributes}></faultline-lesson>`,
        frame:
            `<iframe src="${escaped(address)}" title="faultline" width="100%" height="560" loading="lazy"\n` +
            '        allow="fullscreen; clipboard-write" style="border:0"></iframe>',
    };
}

export function showSnippets(entry, machine) {
    const now = machine ? machine.link() : new URLSearchParams({ lesson: entry?.id || '', lang: language() }).toString();
    const snippets = snippetsOf(now, new URL('.', location.href));
    if (!document.querySelector('link[href="embed.css"]'))
        document.head.append(make('link', { rel: 'stylesheet', href: 'embed.css' }));
    byId('snippets')?.remove();
    const dialog = make(
        'dialog',
        { id: 'snippets', 'aria-labelledby': 'snippets-title' },
        make(
            'header',
            null,
            make('h2', { id: 'snippets-title' }, say('share')),
            make(
                'button',
                { type: 'button', class: 'quiet icon', 'aria-label': say('dismiss'), onclick: () => dialog.close() },
                '✕',
            ),
        ),
        ...Object.entries(snippets).map(([kind, text]) =>
            make(
                'figure',
                { class: 'code', id: `snippet-${kind}` },
                make('figcaption', null, words[language()][kind], copyButton(text)),
                make('pre', { tabindex: '0', translate: 'no' }, make('code', null, text)),
            ),
        ),
    );
    document.body.append(dialog);
    dialog.showModal();
}
