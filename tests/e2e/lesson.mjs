// The lesson is played by clicking, on a desktop and on a phone, and leaves pictures in build/shots.
import { desktop, desktopTwice, phone, playOn, Visit } from './browser.mjs';
import { equal, holds } from './check.mjs';

async function playedByClicking({ browser, address }) {
    const visit = await Visit.open(browser, address, '?lesson=memory-on-demand&lang=en&theme=light');
    await visit.running();
    const seen = new Set();
    const end = await playOn(visit, async (page) => {
        if (!seen.has(page.step)) await visit.shot(`desktop-${seen.size + 1}-${page.step}`);
        seen.add(page.step);
    });
    equal(seen.size, end.steps.length, 'steps seen');
    const values = await visit.page.locator('output.live').allInnerTexts();
    holds(values.every((value) => value !== '…' && value !== ''), `live values without a value: ${values}`);
    for (let i = 1; i < end.steps.length; i++) {
        await visit.page.locator('#back').click();
        await visit.rest(100);
    }
    equal((await visit.lesson()).step, end.steps[0].id, 'step after going all the way back');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

async function closedUntilAnswered({ browser, address }) {
    const visit = await Visit.open(browser, address, '?lesson=memory-on-demand&lang=en');
    await visit.running();
    for (let clicks = 0; clicks < 30; clicks++) {
        const page = await visit.lesson();
        const quiz = page.blocks.find((block) => block.kind === 'quiz' && !block.answered);
        if (quiz) {
            equal(await visit.page.locator('#next').getAttribute('aria-disabled'), 'true', 'the way on');
            await visit.page.locator('#next').click({ force: true });
            equal((await visit.lesson()).step, page.step, 'step after a click on the closed way');
            await visit.page.locator(`#block-${quiz.id} .choice`).first().click();
            await visit.page.waitForSelector(`#block-${quiz.id} .why`);
            await visit.close();
            return;
        }
        await visit.page.locator('#next').click();
        await visit.rest(150);
    }
    throw new Error('no question anywhere');
}

async function playedByKeyboard({ browser, address }) {
    const visit = await Visit.open(browser, address, '?lesson=memory-on-demand&lang=en');
    await visit.running();
    const focus = () => visit.page.evaluate(() => [document.activeElement.id, document.activeElement.className]);
    const { step } = await visit.lesson();
    for (let presses = 0; presses < 30; presses++) {
        // A closed way on leads to the question, which is answered where the focus went.
        const onChoice = (await focus())[1] === 'choice';
        if (!onChoice) await visit.page.locator('#next').focus();
        await visit.page.keyboard.press('Enter');
        await visit.rest(150);
        if (onChoice) await visit.page.locator('#next').focus();
        if ((await visit.lesson()).step !== step) break;
    }
    equal((await focus())[0], 'title', 'focus after going on');
    await visit.close();
}

async function shows({ browser, address }, name, options, query, pane = null) {
    const visit = await Visit.open(browser, address, query, options);
    await visit.running();
    if (pane) {
        await visit.page.locator(`#tabs [data-pane="${pane}"]`).tap();
        await visit.rest();
    }
    await visit.shot(name);
    const overflow = await visit.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    holds(overflow <= 0, `the page is ${overflow} pixels wider than the window`);
    equal(visit.troubles, [], 'console');
    await visit.close();
}

export async function lessonTests(tally, world) {
    await tally.try('the lesson is played to its end and back by clicking', () => playedByClicking(world));
    await tally.try('a question closes the way on until it is answered', () => closedUntilAnswered(world));
    await tally.try('going on by keyboard moves the focus to the new title', () => playedByKeyboard(world));
    const touch = '?lesson=memory-on-demand&step=touch';
    await tally.try('picture: desktop, light', () => shows(world, 'desktop-light', desktop, `${touch}&lang=en&theme=light`));
    const chinese = `${touch}&lang=zh-CN&theme=dark`;
    await tally.try('picture: desktop, dark, Chinese, 2x', () => shows(world, 'desktop-dark-zh-2x', desktopTwice, chinese));
    await tally.try('picture: desktop at 2x', () => shows(world, 'desktop-2x', desktopTwice, `${touch}&lang=en&theme=light`));
    for (const pane of ['lesson', 'picture', 'program', 'terminal']) {
        await tally.try(`picture: phone, ${pane}`, () => shows(world, `phone-${pane}`, phone, `${touch}&lang=en&theme=light`, pane));
    }
    const frame = { viewport: { width: 480, height: 360 } };
    await tally.try('picture: narrow frame', () => shows(world, 'frame-480x360', frame, `${touch}&lang=en`));
}
