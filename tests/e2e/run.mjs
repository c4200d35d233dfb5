// Drives the built page in headless Chromium. Closes with "N passed, N failed". `run.mjs SUITE…` runs those; without, all but
// the long ones.
import { a11yTests } from './a11y.mjs';
import { launch, serve } from './browser.mjs';
import { Tally } from './check.mjs';
import { courseTests } from './course.mjs';
import { embedTests } from './embed.mjs';
import { inputTests } from './input.mjs';
import { lessonTests } from './lesson.mjs';
import { loadingTests } from './loading.mjs';
import { offlineTests } from './offline.mjs';
import { openedTests } from './opened.mjs';
import { packTests } from './pack.mjs';
import { restTests } from './rest.mjs';
import { sandboxTests } from './sandbox.mjs';

const suites = { loading: loadingTests, lesson: lessonTests, input: inputTests, opened: openedTests, sandbox: sandboxTests,
    rest: restTests, embed: embedTests, offline: offlineTests, pack: packTests, a11y: a11yTests };
const long = { course: courseTests };
const wanted = process.argv.slice(2);
const tally = new Tally();
const server = await serve();
const browser = await launch();
try {
    for (const [name, suite] of Object.entries({ ...suites, ...long })) {
        if (wanted.length ? wanted.includes(name) : name in suites) await suite(tally, { browser, address: server.address });
    }
} catch (error) {
    tally.failed++;
    console.log(`not ok ${error.stack}`);
} finally {
    await browser.close();
    server.stop();
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed ? 1 : 0);
