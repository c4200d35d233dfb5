// `faultline pack`: a lesson in one file, opened from a disk; lessons in a course system, with scorm-again as that system.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { playOn, root, Visit } from './browser.mjs';
import { equal, holds } from './check.mjs';

const programs = [process.env.FAULTLINE, join(root, 'build/native/faultline')];
const program = programs.find((path) => path && existsSync(path));
const site = join(root, 'build/web/site');
const runtime = (file) => readFileSync(join(root, 'tests/e2e/node_modules/scorm-again/dist', file), 'utf8');

const pack = (...options) => spawnSync(program, ['pack', ...options, '--site', site], { encoding: 'utf8' });

function packed(...options) {
    const ran = pack(...options);
    equal([ran.status, ran.stderr], [0, ''], `pack ${options.join(' ')}`);
}

async function fromDisk(world, folder) {
    const file = join(folder, 'course.html');
    packed('memory-on-demand', 'tlb', '--html', file);
    const visit = await Visit.open(world.browser, pathToFileURL(file).href, '', {
        viewport: { width: 1280, height: 800 },
        offline: true,
    });
    const requests = [];
    visit.page.on('request', (request) => requests.push(request.url()));
    await visit.running();
    await playOn(visit);
    await visit.shot('packed-file');
    await visit.page.locator('#ending .choice').click();
    for (let tries = 0; tries < 100 && (await visit.lesson()).id !== 'tlb'; tries++) await visit.page.waitForTimeout(50);
    equal((await visit.lesson()).id, 'tlb', 'the lesson after it');
    await visit.page.locator('#language').click();
    await visit.rest();
    equal((await visit.lesson()).lang, 'zh-CN', 'language');
    equal([visit.troubles, requests.filter((url) => /^https?:/.test(url))], [[], []], 'console and requests');
    await visit.close();
}

const scripts = {
    1.2: {
        file: 'scorm12.min.js',
        api: 'API',
        make: 'Scorm12API',
        get: 'lmsGetValue',
        status: 'cmi.core.lesson_status',
        score: 'cmi.core.score.raw',
        location: 'cmi.core.lesson_location',
    },
    2004: {
        file: 'scorm2004.min.js',
        api: 'API_1484_11',
        make: 'Scorm2004API',
        get: 'lmsGetValue',
        status: 'cmi.success_status',
        score: 'cmi.score.raw',
        location: 'cmi.location',
    },
};

// A course system: a page with the run-time, the package in a frame, and what was committed.
function courseSystem(folder, edition, start) {
    const committed = [];
    const { file, api, make } = scripts[edition];
    const setup = `window.${api} = new ${make}({ autocommit: false, lmsCommitUrl: '/commit', dataCommitFormat: 'json', logLevel: 4 });
        const kept = ${JSON.stringify(start)};
        if (kept) window.${api}.loadFromJSON(kept, '');
        const frame = document.createElement('iframe');
        Object.assign(frame, { src: 'package/index.html', width: 1200, height: 800, id: 'sco' });
        document.body.append(frame);`;
    const html = `<!doctype html><html lang="en"><title>course</title><body><script>${runtime(file)}</script><script>${setup}</script>`;
    const server = createServer((request, response) => {
        let body = '';
        request.on('data', (piece) => {
            body += piece;
        });
        request.on('end', () => {
            if (request.url === '/') return response.writeHead(200, { 'Content-Type': 'text/html' }).end(html);
            if (request.url === '/commit') {
                committed.push(JSON.parse(body));
                return response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"result":true,"errorCode":0}');
            }
            const path = join(folder, request.url.replace('/package/', '').replace(/\?.*/, ''));
            if (!existsSync(path)) return response.writeHead(204).end();
            return response
                .writeHead(200, { 'Content-Type': extname(path) === '.js' ? 'text/javascript' : 'text/html' })
                .end(readFileSync(path));
        });
    });
    return new Promise((resolve) =>
        server.listen(0, '127.0.0.1', () =>
            resolve({ address: `http://127.0.0.1:${server.address().port}/`, committed, stop: () => server.close() }),
        ),
    );
}

// Drives the frame with the helpers that are made for a page of its own.
function inFrame(visit, frame) {
    return {
        page: { locator: (selector) => frame.locator(selector) },
        rest: () => visit.page.waitForTimeout(120),
        lesson: () => frame.evaluate(() => globalThis.Module.lesson()),
    };
}

async function launched(world, folder, edition, start, body) {
    const system = await courseSystem(folder, edition, start);
    const visit = await Visit.open(world.browser, system.address, '', { viewport: { width: 1280, height: 860 } });
    const names = scripts[edition];
    visit.value = (name) => visit.page.evaluate(([api, get, key]) => window[api][get](key), [names.api, names.get, name]);
    await visit.page.frameLocator('#sco').locator('body.running').waitFor({ timeout: 30000 });
    const frame = visit.page.frames()[1];
    try {
        await body({ visit, frame, system, names });
        equal(visit.troubles, [], 'console');
    } finally {
        await visit.close();
        system.stop();
    }
}

async function reported(world, folder, edition) {
    const zip = join(folder, `${edition}.zip`);
    packed('memory-on-demand', edition === '2004' ? '--scorm2004' : '--scorm', zip);
    const unpacked = join(folder, edition);
    mkdirSync(unpacked);
    execFileSync('cmake', ['-E', 'tar', 'xf', zip], { cwd: unpacked });
    let kept = null;
    await launched(world, unpacked, edition, null, async ({ visit, frame, names }) => {
        await frame.locator('#block-q-malloc .choice').nth(0).click();
        await frame.locator('#block-q-malloc .choice').nth(1).click();
        await frame.locator('#next').click();
        await visit.page.waitForTimeout(500);
        equal(await visit.value(names.location), 'promise', 'where the learner is');
        const suspended = await visit.value('cmi.suspend_data');
        equal(suspended, 'step=promise q-malloc=1,2', 'what is kept');
        kept =
            edition === '2004'
                ? { cmi: { suspend_data: suspended, completion_status: 'incomplete', location: 'promise' } }
                : { cmi: { suspend_data: suspended, core: { lesson_status: 'incomplete', lesson_location: 'promise' } } };
    });
    await launched(world, unpacked, edition, kept.cmi, async ({ visit, frame, system, names }) => {
        const wrong = edition === '2004' ? 'incorrect' : 'wrong';
        const driver = inFrame(visit, frame);
        equal((await driver.lesson()).step, 'promise', 'the step to go on from');
        for (let tries = 0; tries < 60; tries++) {
            const page = await driver.lesson();
            const quiz = page.blocks.find((block) => block.kind === 'quiz' && !block.answered);
            const task = page.blocks.find((block) => block.kind === 'task' && !block.done);
            if (quiz) await frame.locator(`#block-${quiz.id} .choice`).nth(1).click();
            else if (task) await solve(frame, task);
            else if (page.step === page.steps.at(-1).id) break;
            else await frame.locator('#next').click();
            await driver.rest();
        }
        // The lesson may still be counting the last task; a status that never comes fails below.
        for (let waited = 0; waited < 15_000 && await visit.value(names.status) !== 'passed'; waited += 250)
            await visit.page.waitForTimeout(250);
        equal([await visit.value(names.status), await visit.value(names.score)], ['passed', '63'], 'status and score: 5 of 8');
        // The last commit, when the page goes away, may not get through: everything was committed before.
        const { cmi } = system.committed.at(-1);
        const answers = Object.values(cmi.interactions.childArray ?? cmi.interactions).filter((each) => each?.id);
        // A task counts when the machine has seen it done, which may be before or after the question beside it.
        equal(answers.map(({ id, result }) => [id, result]).sort(), [['q-after', 'correct'], ['q-again', 'correct'],
            ['q-free', wrong], ['q-read', wrong], ['q-touch', 'correct'], ['q-write', 'correct'],
            ['ten-pages', 'correct']], 'answers');
    });
}

// The task is done by what its solution says.
async function solve(frame, task) {
    await frame.evaluate((id) => {
        globalThis.Module.message(`solution ${id}`);
    }, task.id);
    await frame.evaluate(
        () =>
            new Promise((resolve) => {
                setTimeout(resolve, 200);
            }),
    );
    const { solution } = await frame.evaluate(
        (id) => globalThis.Module.lesson().blocks.find((block) => block.id === id),
        task.id,
    );
    for (const line of solution || [])
        if (line.prompt !== undefined) await frame.evaluate((text) => globalThis.Module.message(`line ${text}`), line.text);
    await frame.evaluate((id) => globalThis.Module.message(`task ${id}`), task.id);
}

function refusals(folder) {
    for (const [options, status, cause] of [
        [['no-such-lesson', '--html', join(folder, 'x.html')], 3, "no lesson 'no-such-lesson'"],
        [['tlbs', '--html', join(folder, 'x.html')], 3, "did you mean 'tlb'?"],
        [['tlb', 'tlb', '--html', join(folder, 'x.html')], 2, 'named twice'],
        [['tlb'], 2, 'takes one of --html FILE'],
        [['tlb', '--html', '/no/such/folder/x.html'], 4, '/no/such/folder/x.html'],
        [['tlb', '--scorm', '/no/such/folder/x.zip'], 4, '/no/such/folder/x.zip'],
    ]) {
        const ran = pack(...options);
        equal(ran.status, status, `status of pack ${options.join(' ')}`);
        holds(ran.stderr.includes(cause), `pack ${options.join(' ')} says ${ran.stderr}`);
    }
}

function sameTwice(folder) {
    for (const name of ['one.zip', 'two.zip']) packed('tlb', 'stack', '--scorm', join(folder, name));
    equal(readFileSync(join(folder, 'one.zip')).equals(readFileSync(join(folder, 'two.zip'))), true, 'same bytes');
    const list = execFileSync('cmake', ['-E', 'tar', 'tf', join(folder, 'one.zip')], { encoding: 'utf8' })
        .trim()
        .split('\n');
    equal(list, ['imsmanifest.xml', 'machine.js', 'tlb.html', 'stack.html'], 'members');
}

export async function packTests(tally, world) {
    if (!program) return console.log('skipped: no build/native/faultline to pack with');
    const folder = mkdtempSync(join(tmpdir(), 'faultline-pack-'));
    await tally.try('lessons in one file, opened from a disk without network', () => fromDisk(world, folder));
    await tally.try('a course system of SCORM 1.2 hears status, score and answers', () => reported(world, folder, '1.2'));
    await tally.try('a course system of SCORM 2004 as well', () => reported(world, folder, '2004'));
    await tally.try('the same lessons give the same package', () => sameTwice(folder));
    await tally.try('what cannot be packed is explained', () => refusals(folder));
    rmSync(folder, { recursive: true });
    return null;
}
