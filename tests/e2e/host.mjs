// Pages of somebody else that hold lessons, served from an origin of their own.
import { createServer } from 'node:http';
import { Visit } from './browser.mjs';

// A course site on an origin of its own, with a policy that allows nothing inline.
export function hostSite(pages, policy) {
    const server = createServer((request, response) => {
        const html = pages[new URL(request.url, 'http://host/').pathname];
        response.writeHead(html === undefined ? 204 : 200, {
            'Content-Type': request.url.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8',
            ...(policy ? { 'Content-Security-Policy': policy } : {}),
        });
        response.end(html ?? '');
    });
    return new Promise((resolve) =>
        server.listen(0, '127.0.0.1', () =>
            resolve({ address: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() }),
        ),
    );
}

export const page = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>host</title>${body}</html>`;
const lessons = (attributes) => attributes.map((each) => `<faultline-lesson ${each}></faultline-lesson>`).join('');
const element = (address, attributes) =>
    page(`<script type="module" src="host.js"></script><script type="module" src="${address}faultline.js"></script>
    </head><body>${lessons(attributes)}</body>`);
const collecting = `globalThis.heard = [];
for (const kind of ['ready', 'running', 'step', 'answered', 'score', 'completed', 'error', 'height', 'parked'])
    document.addEventListener('faultline-' + kind, (event) => heard.push([kind, event.detail]));`;

const strict = (address) => `default-src 'none'; script-src 'self' ${address}; frame-src ${address}; style-src 'self'`;

export async function withHost(world, attributes, body, options = { viewport: { width: 800, height: 900 } }) {
    const host = await hostSite({ '/': element(world.address, attributes), '/host.js': collecting }, strict(world.address));
    const visit = await Visit.open(world.browser, host.address, '', options);
    visit.frame = (number = 0) => visit.page.frames().filter((each) => each.url().includes('embed.html'))[number];
    visit.heard = (kind) =>
        visit.page.evaluate((wanted) => globalThis.heard.filter(([each]) => each === wanted).map(([, detail]) => detail), kind);
    visit.ask = (method, ...values) =>
        visit.page.evaluate(
            ([name, args]) =>
                document
                    .querySelector('faultline-lesson')
                    [name](...args)
                    .then(
                        (result) => ({ result }),
                        (error) => ({ error: error.message }),
                    ),
            [method, values],
        );
    visit.until = async (kind, test = () => true) => {
        for (let tries = 0; tries < 200; tries++) {
            const found = (await visit.heard(kind)).find(test);
            if (found) return found;
            await visit.page.waitForTimeout(50);
        }
        throw new Error(`no message ${kind}: ${JSON.stringify(await visit.page.evaluate(() => globalThis.heard))}`);
    };
    try {
        await body(visit, host);
    } finally {
        await visit.close();
        host.stop();
    }
}
