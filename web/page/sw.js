// Keeps one whole version of the site for use without a network. Every file is kept with the hash it had when the site was
// put together: a set of files that does not belong together is never stored and never served. A new version waits until
// the reader asks for it, or until the last page of the old one is closed; then every open page is loaded anew.
const version = '@VERSION@';
const files = {/*FILES*/};
const name = `faultline-${version}`;
const scope = new URL(self.registration.scope).pathname;

const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

async function verified(path) {
    const response = await fetch(path, { cache: 'no-cache' });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    const bytes = await response.arrayBuffer();
    if (hex(await crypto.subtle.digest('SHA-256', bytes)) !== files[path]) throw new Error(`${path} belongs to another version`);
    return new Response(bytes, { headers: { 'Content-Type': response.headers.get('Content-Type') || '' } });
}

async function fill() {
    const cache = await caches.open(name);
    const paths = Object.keys(files);
    const fetchOne = async (path) => { if (!(await cache.match(path))) await cache.put(path, await verified(path)); };
    for (let i = 0; i < paths.length; i += 8) await Promise.all(paths.slice(i, i + 8).map(fetchOne));
}

async function takeOver() {
    const old = (await caches.keys()).filter((each) => each.startsWith('faultline-') && each !== name);
    await Promise.all(old.map((each) => caches.delete(each)));
    if (!old.length) return;
    for (const page of await self.clients.matchAll({ type: 'window' })) page.navigate(page.url).catch(() => {});
}

async function serve(path) {
    const kept = await (await caches.open(name)).match(path);
    return kept || verified(path);
}

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', (event) => { if (event.data === 'take over') self.skipWaiting(); });
self.addEventListener('fetch', (event) => {
    const url = new URL(event.request.url);
    if (event.request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith(scope)) return;
    const path = decodeURIComponent(url.pathname.slice(scope.length)) || 'index.html';
    if (!(path in files)) return;
    const asked = url.searchParams.get('v');
    event.respondWith(asked && asked !== version ? Response.error() : serve(path));
});
