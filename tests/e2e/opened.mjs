// A file is dropped on the page: a recording from a real machine is played, anything else is refused with a reason.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { desktop, phone, root, Visit } from './browser.mjs';
import { equal, holds } from './check.mjs';

const recorded = (name) => readFileSync(`${root}tests/data/import/${name}`, 'utf8');

async function drop(visit, name, text) {
    await visit.page.evaluate(([file, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content], file));
        for (const type of ['dragover', 'drop']) {
            document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
        }
    }, [name, text]);
    await visit.page.waitForTimeout(200);
    await visit.rest();
}

const rows = (visit) => visit.page.evaluate(() => JSON.parse(globalThis.Module.rows()));

async function opened(browser, address, options = desktop, language = 'en') {
    const visit = await Visit.open(browser, address, `?lesson=memory-on-demand&lang=${language}`, options);
    return visit.running();
}

async function traceIsPlayed({ browser, address }) {
    const visit = await opened(browser, address);
    await drop(visit, 'fork.strace', recorded('fork.strace'));
    const shown = await rows(visit);
    equal(shown.picture, 'address-space', 'picture');
    holds(shown.rows.some((row) => row.includes('5617863b6000') && row.includes('132 kB')), `the log's heap: ${shown.rows}`);
    holds((await visit.page.locator('#article').innerText()).includes('fork.strace'), 'name of the file');
    await visit.message('seek 3 0');
    await visit.rest();
    holds(!(await rows(visit)).rows.some((row) => row.includes('[heap]')), 'no heap yet at the beginning');
    await visit.shot('opened-strace');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

async function smapsIsShown({ browser, address }) {
    const visit = await opened(browser, address, phone);
    await drop(visit, 'shared.smaps', recorded('shared.smaps'));
    const shown = await rows(visit);
    holds(shown.rows.some((row) => row.includes('[heap]') && row.includes('25 pages')), `25 pages of heap: ${shown.rows}`);
    await visit.shot('opened-smaps-phone');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

async function oomLogIsJudged({ browser, address }) {
    const visit = await opened(browser, address, desktop, 'zh-CN');
    await drop(visit, 'oom.txt', recorded('system-6.1.dmesg'));
    const shown = await rows(visit);
    equal(shown.picture, 'oom-board', 'picture');
    holds(shown.rows[0].includes('1060 make') && shown.rows[0].includes('选择与公式一致'), `verdict: ${shown.rows[0]}`);
    holds(shown.rows.some((row) => row.includes('386,955')), `points of make: ${shown.rows}`);
    await visit.message('lang en');
    await visit.rest();
    holds((await rows(visit)).rows[0].includes('the choice follows'), 'verdict in English');
    await visit.shot('opened-oom');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

async function anythingElseIsRefused({ browser, address }) {
    const visit = await opened(browser, address);
    const before = (await visit.lesson()).step;
    for (const [name, text] of [['notes.txt', 'nothing of the kind\n'], ['empty', ''], ['zeros', '\0\0\0']]) {
        await drop(visit, name, text);
        const notice = await visit.page.locator('#notice').innerText();
        holds(notice.includes(name) && notice.includes('strace'), `notice: ${notice}`);
    }
    equal((await visit.lesson()).step, before, 'the lesson stays');
    const lesson = readFileSync(`${root}lessons/02-address-space/lesson.md`, 'utf8');
    await drop(visit, 'lesson.md', lesson);
    holds((await visit.lesson()).steps.length > 1, 'a dropped lesson opens');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

async function chosenOnAPhone({ browser, address }) {
    const visit = await Visit.open(browser, address, '?lesson=memory-on-demand&lang=en&theme=light', phone);
    await visit.running();
    await visit.page.locator('#lessons').tap();
    const [chooser] = await Promise.all([visit.page.waitForEvent('filechooser'), visit.page.locator('#own-file').tap()]);
    await chooser.setFiles(`${root}lessons/03-rights/lesson.md`);
    await visit.rest();
    equal(new URLSearchParams(await visit.page.evaluate(() => globalThis.Module.link())).get('lesson'), 'rights', 'the lesson now open');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

async function elsewhere({ browser, address }) {
    const there = `${address}lessons/03-rights/lesson.md`;
    const visit = await Visit.open(browser, address, `?lesson=${encodeURIComponent(there)}&lang=en`);
    await visit.running();
    const page = await visit.lesson();
    equal(page.steps.length > 1, true, 'the lesson has steps');
    await visit.message(`go ${page.steps[1].id}`);
    await visit.rest();
    // The address follows the moment a little later.
    const linked = () => ['lesson', 'step'].map((name) => new URL(visit.page.url()).searchParams.get(name));
    for (let tries = 0; tries < 50 && linked()[1] !== page.steps[1].id; tries++) await visit.page.waitForTimeout(100);
    equal(linked(), [there, page.steps[1].id], 'the link');
    equal(visit.troubles, [], 'console');
    await visit.close();
    const wrongs = [['javascript:alert(1)', 'https'], [`${address}lessons/nowhere.md`, '404'], [`${address}style.css`, 'lesson.md:1']];
    for (const [wrong, said] of wrongs) {
        const other = await Visit.open(browser, address, `?lesson=${encodeURIComponent(wrong)}&lang=en`);
        await other.running();
        const notice = await other.page.locator('#notice').innerText();
        holds(notice.includes(said), `notice for ${wrong}: ${notice}`);
        await other.close();
    }
}

// One server forbids other pages to read its answer, one never ends it.
async function serversThatMeanIll({ browser, address }) {
    const endless = (response) => {
        while (!response.destroyed && response.write('x'.repeat(65536)));
        response.once('drain', () => endless(response));
    };
    const server = createServer((request, response) => {
        if (request.url === '/silent.md') return response.end('no permission');
        response.writeHead(200, { 'Access-Control-Allow-Origin': '*' });
        return endless(response);
    }).listen(0, '127.0.0.1');
    try {
        await once(server, 'listening');
        for (const [file, said] of [['silent.md', 'does not let other pages read it'], ['endless.md', '1 MB']]) {
            const there = `http://127.0.0.1:${server.address().port}/${file}`;
            const visit = await Visit.open(browser, address, `?lesson=${encodeURIComponent(there)}&lang=en`);
            await visit.running();
            const notice = await visit.page.locator('#notice').innerText();
            holds(notice.includes(said) && notice.includes(there), `notice for ${file}: ${notice}`);
            await visit.close();
        }
    } finally {
        server.closeAllConnections();
        server.close();
    }
}

// A folder of its own with one lesson, served as web/serve --watch does.
async function shownAsItIsWritten({ browser }) {
    const folder = mkdtempSync(join(tmpdir(), 'faultline-'));
    const lesson = join(folder, 'lessons', '01-memory-on-demand', 'lesson.md');
    mkdirSync(join(lesson, '..'), { recursive: true });
    const text = readFileSync(`${root}lessons/01-memory-on-demand/lesson.md`, 'utf8');
    writeFileSync(lesson, text);
    writeFileSync(join(folder, 'lessons', 'index.txt'), '01-memory-on-demand en\n');
    let visit = null;
    const options = ['--root', `${root}build/web/site`, '--port', '0', '--watch'];
    const server = spawn(process.execPath, [`${root}web/cmake/server.mjs`, ...options], { cwd: folder });
    try {
        const [said] = await once(server.stdout, 'data');
        const page = /http:\S+/.exec(String(said))[0];
        writeFileSync(join(folder, 'private'), 'not for the page');
        equal((await fetch(`${page}lessons/..%2fprivate`)).status, 404, 'a file beside the lessons');
        visit = await Visit.open(browser, page, '?lesson=memory-on-demand&lang=en');
        await visit.running();
        const { steps } = await visit.lesson();
        await visit.message(`go ${steps[1].id}`);
        await visit.rest();
        writeFileSync(lesson, text.replace(/^(## .*)( \{#.*\})$/m, '## Written just now$2'));
        for (let tries = 0; tries < 50; tries++) {
            if ((await visit.page.locator('#title').innerText()) === 'Written just now') break;
            await visit.page.waitForTimeout(200);
        }
        equal(await visit.page.locator('#title').innerText(), 'Written just now', 'title of the step');
        equal((await visit.lesson()).step, steps[1].id, 'the step');
    } finally {
        await visit?.close();
        server.kill();
        rmSync(folder, { recursive: true });
    }
}

export async function openedTests(tally, place) {
    await tally.try('an strace log is played', () => traceIsPlayed(place));
    await tally.try('smaps becomes the address space, on a phone', () => smapsIsShown(place));
    await tally.try('an OOM log is judged, in both languages', () => oomLogIsJudged(place));
    await tally.try('a file is chosen on a phone', () => chosenOnAPhone(place));
    await tally.try('a lesson that lies elsewhere', () => elsewhere(place));
    await tally.try('a server that forbids, or never ends', () => serversThatMeanIll(place));
    await tally.try('under --watch a lesson is shown as it is written', () => shownAsItIsWritten(place));
    await tally.try('anything else is refused', () => anythingElseIsRefused(place));
}
