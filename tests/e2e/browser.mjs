// The browser, the page and what tests do with them.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export const root = new URL('../..', import.meta.url).pathname;
const shots = join(root, 'build/shots');

const candidates = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export async function launch() {
    const executablePath = candidates.find((path) => path && existsSync(path));
    if (!executablePath) throw new Error('no Chromium here; set CHROMIUM to one');
    mkdirSync(shots, { recursive: true });
    return chromium.launch({
        executablePath,
        args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    });
}

// Serves the built page; resolves to its address and a function that ends it.
export function serve(folder = 'build/web/site') {
    const child = spawn(process.execPath, ['web/cmake/server.mjs', '--root', folder, '--port', '0'], { cwd: root });
    return new Promise((resolve, reject) => {
        child.stdout.on('data', (text) => {
            const found = /http:\S+/.exec(String(text));
            if (found) resolve({ address: found[0], stop: () => child.kill() });
        });
        child.on('exit', () => reject(new Error('the server ended')));
    });
}

export const desktop = { viewport: { width: 1440, height: 900 } };
export const desktopTwice = { ...desktop, deviceScaleFactor: 2 };
export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

// One browser window on the page, with everything that went wrong in it collected in `troubles`.
export class Visit {
    troubles = [];

    static async open(browser, address, query = '', options = desktop, prepare = null) {
        const visit = new Visit();
        visit.context = await browser.newContext({ locale: 'en-US', ...options });
        visit.page = await visit.context.newPage();
        visit.page.on('console', (message) => {
            if (['error', 'warning'].includes(message.type())) visit.troubles.push(message.text());
        });
        visit.page.on('pageerror', (error) => visit.troubles.push(String(error)));
        if (prepare) await prepare(visit.page);
        visit.started = Date.now();
        await visit.page.goto(address + query);
        return visit;
    }

    close() { return this.context.close(); }

    async running() {
        await this.page.waitForSelector('body.running', { timeout: 60000 });
        await this.rest();
        return this;
    }

    frames() { return this.page.evaluate(() => globalThis.Module.frames()); }

    // Waits until nothing has been drawn for a while.
    async rest(milliseconds = 400) {
        let last = -1;
        for (let tries = 0; tries < 100; tries++) {
            const now = await this.frames();
            // A blinking caret draws a few frames a second; anything else at rest draws none.
            if (last >= 0 && now - last <= milliseconds / 200) return;
            last = now;
            await this.page.waitForTimeout(milliseconds);
        }
        throw new Error('the page never rests');
    }

    items() { return this.page.evaluate(() => globalThis.Module.uiItems()); }
    lesson() { return this.page.evaluate(() => globalThis.Module.lesson()); }
    message(line) { return this.page.evaluate((text) => globalThis.Module.message(text), line); }

    async find(matches) {
        const test = typeof matches === 'string' ? (item) => item.label === matches : matches;
        return (await this.items()).find(test);
    }

    // The middle of a widget in page coordinates.
    async placeOf(item) {
        const box = await this.page.locator('#canvas').boundingBox();
        return [box.x + item.x + item.w / 2, box.y + item.y + item.h / 2];
    }

    async clickItem(matches) {
        const item = await this.find(matches);
        if (!item) throw new Error(`nothing on the canvas fits ${matches}`);
        await this.page.mouse.click(...await this.placeOf(item));
        await this.rest(150);
    }

    async tapItem(matches) {
        const item = await this.find(matches);
        if (!item) throw new Error(`nothing on the canvas fits ${matches}`);
        await this.page.touchscreen.tap(...await this.placeOf(item));
        await this.rest(150);
    }

    shot(name) { return this.page.screenshot({ path: join(shots, `${name}.png`) }); }
}

// Plays the present lesson to its end by clicking: answers each question rightly, shows each task's solution.
export async function playOn(visit, onStep = async () => {}) {
    for (let clicks = 0; clicks < 200; clicks++) {
        await visit.rest(150);
        const page = await visit.lesson();
        const quiz = page.blocks.find((block) => block.kind === 'quiz' && !block.answered);
        if (quiz) {
            await visit.page.locator(`#block-${quiz.id} .choice`).first().click();
            continue;
        }
        await onStep(page);
        if (page.step === page.steps[page.steps.length - 1].id) return page;
        if (!page.can_next) throw new Error(`stuck at ${page.step}, blocked by ${page.blocked_by}`);
        await visit.page.locator('#next').click();
    }
    throw new Error('the lesson never ends');
}
