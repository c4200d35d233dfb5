// What a window system owes the interface, at device scale 1 and 2: clicks where things are, also after a resize, taps, text
// beyond ASCII, clipboard, input methods, and a lost graphics context that comes back.
import { desktop, desktopTwice, phone, Visit } from './browser.mjs';
import { equal, holds } from './check.mjs';

const isField = (item) => item.role === 'textbox';
const start = '?lesson=memory-on-demand&step=touch&lang=en&theme=light';

async function fieldText(visit) {
    await visit.page.keyboard.press('Control+a');
    await visit.rest(100);
    await visit.page.keyboard.press('Control+c');
    await visit.rest(100);
    return visit.page.evaluate(() => navigator.clipboard.readText());
}

async function emptyField(visit) {
    await visit.clickItem(isField);
    await visit.page.keyboard.press('Control+a');
    await visit.page.keyboard.press('Backspace');
    await visit.rest(100);
}

async function sharp(visit, scale) {
    const [pixels, css] = await visit.page.evaluate(() => {
        const canvas = document.getElementById('canvas');
        return [[canvas.width, canvas.height], [canvas.clientWidth, canvas.clientHeight]];
    });
    equal(pixels, css.map((length) => Math.round(length * scale)), 'pixels of the canvas');
}

async function typed(visit) {
    await emptyField(visit);
    await visit.page.keyboard.type('echo wörld');
    await visit.page.keyboard.press('Backspace');
    await visit.rest(100);
    equal(await fieldText(visit), 'echo wörl', 'typed text');
}

async function pasted(visit) {
    await emptyField(visit);
    await visit.page.evaluate(() => navigator.clipboard.writeText('ps 页'));
    await visit.page.keyboard.press('Control+v');
    await visit.rest(150);
    equal(await fieldText(visit), 'ps 页', 'pasted text');
}

async function composed(visit) {
    await emptyField(visit);
    const session = await visit.context.newCDPSession(visit.page);
    await session.send('Input.imeSetComposition', { text: 'nei', selectionStart: 3, selectionEnd: 3 });
    await session.send('Input.insertText', { text: '内存' });
    await visit.rest(150);
    equal(await fieldText(visit), '内存', 'composed text');
}

async function resized(visit, scale) {
    await visit.page.setViewportSize({ width: 1240, height: 700 });
    await visit.rest();
    await sharp(visit, scale);
    await typed(visit);
}

async function contextReturns(visit) {
    const colours = async () => {
        const picture = await visit.page.locator('#canvas').screenshot();
        return picture.length;
    };
    const before = await colours();
    await visit.page.evaluate(async () => {
        const gl = document.getElementById('canvas').getContext('webgl2');
        const extension = gl.getExtension('WEBGL_lose_context');
        extension.loseContext();
        await new Promise((done) => setTimeout(done, 200));
        extension.restoreContext();
        await new Promise((done) => setTimeout(done, 300));
    });
    await visit.rest();
    const after = await colours();
    holds(Math.abs(after - before) < before * 0.1, `the picture went from ${before} to ${after} bytes`);
}

async function tapped({ browser, address }) {
    const visit = await Visit.open(browser, address, start, phone);
    await visit.running();
    await visit.page.locator('#tabs [data-pane="terminal"]').tap();
    await visit.rest();
    await visit.tapItem(isField);
    holds((await visit.find(isField)).focused, 'the field that was tapped has no focus');
    await visit.page.keyboard.type('ps');
    await visit.rest(150);
    equal(visit.troubles, [], 'console');
    await visit.close();
}

// Tab must leave the canvas for the page's own buttons: a canvas may not catch the keyboard.
async function keyboardLeaves({ browser, address }) {
    const visit = await Visit.open(browser, address, start);
    await visit.running();
    await visit.page.locator('#next').focus();
    for (let presses = 0; presses < 2; presses++) await visit.page.keyboard.press('Tab');
    equal(await visit.page.evaluate(() => document.activeElement.id), 'canvas', 'focus after two tabs');
    await visit.page.keyboard.press('Shift+Tab');
    await visit.page.keyboard.press('Shift+Tab');
    equal(await visit.page.evaluate(() => document.activeElement.id), 'next', 'focus on the way back');
    await visit.close();
}

export async function inputTests(tally, world) {
    for (const [scale, options] of [[1, desktop], [2, desktopTwice]]) {
        const visit = await Visit.open(world.browser, world.address, start, options);
        await visit.context.grantPermissions(['clipboard-read', 'clipboard-write']);
        await visit.running();
        const at = `at scale ${scale}`;
        await tally.try(`one canvas pixel per device pixel ${at}`, () => sharp(visit, scale));
        await tally.try(`a click gives a field the focus ${at}`, async () => {
            await visit.clickItem(isField);
            holds((await visit.find(isField)).focused, 'no focus');
        });
        await tally.try(`text beyond ASCII, backspace and copy ${at}`, () => typed(visit));
        await tally.try(`paste ${at}`, () => pasted(visit));
        await tally.try(`an input method ${at}`, () => composed(visit));
        await tally.try(`size and clicks after a resize ${at}`, () => resized(visit, scale));
        await tally.try(`a lost context comes back ${at}`, () => contextReturns(visit));
        const ours = () => visit.troubles.filter((line) => !/CONTEXT_LOST|context lost/i.test(line));
        await tally.try(`no complaint ${at}`, async () => equal(ours(), [], 'console'));
        await visit.close();
    }
    await tally.try('a tap on a phone', () => tapped(world));
    await tally.try('the keyboard leaves the canvas', () => keyboardLeaves(world));
}
