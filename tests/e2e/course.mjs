// Every lesson of the course, played to its end by clicking: in both languages, on a desktop and on a phone. Takes long, so it
// runs when it is asked for: node tests/e2e/run.mjs course   (LESSONS="swap tlb" plays only those)
import { readFileSync } from 'node:fs';
import { desktop, phone, playOn, root, Visit } from './browser.mjs';
import { equal } from './check.mjs';

const lessons = readFileSync(`${root}lessons/index.txt`, 'utf8').split('\n').map((line) => /^[\d-]+(\S+) en/.exec(line)?.[1])
    .filter((id) => id && (!process.env.LESSONS || process.env.LESSONS.split(/\s+/).includes(id)));

// Texts wider than their place, where nothing lets the reader scroll to the rest.
const clipped = (page) => page.evaluate(() => [...document.querySelectorAll('#lesson *')].filter((each) => {
    const style = getComputedStyle(each);
    const hides = ['hidden', 'clip'].includes(style.overflowX) && each.tagName !== 'OPTION';
    return hides && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1;
}).map((each) => each.textContent.slice(0, 60)));

const beyond = (page) => page.evaluate(() => [...document.querySelectorAll('#article > *')]
    .filter((each) => each.getBoundingClientRect().right > document.getElementById('lesson').getBoundingClientRect().right + 1)
    .map((each) => each.textContent.slice(0, 60)));

async function played({ browser, address }, id, language, options) {
    const visit = await Visit.open(browser, address, `?lesson=${id}&lang=${language}&theme=light`, options);
    await visit.running();
    const faults = [];
    const end = await playOn(visit, async (page) => {
        for (const text of [...await clipped(visit.page), ...await beyond(visit.page)]) faults.push(`${page.step}: ${text}`);
    });
    equal(end.id, id, 'the lesson that was played');
    equal(await visit.page.locator('#article .remark').count(), 0, 'stale or missing paragraphs at the end');
    equal(faults, [], 'texts that do not fit');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

export async function courseTests(tally, world) {
    for (const [size, options] of Object.entries({ desktop, phone }))
        for (const language of ['en', 'zh-CN'])
            for (const id of lessons) await tally.try(`${id}: ${size}, ${language}`, () => played(world, id, language, options));
}
