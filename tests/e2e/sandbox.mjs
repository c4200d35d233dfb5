// The sandbox: a machine of the reader's choice, examples that run at a click, a link that says which machine it is.
import { desktop, phone, Visit } from './browser.mjs';
import { equal, holds } from './check.mjs';

const logOf = (visit) => visit.page.locator('#log').textContent();

// Waits until a part of the page says something. The page's policy forbids what Playwright's own waiting would evaluate.
async function says(visit, part, expected) {
    let text = '';
    for (let tries = 0; tries < 300; tries++) {
        text = await visit.page.locator(part).textContent();
        if (expected.test(text)) return;
        await visit.page.waitForTimeout(200);
    }
    throw new Error(`${part} never said ${expected}: ${text.slice(-300)}`);
}

async function typed(visit, line, expected) {
    equal(await visit.message(`line ${line}`), '', `message for ${line}`);
    await says(visit, '#log', expected);
}

async function opened({ browser, address }, query = '', options = desktop) {
    const visit = await Visit.open(browser, address, `?lesson=sandbox&lang=en&theme=light${query}`, options);
    await visit.running();
    await visit.page.waitForSelector('#settings');
    return visit;
}

async function chosenMachine(world) {
    const visit = await opened(world);
    const form = visit.page.locator('#settings');
    await form.locator('summary').click();
    const wanted = { ram: '64M', swap: '64M', levels: '5', rules: '2.6', swappiness: '100', overcommit: '2' };
    for (const [name, value] of Object.entries(wanted))
        await form.locator(`[name=${name}]`).selectOption(value);
    await form.locator('button').click();
    await visit.rest();
    await typed(visit, 'free -m | tail -1', /Swap: +63/);
    await typed(visit, 'cat /sys/faultline/badness', /linux \[linux26\]/);
    await typed(visit, 'sysctl vm.swappiness vm.overcommit_memory', /vm.overcommit_memory = 2/);
    holds((await logOf(visit)).includes('vm.swappiness = 100'), 'swappiness is not what was chosen');
    const link = new URL(visit.page.url()).searchParams;
    equal([link.get('ram'), link.get('levels'), link.get('rules'), link.get('huge')], ['64M', '5', '2.6', null], 'the link');
    equal(visit.troubles, [], 'console');
    const again = await opened(world, '&ram=64M&levels=2&rules=2.6');
    equal(await again.page.locator('#settings [name=levels]').inputValue(), '2', 'levels from the link');
    await typed(again, 'cat /sys/faultline/replacement', /linux \[linux26\]/);
    await again.close();
    await visit.close();
}

async function examplesRun(world) {
    const visit = await opened(world);
    await visit.page.locator('[data-key="run-take"]').click();
    await says(visit, '#log', /\d+ +\d+ +\d+ +\d+ take/);
    const rows = JSON.parse(await visit.page.evaluate(() => globalThis.Module.rows()));
    equal(rows.picture, 'address-space', 'picture');
    await visit.shot('sandbox-desktop');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

async function badChoices(world) {
    const visit = await opened(world, '&ram=3G&levels=2&swap=0');
    await says(visit, '#notice', /ram=3G/);
    equal(await visit.page.locator('#settings [name=ram]').inputValue(), '256M', 'RAM stays as usual');
    const most = await opened(world, '&ram=16G&levels=2');
    await says(most, '#notice', /4 GiB/);
    equal(await most.page.locator('#settings [name=ram]').inputValue(), '4G', 'RAM that 32 bits reach');
    await most.close();
    await visit.close();
}

async function onAPhone(world) {
    const visit = await opened(world, '', phone);
    await visit.page.locator('#settings summary').tap();
    const wide = await visit.page.evaluate(() => [...document.querySelectorAll('#settings, #settings *')]
        .filter((each) => each.scrollWidth > each.clientWidth + 1 && !['SELECT', 'OPTION', 'SPAN', 'SMALL'].includes(each.tagName)).length);
    equal(wide, 0, 'parts of the form wider than their place');
    const selects = visit.page.locator('#settings select');
    const heights = await selects.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
    holds(heights.every((height) => height >= 40), `touch targets: ${heights}`);
    await visit.shot('sandbox-phone');
    await visit.page.locator('#language').tap();
    await visit.page.waitForSelector('#settings:lang(zh)');
    await visit.close();
}

export async function sandboxTests(tally, world) {
    await tally.try('sandbox: the machine is the one that was chosen', () => chosenMachine(world));
    await tally.try('sandbox: an example runs at a click', () => examplesRun(world));
    await tally.try('sandbox: what is no choice is told', () => badChoices(world));
    await tally.try('sandbox: fits a phone, in both languages', () => onAPhone(world));
}
