// The site without a network: kept after the first visit, renewed as a whole, never a mixture of two versions.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { desktop, root, serve, Visit } from './browser.mjs';
import { equal, holds } from './check.mjs';

const allowed = (page) =>
    page.addInitScript(() => {
        try {
            localStorage.setItem('faultline.offline', '1');
        } catch {
            /* refused */
        }
    });

const controlled = (page) =>
    page.evaluate(() => Promise.race([navigator.serviceWorker.ready.then((registration) => !!registration.active),
        new Promise((resolve) => { setTimeout(resolve, 15000, false); })]));

async function worksOffline({ browser, address }) {
    const visit = await Visit.open(browser, address, '?lesson=tlb&lang=en', desktop, allowed);
    await visit.running();
    holds(await controlled(visit.page), 'nothing is kept');
    await visit.context.setOffline(true);
    await visit.page.goto(`${address}?lesson=oom-killer&lang=zh-CN`);
    await visit.running();
    equal((await visit.lesson()).id, 'oom-killer', 'a lesson that was not open before');
    await visit.page.waitForTimeout(300);
    equal(await visit.page.evaluate(() => globalThis.Module.rest.here), true, 'the rest of the module');
    equal(visit.troubles, [], 'console');
    await visit.close();
}

// The same site with another word in it, as if it had been put together anew.
function renew(folder, mark) {
    for (const name of ['words.js', 'start.js']) {
        const path = join(folder, name);
        writeFileSync(path, `${readFileSync(path, 'utf8')}\n(globalThis.marks ||= []).push('${mark}');\n`);
        rmSync(`${path}.br`);
    }
    const worker = join(folder, 'sw.js');
    let text = readFileSync(worker, 'utf8');
    for (const name of ['words.js', 'start.js']) {
        const hash = createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex');
        text = text.replace(new RegExp(`("${name}":)"\\w+"`), `$1"${hash}"`);
    }
    writeFileSync(worker, text.replace(/faultline-\$\{version\}/, `faultline-\${version}-${mark}`));
    rmSync(`${worker}.br`);
}

async function renewed(world) {
    const folder = mkdtempSync(join(tmpdir(), 'faultline-site-'));
    cpSync(join(root, 'build/web/site'), folder, { recursive: true });
    const server = await serve(folder);
    const visit = await Visit.open(world.browser, server.address, '?lesson=tlb&lang=en', desktop, allowed);
    try {
        await visit.running();
        await controlled(visit.page);
        await visit.page.reload();
        await visit.running();
        const second = await visit.context.newPage();
        await second.goto(`${server.address}?lesson=stack&lang=en`);
        await second.waitForSelector('body.running');
        renew(folder, 'new');
        await visit.page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
        await visit.page.locator('#renew').waitFor({ timeout: 20000 });
        const marks = (page) => page.evaluate(() => globalThis.marks || []);
        await second.reload();
        await second.waitForSelector('body.running');
        equal(await marks(second), [], 'what a page loads while the new version waits');
        await visit.page.locator('#renew').click();
        for (const page of [visit.page, second]) {
            for (let tries = 0; tries < 150; tries++) {
                if ((await marks(page).catch(() => [])).length) break;
                await visit.page.waitForTimeout(100);
            }
            equal(await marks(page), ['new', 'new'], 'what a page loads afterwards');
        }
        equal(await visit.page.evaluate(async () => (await caches.keys()).length), 1, 'versions kept');
        // A file that was replaced by itself belongs to no version: nothing is stored.
        writeFileSync(join(folder, 'prose.js'), '// not of this site\n');
        rmSync(join(folder, 'prose.js.br'));
        writeFileSync(join(folder, 'sw.js'), readFileSync(join(folder, 'sw.js'), 'utf8').replace('-new`', '-broken`'));
        await visit.page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => {}));
        await visit.page.waitForTimeout(1500);
        equal(
            await visit.page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration()).waiting),
            false,
            'a mixture waits',
        );
    } finally {
        await visit.close();
        server.stop();
        rmSync(folder, { recursive: true });
    }
}

async function installable({ browser, address }) {
    const visit = await Visit.open(browser, address, '', desktop);
    const session = await visit.context.newCDPSession(visit.page);
    const { errors, url } = await session.send('Page.getAppManifest');
    equal([errors, url.endsWith('manifest.webmanifest')], [[], true], 'manifest');
    await visit.close();
}

export async function offlineTests(tally, world) {
    await tally.try('works without a network after the first visit', () => worksOffline(world));
    await tally.try('a new version comes as a whole, on all pages', () => renewed(world));
    await tally.try('the manifest is in order', () => installable(world));
}
