// The rest of the module comes after the first picture: late, never, or when a call cannot wait.
import { desktop, playOn, Visit } from './browser.mjs';
import { equal, holds } from './check.mjs';

const notice = (visit) => visit.page.locator('#notice').innerText();
const isHere = (visit) => visit.page.evaluate(() => globalThis.Module.rest.here);
const waited = (visit) => visit.page.evaluate(() => globalThis.Module.rest.waited);
const complaints = (visit) => visit.troubles.filter((line) => !/later\.wasm|ERR_INTERNET|Synchronous XMLHttp/.test(line));

async function becomesHere(visit) {
    for (let tries = 0; tries < 300 && !await isHere(visit); tries++) await visit.page.waitForTimeout(100);
    holds(await isHere(visit), 'the rest is here within thirty seconds');
}

// Background requests for the rest are answered by `answer`; those that a call waits for pass unless `strict`.
const routed = (answer) => (page) => page.route('**/later.wasm*', answer);
const refuse = (route) => route.abort('internetdisconnected');

async function firstPicture({ browser, address }) {
    for (const query of ['?lang=en', '?lang=zh-CN']) {
        const visit = await Visit.open(browser, address, query, desktop, routed(() => {}));
        await visit.running();
        equal([await isHere(visit), await waited(visit)], [false, 0],
            'here, calls that waited (out of date? node tests/e2e/first_functions.mjs)');
        await visit.close();
    }
}

async function comesByItself({ browser, address }) {
    const visit = await Visit.open(browser, address);
    await visit.running();
    await becomesHere(visit);
    const times = await visit.page.evaluate(() => globalThis.Module.times);
    holds(times.rest > times.machine, 'it comes after the first picture');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

async function playsWhile({ browser, address }) {
    const late = async (route) => {
        await new Promise((done) => setTimeout(done, 10000));
        await route.continue().catch(() => {});
    };
    const visit = await Visit.open(browser, address, '?lesson=memory-on-demand&lang=en', desktop, routed(late));
    await visit.running();
    await playOn(visit);
    await becomesHere(visit);
    equal(complaints(visit), [], 'console');
    await visit.close();
}

// The network is gone when the first call needs it; the reader tries again twice, then it is back.
async function playsAfterRefusal({ browser, address }) {
    let gone = true;
    let asked = 0;
    const visit = await Visit.open(browser, address, '?lesson=memory-on-demand&lang=en', desktop,
        routed((route) => (gone ? refuse(route) : route.continue())));
    visit.page.on('dialog', async (dialog) => {
        asked++;
        if (asked === 2) gone = false;
        await dialog.accept();
    });
    await visit.running();
    for (let tries = 0; tries < 50 && !(await notice(visit)).includes('tries again'); tries++) await visit.page.waitForTimeout(200);
    holds((await notice(visit)).includes('tries again'), 'the reader is told');
    await visit.page.locator('#notice button').click();
    await playOn(visit);
    if (!asked) gone = false;  // the whole lesson got by without it
    await becomesHere(visit);
    equal(complaints(visit), [], 'console');
    await visit.close();
}

async function stopsCleanly({ browser, address }) {
    const visit = await Visit.open(browser, address, '?lesson=memory-on-demand&lang=en', desktop, routed(refuse));
    visit.page.on('dialog', (dialog) => dialog.dismiss());
    await visit.running();
    await visit.page.waitForTimeout(1000);
    try {
        await visit.message('run gdb --help | awk 1');
        await playOn(visit);
    } catch {
        // it ends in the middle
    }
    holds((await notice(visit)).includes('reload'), 'the way on is told');
    holds(await visit.page.locator('#article').isVisible(), 'the lesson is still there');
    await visit.page.unroute('**/later.wasm*');
    await visit.page.reload();
    await visit.running();
    await becomesHere(visit);
    await visit.close();
}

export async function restTests(tally, world) {
    await tally.try('the first picture waits for nothing', () => firstPicture(world));
    await tally.try('the rest of the module comes by itself', () => comesByItself(world));
    await tally.try('the lesson plays with the rest ten seconds late', () => playsWhile(world));
    await tally.try('the lesson plays after the rest was refused', () => playsAfterRefusal(world));
    await tally.try('without the rest the machine stops cleanly', () => stopsCleanly(world));
}
