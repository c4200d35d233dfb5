// Reports a lesson to the course system around it: status, score, each answer, and where to go on, by SCORM 1.2 or 2004.
// Committed after each answer: the last commit, when the page goes away, may not get through.
import { Follower } from './score.js';
import { save } from './store.js';

const versions = {
    1.2: {
        api: 'API',
        initialize: 'LMSInitialize',
        get: 'LMSGetValue',
        set: 'LMSSetValue',
        commit: 'LMSCommit',
        finish: 'LMSFinish',
        mode: 'cmi.core.lesson_mode',
        location: 'cmi.core.lesson_location',
        score: 'cmi.core.score',
        exit: 'cmi.core.exit',
        time: 'cmi.core.session_time',
        status: 'cmi.core.lesson_status',
        success: null,
        response: 'student_response',
        wrong: 'wrong',
        performance: 'performance',
        when: 'time',
        largest: 4096,
    },
    2004: {
        api: 'API_1484_11',
        initialize: 'Initialize',
        get: 'GetValue',
        set: 'SetValue',
        commit: 'Commit',
        finish: 'Terminate',
        mode: 'cmi.mode',
        location: 'cmi.location',
        score: 'cmi.score',
        exit: 'cmi.exit',
        time: 'cmi.session_time',
        status: 'cmi.completion_status',
        success: 'cmi.success_status',
        response: 'learner_response',
        wrong: 'incorrect',
        performance: 'other',
        when: 'timestamp',
        largest: 64000,
    },
};
const farthest = 12; // frames that a course system may put around a lesson

function apiOf(name) {
    const climb = (from) => {
        let at = from;
        for (let depth = 0; at && depth < farthest; depth++, at = at.parent) {
            try {
                if (at[name]) return at[name];
            } catch {
                return null; // another origin's frame
            }
            if (at.parent === at) break;
        }
        return null;
    };
    return climb(window) || (window.opener ? climb(window.opener) : null);
}

const two = (number) => String(number).padStart(2, '0');

class Report {
    #api;
    #names;
    #writes;
    #begun = Date.now();
    #count = 0;
    #best = -1;
    #ended = false;

    constructor(api, names) {
        this.#api = api;
        this.#names = names;
        api[names.initialize]('');
        this.#writes = ['', 'normal'].includes(this.get(names.mode)); // some systems leave the mode empty
        this.#count = Number(this.get('cmi.interactions._count')) || 0;
        this.#best = Number(this.get(`${names.score}.raw`) || -1);
    }

    get(name) {
        return String(this.#api[this.#names.get](name) ?? '');
    }
    put(name, value) {
        if (this.#writes && !this.#ended) this.#api[this.#names.set](name, String(value));
    }
    commit() {
        if (!this.#writes || this.#ended) return;
        this.put(this.#names.time, this.#time());
        this.#api[this.#names.commit]('');
    }
    get suspended() {
        return this.get('cmi.suspend_data');
    }
    get #status() {
        return this.get(this.#names.status);
    }

    begin() {
        if (['', 'not attempted', 'unknown'].includes(this.#status)) this.put(this.#names.status, 'incomplete');
        this.put(this.#names.exit, 'suspend');
        this.commit();
    }

    // At a word's end within what every system keeps.
    keep(saved) {
        const { largest } = this.#names;
        this.put('cmi.suspend_data', saved.length <= largest ? saved : saved.slice(0, saved.lastIndexOf(' ', largest)));
    }

    step({ step }) {
        this.put(this.#names.location, step);
    }

    answered({ id, kind, correct, response, attempts }) {
        const at = `cmi.interactions.${this.#count++}`;
        const now = new Date();
        this.put(`${at}.id`, id);
        this.put(`${at}.type`, kind === 'quiz' ? 'choice' : this.#names.performance);
        this.put(
            `${at}.${this.#names.when}`,
            this.#names.success
                ? now.toISOString().slice(0, 19)
                : [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(':'),
        );
        this.put(
            `${at}.${this.#names.response}`,
            kind === 'quiz' ? 'abcdefghijklmnopqrstuvwxyz'[Number(response) - 1] || response : response,
        );
        this.put(`${at}.result`, correct && attempts > 0 ? 'correct' : this.#names.wrong);
        this.commit();
    }

    // The best score counts: going through the lesson again takes nothing away.
    score({ scaled }) {
        const raw = Math.round(scaled * 100);
        if (raw <= this.#best) return;
        this.#best = raw;
        this.put(`${this.#names.score}.min`, 0);
        this.put(`${this.#names.score}.max`, 100);
        this.put(`${this.#names.score}.raw`, raw);
        if (this.#names.success) this.put(`${this.#names.score}.scaled`, raw / 100);
        this.commit();
    }

    completed({ passed }) {
        const { status, success } = this.#names;
        if (success) {
            this.put(status, 'completed');
            if (this.get(success) !== 'passed') this.put(success, passed ? 'passed' : 'failed');
        } else if (this.#status !== 'passed') {
            this.put(status, passed ? 'passed' : 'failed');
        }
        this.commit();
    }

    #time() {
        const seconds = Math.round((Date.now() - this.#begun) / 1000);
        const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
        const clock = `${String(parts[0]).padStart(4, '0')}:${two(parts[1])}:${two(parts[2])}`;
        return this.#names.success ? `PT${seconds}S` : clock;
    }

    end() {
        if (this.#ended) return;
        this.commit();
        this.#api[this.#names.finish]('');
        this.#ended = true;
    }
}

export async function begin({ scorm, files }, lesson) {
    const names = versions[scorm];
    const api = apiOf(names.api);
    if (!api) return; // opened by itself: nobody to report to
    const report = new Report(api, names);
    save(`progress.${lesson.id}`, report.suspended); // another learner may have used this browser
    const follower = new Follower(
        files[`lessons/${lesson.folder}/lesson.md`],
        (kind, detail) => report[kind](detail),
        report.suspended,
    );
    report.begin();
    let running = false;
    document.addEventListener('faultline', ({ detail }) => {
        running ||= !!detail.running;
        if (detail.page) follower.page(detail.page);
        if (!detail.saved || !running) return;
        report.keep(detail.saved);
        follower.saved(detail.saved);
    });
    document.addEventListener('visibilitychange', () => {
        if (document.hidden) report.commit();
    });
    window.addEventListener('pagehide', () => report.end());
}
