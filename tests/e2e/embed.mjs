// Lessons inside other pages: the element, the plain frame, messages, sandboxes, a strict policy, and the example pages.
import { readFileSync } from 'node:fs';
import { desktop, root, Visit } from './browser.mjs';
import { equal, holds } from './check.mjs';
import { hostSite, page, withHost } from './host.mjs';

async function posterFirst(world) {
    const asked = [];
    await withHost(world, ['lesson="oom-killer" lang="en"'], async (visit) => {
        await visit.until('ready');
        asked.push(
            ...(await visit
                .frame()
                .evaluate(() => performance.getEntriesByType('resource').map((each) => [each.name, each.decodedBodySize]))),
        );
        equal(
            asked.filter(([name]) => /wasm|faultline\.mjs|start\.js/.test(name)),
            [],
            'what a poster loads',
        );
        const bytes = asked.reduce((sum, [, size]) => sum + size, 0);
        holds(bytes < 80000, `the poster loads ${bytes} bytes before they are compressed`);
        const height = await visit.until('height');
        holds(height.height >= 300 && height.height <= 600, `height of a poster: ${height.height}`);
        await visit.shot('embed-poster');
        equal(visit.troubles, [], 'console');
    });
}

async function playedInside(world) {
    await withHost(world, ['lesson="memory-on-demand" lang="en" theme="light"'], async (visit, host) => {
        await visit.until('ready');
        const frame = visit.frame();
        const before = frame.url();
        await frame.locator('#run').click();
        await visit.until('step', (step) => step.index === 1);
        await frame.locator('#block-q-malloc .choice').nth(0).click();
        equal((await visit.until('answered')).correct, false, 'a wrong answer');
        await frame.locator('#block-q-malloc .choice').nth(1).click();
        await visit.until('answered', (each) => each.attempts === 2 && each.answered && !each.correct);
        await frame.locator('#next').click();
        await visit.until('step', (step) => step.step === 'promise');
        await frame.locator('#block-q-touch .choice').nth(1).click();
        equal(await visit.until('score', (score) => score.raw === 1), { raw: 1, min: 0, max: 8, scaled: 1 / 8 }, 'score');
        holds((await visit.heard('height')).at(-1).height >= 480, 'the frame grew with the lesson');
        equal([visit.page.url(), frame.url()], [host.address, before], 'addresses of the host and the frame');
        equal(visit.troubles, [], 'console');
        await visit.shot('embed-running');
    });
}

async function commanded(world) {
    await withHost(world, ['lesson="memory-on-demand" lang="en" step="3"'], async (visit) => {
        equal((await visit.until('ready')).step, 'touch', 'a step by its number');
        equal((await visit.ask('reset')).error, 'the lesson has not been started; send start first', 'too early');
        equal((await visit.ask('start')).error, undefined, 'start');
        await visit.until('step', (step) => step.step === 'touch');
        equal((await visit.ask('goto', 'promise')).result, { lesson: 'memory-on-demand', step: 'promise' }, 'goto');
        await visit.until('step', (step) => step.step === 'promise');
        holds(
            (await visit.ask('goto', 'nowhere')).error.startsWith(
                'there is no step "nowhere" in memory-on-demand; there are start, ',
            ),
            'a wrong step',
        );
        holds((await visit.ask('goto', 'start', 'tlb')).result, 'another lesson');
        await visit.until('step', (step) => step.lesson === 'tlb');
        equal((await visit.ask('set', { lang: 'zh-CN', theme: 'dark' })).result, { lang: 'zh-CN', theme: 'dark' }, 'set');
        equal(
            await visit.frame().evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme]),
            ['zh-CN', 'dark'],
            'frame',
        );
        holds((await visit.ask('set', { theme: 'plaid' })).error.includes('light, dark, system'), 'a wrong theme');
        holds((await visit.ask('reset')).result, 'reset');
        equal(visit.troubles, [], 'console');
    });
}

// Sends a raw message and resolves to the answer, or null when there is none.
const raw = (visit, message) =>
    visit.page.evaluate(
        (sent) =>
            new Promise((resolve) => {
                const hear = ({ data }) => {
                    if (data && data.faultline && 'id' in data) done(data.error ? data.error.message : data.result);
                };
                const done = (answer) => {
                    removeEventListener('message', hear);
                    resolve(answer);
                };
                addEventListener('message', hear);
                setTimeout(() => done(null), 400);
                document.querySelector('iframe').contentWindow.postMessage(sent, '*');
            }),
        message,
    );

async function refusesNonsense(world) {
    await withHost(world, ['lesson="tlb"'], async (visit) => {
        await visit.until('ready');
        const good = { jsonrpc: '2.0', faultline: 1, id: 1, method: 'describe' };
        equal(Object.keys((await raw(visit, good)).methods), ['start', 'goto', 'reset', 'set', 'describe'], 'describe');
        for (const [changed, cause] of [
            [{ faultline: 2 }, 'version 1'],
            [{ jsonrpc: '1.0' }, 'jsonrpc'],
            [{ method: 7 }, 'method must be'],
            [{ method: 'toString' }, 'there is no method "toString"'],
            [{ params: [] }, 'params must be an object'],
            [{ method: 'goto', params: { step: 3 } }, 'step must be a string'],
            [{ method: 'goto', params: { where: 'x' } }, 'not "where"'],
            [{ id: {} }, 'id must be'],
            [{ params: { x: 'y'.repeat(70000) } }, '65536 characters'],
        ]) {
            const said = await raw(visit, { ...good, ...changed });
            holds(String(said).includes(cause), `${JSON.stringify(changed).slice(0, 60)} is answered by ${said}`);
        }
        for (const foreign of ['text', null, 7, { type: 'webpackOk' }, []])
            equal(await raw(visit, foreign), null, 'answer to a foreign message');
        equal(visit.troubles, [], 'console');
    });
}

// A frame whose address names another origin, or none, takes no commands.
async function checksOrigins(world) {
    const frames = { '/none': '', '/other': '&origin=https://other.example' };
    const host = await hostSite(
        Object.fromEntries(
            Object.entries(frames).map(([path, query]) => [
                path,
                page(`<body><iframe src="${world.address}embed.html?lesson=tlb${query}"></iframe></body>`),
            ]),
        ),
    );
    for (const [path, cause] of [
        ['none', 'names no origin'],
        ['other', 'from https://other.example'],
    ]) {
        const visit = await Visit.open(world.browser, host.address, path);
        await visit.page.frameLocator('iframe').locator('#run').waitFor();
        const said = await raw(visit, { jsonrpc: '2.0', faultline: 1, id: 1, method: 'start' });
        // Answers that are addressed to another origin never arrive: the browser drops them.
        holds(path === 'other' ? said === null || said.includes(cause) : String(said).includes(cause), `${path}: ${said}`);
        await visit.close();
    }
    host.stop();
}

async function sandboxed(world) {
    const source = `${world.address}embed.html?lesson=memory-on-demand&step=touch&lang=en`;
    const frame = `<iframe sandbox="allow-scripts" width="800" height="600" src="${source}"></iframe>`;
    const host = await hostSite({ '/': page(`<body>${frame}</body>`) });
    const visit = await Visit.open(world.browser, host.address);
    await visit.page.frameLocator('iframe').locator('#run').click();
    await visit.page.frameLocator('iframe').locator('body.running').waitFor({ timeout: 30000 });
    const inside = visit.page.frames()[1];
    equal((await inside.evaluate(() => globalThis.Module.lesson())).step, 'touch', 'step');
    equal(visit.troubles, [], 'console');
    await visit.close();
    host.stop();
}

async function several(world) {
    await withHost(
        world,
        ['lesson="tlb"', 'lesson="stack"', 'lesson="no-such-lesson" step="nowhere" theme="plaid"'],
        async (visit) => {
            await visit.page.evaluate(() => {
                for (const each of document.querySelectorAll('iframe')) each.loading = 'eager';
            });
            for (let tries = 0; tries < 100 && (await visit.heard('ready')).length < 3; tries++)
                await visit.page.waitForTimeout(100);
            equal((await visit.heard('ready')).length, 3, 'lessons that are ready');
            const bad = (await visit.heard('ready')).find((each) => each.warnings.length);
            equal([bad.lesson, bad.warnings.length], ['memory-on-demand', 3], 'nearest lesson and its warnings');
            for (const number of [0, 1]) {
                // A frame that is out of sight draws nothing.
                await visit.page.locator('faultline-lesson').nth(number).scrollIntoViewIfNeeded();
                await visit.frame(number).locator('#run').click();
                await visit.frame(number).locator('body.running').waitFor();
            }
            for (let tries = 0; tries < 200 && (await visit.heard('running')).length < 2; tries++)
                await visit.page.waitForTimeout(100);
            equal((await visit.heard('running')).map((each) => each.lesson).sort(), ['stack', 'tlb'], 'lessons that run');
        },
    );
}

async function small(world) {
    const visit = await Visit.open(
        world.browser,
        world.address,
        'embed.html?lesson=memory-on-demand&lang=en&theme=light&loading=eager',
        { viewport: { width: 480, height: 360 } },
    );
    await visit.running();
    await visit.shot('embed-480x360');
    const overflow = await visit.page.evaluate(() => [
        document.documentElement.scrollWidth - window.innerWidth,
        document.querySelector('#scroll').clientHeight,
    ]);
    holds(overflow[0] <= 0, 'the page is wider than its frame');
    holds(overflow[1] >= 150, `${overflow[1]} pixels are left for the text`);
    await visit.page.locator('#tabs [data-pane="picture"]').click();
    await visit.rest();
    await visit.shot('embed-480x360-picture');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

async function snippets(world) {
    const visit = await Visit.open(
        world.browser,
        world.address,
        '?lesson=memory-on-demand&step=touch&lang=en&theme=dark',
        desktop,
    );
    await visit.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await visit.running();
    await visit.page.locator('#share').click();
    await visit.page.locator('#snippet-element .copy').click();
    await visit.page.locator('#snippet-element .copy', { hasText: 'Copied' }).waitFor();
    const copied = await visit.page.evaluate(() => navigator.clipboard.readText());
    equal(
        copied,
        `<script type="module" src="${world.address}faultline.js"></script>\n<faultline-lesson lesson="memory-on-demand" step="touch"` +
            ' lang="en" theme="dark"></faultline-lesson>',
        'snippet',
    );
    await visit.shot('embed-snippets');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

async function examples(world) {
    for (const name of ['mdbook', 'sphinx', 'jupyter-book', 'docusaurus', 'moodle']) {
        const visit = await Visit.open(world.browser, world.address, `examples/${name}.html`, {
            viewport: { width: 800, height: 700 },
        });
        const inside = visit.page.frameLocator('iframe').first();
        await inside.locator('#run').click();
        await inside.locator('body.running').waitFor({ timeout: 30000 });
        const wanted = /lesson=([\w-]+)/.exec(
            readFileSync(`${root}web/page/examples/${name}.html`, 'utf8').replace(/lesson="([\w-]+)"/g, 'lesson=$1'),
        )[1];
        const frame = visit.page.frames().find((each) => each.url().includes('embed.html'));
        equal((await frame.evaluate(() => globalThis.Module.lesson())).id, wanted, `lesson in ${name}`);
        await visit.shot(`example-${name}`);
        equal(visit.troubles, [], `console of ${name}`);
        await visit.close();
    }
}

export async function embedTests(tally, world) {
    await tally.try('an embedded lesson begins as a light poster', () => posterFirst(world));
    await tally.try('an embedded lesson is played under a strict policy and tells steps, answers and score', () =>
        playedInside(world),
    );
    await tally.try('the page around it commands the lesson', () => commanded(world));
    await tally.try('malformed messages are refused by name', () => refusesNonsense(world));
    await tally.try('commands are taken from the named origin only', () => checksOrigins(world));
    await tally.try('a sandboxed frame without storage works', () => sandboxed(world));
    await tally.try('several on a page, one with bad parameters', () => several(world));
    await tally.try('an embed of 480 × 360', () => small(world));
    await tally.try('the snippet of a step is copied', () => snippets(world));
    await tally.try('the example pages', () => examples(world));
}
