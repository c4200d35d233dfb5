// The course: its chapters and lessons, what each needs, and how far the reader has come.
import { byId, make } from './dom.js';
import { load } from './store.js';
import { language, say } from './words.js';

let chapters = null;

// lessons/course.json is written when the page is put together: [{ titles, lessons: [{ id, titles, minutes, needs, steps }] }].
async function fetchCourse() {
    if (!chapters) {
        const answer = await fetch('lessons/course.json');
        if (!answer.ok) throw new Error(`lessons/course.json: ${answer.status}`);
        chapters = await answer.json();
    }
    return chapters;
}

const inMyLanguage = (titles) => titles[language()] || titles.en;

const lessonsOf = (course) => course.flatMap((chapter) => chapter.lessons);

// How many steps the reader has been to; null before the first visit.
function reached(lesson) {
    if (load(`done.${lesson.id}`)) return lesson.steps.length;
    const step = /(?:^|\s)step=(\S+)/.exec(load(`progress.${lesson.id}`) || '');
    return step ? Math.max(1, lesson.steps.indexOf(step[1]) + 1) : null;
}

function stateOf(lesson) {
    const steps = reached(lesson);
    if (steps === null) return { kind: 'new', text: say('minutes', lesson.minutes) };
    if (steps >= lesson.steps.length) return { kind: 'done', text: say('finished') };
    return { kind: 'begun', text: say('where', steps, lesson.steps.length) };
}

function row(lesson, number, course, here, open) {
    const state = stateOf(lesson);
    const unmet = lesson.needs.filter((id) => !load(`done.${id}`))
        .map((id) => lessonsOf(course).find((each) => each.id === id)).filter(Boolean);
    const before = unmet.map((each) => inMyLanguage(each.titles)).join(', ');
    return make('li', { class: `entry ${state.kind}` },
        make('button', {
            type: 'button', onclick: () => open(lesson.id), 'aria-current': lesson.id === here ? 'page' : null,
        },
        make('span', { class: 'number', 'aria-hidden': 'true' }, state.kind === 'done' ? '✓' : String(number)),
        make('span', { class: 'name' }, inMyLanguage(lesson.titles),
            before ? make('span', { class: 'needs' }, say('after', before)) : null),
        make('span', { class: 'state' }, state.text)));
}

// Opens the course as a dialog above the page; `open` is called with the id of the lesson that was chosen, `chooseFile` when it
// shall be a file of the reader's own (null: there is no machine to play it).
export async function showCourse(here, open, chooseFile) {
    const course = await fetchCourse();
    const dialog = byId('course');
    let number = 0;
    const done = lessonsOf(course).filter((lesson) => stateOf(lesson).kind === 'done').length;
    dialog.replaceChildren(
        make('header', null, make('h2', { id: 'course-title' }, say('course')),
            make('p', { class: 'soft' }, say('courseDone', done, lessonsOf(course).length)),
            make('button', { type: 'button', class: 'quiet icon', 'aria-label': say('dismiss'), onclick: () => dialog.close() }, '✕')),
        ...course.map((chapter) => make('section', null, make('h3', null, inMyLanguage(chapter.titles)),
            make('ol', null, ...chapter.lessons.map((lesson) => row(lesson, ++number, course, here, open))))),
        ...(chooseFile ? [make('button', { type: 'button', id: 'own-file', onclick: () => {
            dialog.close();
            chooseFile();
        } }, say('ownFile'))] : []));
    dialog.showModal();
    dialog.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' });
}

// The lesson that follows in the course, or null at its end.
export async function lessonAfter(id) {
    const lessons = lessonsOf(await fetchCourse());
    const next = lessons[lessons.findIndex((lesson) => lesson.id === id) + 1];
    return next ? { id: next.id, title: inMyLanguage(next.titles), minutes: next.minutes } : null;
}
