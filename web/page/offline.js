// Keeps the site for use without a network, and offers a new version when there is one.
import { byId, isEmbedded, make } from './dom.js';
import { load } from './store.js';
import { language, say } from './words.js';

const words = {
    en: { fresh: 'A new version of faultline is here. Your progress is kept.', reload: 'Load it' },
    'zh-CN': { fresh: 'faultline 有新版本，学习进度会保留。', reload: '加载新版本' },
};

// Files of a page that is served by this machine itself change while somebody works on them.
const isOwnMachine = () => ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname) && !load('offline');

function offer(worker) {
    const notice = byId('notice');
    const button = make('button', { type: 'button', class: 'main', id: 'renew', onclick: () => worker.postMessage('take over') },
        words[language()].reload);
    const close = make('button', { type: 'button', class: 'quiet', onclick: () => { notice.hidden = true; } }, say('dismiss'));
    notice.replaceChildren(make('p', null, words[language()].fresh), button, close);
    notice.hidden = false;
}

export async function connectOffline() {
    if (isEmbedded() || window.parent !== window || isOwnMachine() || !navigator.serviceWorker) return;
    const registration = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
    const watch = (worker) => {
        const look = () => { if (worker.state === 'installed' && navigator.serviceWorker.controller) offer(worker); };
        worker.addEventListener('statechange', look);
        look();
    };
    if (registration.waiting) watch(registration.waiting);
    registration.addEventListener('updatefound', () => watch(registration.installing));
}
