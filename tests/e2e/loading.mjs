// The page opens, rests, explains bad links, and can be read without a machine.
import { desktop, Visit } from './browser.mjs';
import { equal, holds } from './check.mjs';

const text = (visit, selector) => visit.page.locator(selector).innerText();

async function opens({ browser, address }) {
    const visit = await Visit.open(browser, address);
    await visit.running();
    const times = await visit.page.evaluate(() => globalThis.Module.times);
    console.log(`prose after ${Math.round(times.prose)} ms, machine after ${Math.round(times.machine)} ms`);
    equal(visit.troubles, [], 'console');
    await visit.close();
}

async function rests({ browser, address }) {
    const visit = await Visit.open(browser, address);
    await visit.running();
    await visit.page.mouse.move(5, 5);
    await visit.page.waitForTimeout(1500);
    const before = await visit.frames();
    await visit.page.waitForTimeout(2500);
    equal(await visit.frames() - before, 0, 'frames drawn by an idle page');
    await visit.close();
}

async function linkOpensStep({ browser, address }) {
    const visit = await Visit.open(browser, address, '?lesson=memory-on-demand&step=touch&lang=zh-CN&theme=dark');
    await visit.running();
    const lesson = await visit.lesson();
    equal([lesson.id, lesson.step, lesson.lang], ['memory-on-demand', 'touch', 'zh-CN'], 'what was opened');
    const root = await visit.page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme]);
    equal(root, ['zh-CN', 'dark'], 'page');
    const query = new URL(visit.page.url()).searchParams;
    equal(['lesson', 'step', 'lang', 'theme'].map((key) => query.get(key)), ['memory-on-demand', 'touch', 'zh-CN', 'dark'], 'address');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

async function badLinks({ browser, address }) {
    for (const query of ['?lesson=no-such-lesson', '?lesson=memory-on-demand&step=nowhere', '?lang=tlh', '?theme=plaid',
        '?lesson=%3Cscript%3E&step=%00%FF', `?lesson=${'x'.repeat(3000)}`]) {
        const visit = await Visit.open(browser, address, query);
        await visit.running();
        holds(await visit.page.locator('#notice').isVisible(), `${query.slice(0, 60)} is not explained`);
        equal((await visit.lesson()).id, 'memory-on-demand', 'nearest lesson');
        equal(visit.troubles, [], 'console');
        await visit.close();
    }
}

async function readableWithout({ browser, address }, prepare, word) {
    const visit = await Visit.open(browser, address, '', desktop, prepare);
    await visit.page.waitForSelector('body.text-only', { timeout: 20000 });
    holds((await text(visit, '#article')).length > 1000, 'the lesson is not there as text');
    holds((await text(visit, '#notice')).includes(word), 'the reason is not given');
    await visit.shot(`without-${word.toLowerCase()}`);
    await visit.close();
}

const withoutWasm = (page) => page.addInitScript(() => { delete globalThis.WebAssembly; });
const withoutWebgl = (page) => page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return kind.startsWith('webgl') ? null : real.call(this, kind, ...rest);
    };
});

// waitForFunction() would put its predicate to eval(), which the page's own policy forbids.
async function titleBecomes(visit, accepted) {
    for (let tries = 0; tries < 100; ++tries) {
        if (accepted(await text(visit, '#title'))) return;
        await visit.page.waitForTimeout(100);
    }
    holds(false, 'the title changes within ten seconds');
}

async function switchesLanguage({ browser, address }) {
    const visit = await Visit.open(browser, address, '?lesson=memory-on-demand&step=touch');
    await visit.running();
    const english = await text(visit, '#title');
    await visit.page.locator('#language').click();
    await titleBecomes(visit, (title) => title !== english);
    const lesson = await visit.lesson();
    equal([lesson.step, lesson.lang], ['touch', 'zh-CN'], 'after the switch');
    equal(await text(visit, '#next'), '下一步', 'button');
    await visit.page.locator('#language').click();
    await titleBecomes(visit, (title) => title === english);
    equal((await visit.lesson()).step, 'touch', 'step after switching back');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

export async function loadingTests(tally, world) {
    await tally.try('the page opens without a complaint', () => opens(world));
    await tally.try('an idle page draws no frame', () => rests(world));
    await tally.try('a link opens its step, language and theme', () => linkOpensStep(world));
    await tally.try('bad links are explained and open the nearest thing', () => badLinks(world));
    await tally.try('without WebAssembly the lesson can be read', () => readableWithout(world, withoutWasm, 'WebAssembly'));
    await tally.try('without WebGL 2 the lesson can be read', () => readableWithout(world, withoutWebgl, 'WebGL'));
    await tally.try('the language switches in place', () => switchesLanguage(world));
}
