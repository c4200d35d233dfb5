// For everyone: axe on every page, lessons by the accessible tree alone and by the keyboard alone, forced colours, taps.
import { readFileSync, readdirSync } from 'node:fs';
import { desktop, phone, root, Visit } from './browser.mjs';
import { equal, holds } from './check.mjs';

const axe = readFileSync(`${root}tests/e2e/node_modules/axe-core/axe.min.js`, 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function findings(frame) {
    await frame.evaluate(axe);
    const { violations } = await frame.evaluate((runOnly) => globalThis.axe.run(document, { runOnly }), tags);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

// axe is put into the page by the test, which the page's own policy would forbid.
const bypass = { bypassCSP: true };

async function clean({ browser, address }) {
    for (const [query, options] of [['?lesson=memory-on-demand&lang=en&theme=light', desktop],
        ['?lesson=oom-killer&lang=zh-CN&theme=dark', desktop], ['?lesson=memory-on-demand&step=touch&lang=en&theme=dark', phone],
        ['?lesson=sandbox&lang=en&theme=dark', phone], ['?lesson=swap&step=nowhere&lang=zh-CN&theme=light', phone]]) {
        const visit = await Visit.open(browser, address, query, { ...options, ...bypass });
        await visit.running();
        if (query.includes('sandbox')) await visit.page.locator('#settings summary').tap();
        equal(await findings(visit.page), [], `axe on ${query}`);
        const names = await visit.page.locator('#pictured option').allTextContents();
        equal(names[5], query.includes('zh-CN') ? '回收' : 'Reclaim', 'name of a picture to choose');
        if (options === desktop) {
            await visit.page.locator('#lessons').click();
            await visit.page.locator('#course[open]').waitFor();
            equal(await findings(visit.page), [], 'axe on the course');
            await visit.page.keyboard.press('Escape');
            await visit.page.locator('#share').click();
            equal(await findings(visit.page), [], 'axe on the snippets');
        }
        await visit.close();
    }
    for (const query of ['embed.html?lesson=tlb&lang=en&theme=light', 'embed.html?lesson=tlb&lang=zh-CN&theme=dark&step=nowhere',
        ...['mdbook', 'sphinx', 'jupyter-book', 'docusaurus', 'moodle'].map((name) => `examples/${name}.html`)]) {
        const visit = await Visit.open(browser, address, query, { ...desktop, ...bypass });
        await visit.page.waitForLoadState('networkidle');
        equal(await findings(visit.page), [], `axe on ${query}`);
        await visit.close();
    }
}

// The solutions of a lesson's tasks as they stand in its text: the commands after their prompts.
function solutionsOf(id) {
    const folder = readdirSync(`${root}lessons`).find((name) => name.replace(/^[\d-]+/, '') === id);
    const text = readFileSync(`${root}lessons/${folder}/lesson.md`, 'utf8');
    return [...text.matchAll(/^solution: \|\n((?:  .*\n)+)/gm)].map(([, lines]) => lines.split('\n')
        .map((line) => /^\s*(?:\(gdb\)|[$#])\s?(.*)$/.exec(line)?.[1]).filter(Boolean));
}

// Questions are answered and commands typed through roles and names only; the canvas is taken away.
async function throughTheTree({ browser, address }, id) {
    const visit = await Visit.open(browser, address, `?lesson=${id}&lang=en`);
    await visit.running();
    const { page } = visit;
    await page.evaluate(() => document.querySelector('#canvas').style.setProperty('visibility', 'hidden'));
    const main = page.getByRole('main');
    const tasks = solutionsOf(id);
    for (let turns = 0; turns < 120; turns++) {
        await page.waitForTimeout(120);
        const next = page.getByRole('button', { name: /^(Next|Next lesson|Start again)$/ }).last();
        const question = main.getByRole('group').filter({ hasNot: page.locator('[aria-pressed="true"]') }).first();
        if (await question.count()) {
            await question.getByRole('button').first().press('Enter');
            continue;
        }
        if (await main.getByRole('button', { name: 'Check' }).count()) {
            const commands = tasks.shift();
            for (const command of commands) {
                await page.getByRole('textbox', { name: 'Command for the terminal' }).fill(command);
                await page.getByRole('textbox', { name: 'Command for the terminal' }).press('Enter');
                await page.waitForTimeout(200);
            }
            // The machine may have noticed by itself.
            const check = main.getByRole('button', { name: 'Check' });
            if (await check.count()) await check.press('Enter', { timeout: 3000 }).catch(() => {});
            await main.locator('.task.done').waitFor({ timeout: 5000 });
            continue;
        }
        if (!/^Next$/.test(await next.innerText())) break;
        await next.press('Enter');
    }
    const lesson = await visit.lesson();
    equal(lesson.step, lesson.steps.at(-1).id, 'the last step');
    holds((await page.locator('#said').innerText()).length > 0, 'nothing was said aloud');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

// Tab and Enter only: to the way on, to the questions, and never caught on the way.
async function byKeyboard({ browser, address }) {
    const visit = await Visit.open(browser, address, '?lesson=memory-on-demand&lang=en');
    await visit.running();
    const { page } = visit;
    const seen = new Set();
    await page.locator('body').press('Tab');
    for (let presses = 0; presses < 60; presses++) {
        const name = await page.evaluate(() => [document.activeElement.id, document.activeElement.className].join(' '));
        seen.add(name);
        await page.keyboard.press('Tab');
    }
    for (const wanted of ['skip', 'lessons', 'share', 'language', 'theme', 'choice', 'next', 'splitter', 'canvas', 'pictured', 'typed'])
        holds([...seen].some((name) => name.includes(wanted)), `Tab does not come to ${wanted}: ${[...seen]}`);
    await page.locator('#typed').focus();
    await visit.shot('keyboard-controls');
    await visit.close();
}

async function forcedColours({ browser, address }) {
    const visit = await Visit.open(browser, address, '?lesson=memory-on-demand&lang=en',
        { ...desktop, forcedColors: 'active', reducedMotion: 'reduce' });
    await visit.running();
    await visit.shot('forced-colours');
    await visit.page.locator('#block-q-malloc .choice').nth(1).click();
    const moving = await visit.page.evaluate(() => document.getAnimations().length);
    equal(moving, 0, 'animations where none are wanted');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

// A whole lesson with a finger.
async function byTaps({ browser, address }) {
    const visit = await Visit.open(browser, address, '?lesson=tlb&lang=zh-CN', phone);
    await visit.running();
    for (let taps = 0; taps < 80; taps++) {
        await visit.page.waitForTimeout(120);
        const page = await visit.lesson();
        const quiz = page.blocks.find((block) => block.kind === 'quiz' && !block.answered);
        if (quiz) await visit.page.locator(`#block-${quiz.id} .choice`).first().tap();
        else if (page.step === page.steps.at(-1).id) break;
        else await visit.page.locator('#next').tap();
    }
    const lesson = await visit.lesson();
    equal(lesson.step, lesson.steps.at(-1).id, 'the last step');
    await visit.shot('phone-end');
    const small = await visit.page.evaluate(() => [...document.querySelectorAll('#lesson button, #tabs button')]
        .filter((each) => each.checkVisibility() && each.getBoundingClientRect().width > 0 && !each.closest('.steps'))
        .filter((each) => each.getBoundingClientRect().height < 24).map((each) => each.textContent));
    equal(small, [], 'buttons too small for a finger');
    await visit.page.locator('#tabs [data-pane="terminal"]').tap();
    await visit.rest();
    await visit.shot('phone-terminal');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

export async function a11yTests(tally, world) {
    await tally.try('axe finds nothing on any page', () => clean(world));
    for (const id of ['memory-on-demand', 'tlb', 'address-space'])
        await tally.try(`${id} through the accessible tree alone`, () => throughTheTree(world, id));
    await tally.try('Tab comes to everything and is never caught', () => byKeyboard(world));
    await tally.try('forced colours and no motion', () => forcedColours(world));
    await tally.try('a lesson by taps on a phone', () => byTaps(world));
}
