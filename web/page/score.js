// Which questions a lesson asks, and how well they were answered: from its text and from what the page remembers
// ("step=touch q-touch=2,1 ten-pages=done").

// [{ id, kind: 'quiz' | 'task', right: [numbers of the right choices, from 1] }] in the order of the text.
export function questionsOf(text) {
    const questions = [];
    let quiz = null;
    let number = 0;
    for (const line of text.split('\n')) {
        const head = /^> \[!QUIZ\].*?\bid=([\w-]+)/.exec(line);
        const task = /^```task\b.*?\bid=([\w-]+)/.exec(line);
        const item = /^>\s*[-*] \[([ xX])\]/.exec(line);
        if (head) {
            quiz = { id: head[1], kind: 'quiz', right: [] };
            number = 0;
            questions.push(quiz);
        } else if (task) {
            questions.push({ id: task[1], kind: 'task', right: [] });
        } else if (quiz && item) {
            number++;
            if (item[1] !== ' ') quiz.right.push(number);
        }
        if (!line.startsWith('>')) quiz = null;
    }
    return questions;
}

// Each question with what was tried, whether it is answered, and whether it was right without a wrong try.
export function resultsOf(questions, saved) {
    const values = new Map(
        saved.split(/\s+/).map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]),
    );
    return questions.map(({ id, kind, right }) => {
        const value = values.get(id) || '';
        if (kind === 'task')
            return { id, kind, tried: value ? [value] : [], answered: value === 'done', correct: value === 'done' };
        const tried = value.split(',').filter(Boolean).map(Number);
        // One try is an answer; the point is for who needed no more tries than there are right choices.
        const correct = tried.length >= right.length && tried.slice(0, right.length).every((each) => right.includes(each));
        return { id, kind, tried, answered: tried.length > 0, correct };
    });
}

// { raw, min, max, scaled }: a point for each question that was right at the first try.
export function scoreOf(results) {
    const raw = results.filter((each) => each.correct).length;
    return { raw, min: 0, max: results.length, scaled: results.length ? raw / results.length : 1 };
}

export const passingScore = 0.5;

// Follows a lesson; `tell(kind, detail)` hears of steps, answers, the score and the end, each once.
export class Follower {
    #questions;
    #results = null;
    #page = null;
    #completed = false;
    #tell;

    // `saved`: what was remembered before; it is no news.
    constructor(text, tell, saved = '') {
        this.#questions = questionsOf(text);
        if (saved) this.#results = resultsOf(this.#questions, saved);
        this.#tell = tell;
    }

    page(page) {
        const index = page.steps.findIndex((step) => step.id === page.step);
        const moved = this.#page !== page.step;
        this.#page = page.step;
        this.last = index === page.steps.length - 1;
        if (moved) this.#tell('step', { step: page.step, index: index + 1, count: page.steps.length, lesson: page.id });
    }

    saved(text) {
        const results = resultsOf(this.#questions, text);
        const before = this.#results;
        this.#results = results;
        let news = false;
        results.forEach((result, index) => {
            if (result.tried.length <= (before ? before[index].tried.length : 0)) return;
            news = true;
            const { id, kind, answered, correct, tried } = result;
            this.#tell('answered', {
                id,
                kind,
                correct: answered && correct,
                answered,
                attempts: tried.length,
                response: String(tried.at(-1)),
            });
        });
        if (news) this.#tell('score', scoreOf(results));
        if (this.#completed || !this.last || !results.every((each) => each.answered)) return;
        this.#completed = true;
        this.#tell('completed', { passed: scoreOf(results).scaled >= passingScore, ...scoreOf(results) });
    }
}
