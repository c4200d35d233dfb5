// The words of the page itself. The canvas has its own table (web/text), lessons bring their own text.
const tables = {
    en: {
        skip: 'Skip to the lesson', lesson: 'Lesson', picture: 'Picture', program: 'Program', terminal: 'Terminal',
        steps: 'Steps', panes: 'Panes', machine: 'The machine', splitter: 'Width of the lesson', lessons: 'Lessons',
        back: 'Back', next: 'Next', again: 'Start again', share: 'Embed this step', typed: 'Command for the terminal',
        enter: 'Enter', finished: 'Finished',
        nextLesson: 'Next lesson', nextIs: 'Next: {0}',
        course: 'The course', courseDone: '{0} of {1} lessons finished', after: 'best after: {0}', minutes: '{0} min',
        step: 'Step {0} of {1}: {2}', stepDone: '{0}, done', where: '{0} of {1}',
        dark: 'Dark theme', light: 'Light theme',
        answerFirst: 'Answer the question to go on', right: 'Right', wrong: 'Not this', pickMore: 'There is more than one.',
        question: 'What do you think?', task: 'Your turn', check: 'Check', hint: 'Hint ({0} left)', solution: 'Show a solution',
        done: 'Done', hintName: 'Hint', solutionName: 'A solution', tip: 'Tip', note: 'Note', myth: 'Myth',
        ran: 'These commands were run for you', willRun: 'Runs when you get here', toTry: 'To try', run: 'Run',
        copy: 'Copy', copied: 'Copied',
        live: 'Measured now: {0}', stale: 'This translation is older than the English text.',
        missing: 'Not translated yet; shown in English.',
        starting: 'Starting the machine', loaded: '{0} of {1} KB',
        noWasm: 'This browser has no WebAssembly, so the machine cannot run here. The lesson can still be read.',
        noWebgl: 'This browser offers no WebGL 2, so the machine cannot be drawn here. The lesson can still be read.',
        failed: 'The machine could not be loaded ({0}). The lesson can still be read.',
        restRefused: 'Part of the machine could not be fetched. The lesson goes on; the page tries again by itself.',
        restHere: 'The rest of the machine is here now.',
        restAsk: 'What you asked for needs a part of the machine that could not be fetched: is the network gone?\n\n'
            + 'Nothing is lost. “OK” tries again and goes on where you are.',
        restGone: 'The machine had to stop, because a part of it could not be fetched. Your progress is kept: reload the page '
            + 'when the network is back.',
        noLesson: 'There is no lesson “{0}”. This is “{1}”.',
        noStep: 'There is no step “{0}” in this lesson. This is its beginning.',
        noLanguage: 'This lesson is not available in “{0}”.', noTheme: 'There is no theme “{0}”; use light, dark or system.',
        unreachable: '{0}: no answer, or its server does not let other pages read it',
        unreadable: 'The lesson could not be fetched ({0}).', dismiss: 'Dismiss', outputEmpty: 'no output',
        ownFile: 'Open a lesson or a recording of your own …', opened: 'Your file',
        refused: '“{0}” cannot be opened: {1}.', tooLarge: '“{0}” is larger than 64 MB.',
        expected: 'expected an strace log (strace -f -o FILE PROGRAM), a copy of /proc/PID/maps or smaps, a kernel log with an '
            + 'OOM kill (dmesg, journalctl -k), or a lesson',
        openedHow: 'It is played in the simulated machine. The terminal lists what it says and what each call changed; '
            + 'the timeline and the arrow keys go back and forth in it.\nAn strace log has no page faults and not the segments that '
            + 'execve maps; smaps counts pages but does not say which.\n“Lessons” leads back to the course.',
        canvas: 'Picture of the machine, its program and its terminal. Its contents follow as text.',
    },
    'zh-CN': {
        skip: '跳到课文', lesson: '课文', picture: '图示', program: '程序', terminal: '终端',
        steps: '步骤', panes: '面板', machine: '机器', splitter: '课文宽度', lessons: '课程',
        back: '上一步', next: '下一步', again: '重新开始', share: '嵌入这一步', typed: '终端命令', enter: '执行',
        finished: '完成', nextLesson: '下一课', nextIs: '下一课：{0}',
        course: '全部课程', courseDone: '已完成 {0} / {1} 课', after: '建议先学：{0}', minutes: '{0} 分钟',
        step: '第 {0} 步，共 {1} 步：{2}', stepDone: '{0}，已完成', where: '{0} / {1}',
        dark: '深色主题', light: '浅色主题',
        answerFirst: '先回答问题再继续', right: '正确', wrong: '不是这个', pickMore: '不止一个。',
        question: '你怎么看？', task: '轮到你了', check: '检查', hint: '提示（还有 {0} 条）', solution: '看一种解法',
        done: '完成', hintName: '提示', solutionName: '一种解法', tip: '提示', note: '注意', myth: '误解',
        ran: '这些命令已替你运行', willRun: '到这里时运行', toTry: '试一试', run: '运行', copy: '复制', copied: '已复制',
        live: '当前测得：{0}', stale: '此译文比英文原文旧。',
        missing: '尚未翻译，以英文显示。',
        starting: '正在启动机器', loaded: '{0} / {1} KB',
        noWasm: '此浏览器不支持 WebAssembly，无法运行机器。课文仍可阅读。',
        noWebgl: '此浏览器不支持 WebGL 2，无法显示机器。课文仍可阅读。',
        failed: '无法加载机器（{0}）。课文仍可阅读。',
        restRefused: '机器的一部分未能下载。课程可以继续，页面会自动重试。',
        restHere: '机器的其余部分已下载。',
        restAsk: '此操作需要机器中尚未下载的部分，而下载失败：网络是否已断开？\n\n没有丢失任何内容。按“确定”重试，并从当前位置继续。',
        restGone: '机器的一部分无法下载，只能停止运行。学习进度已保存：网络恢复后请重新加载页面。',
        noLesson: '没有名为“{0}”的课程。这里是“{1}”。',
        noStep: '本课没有步骤“{0}”。这里是开头。',
        noLanguage: '本课没有“{0}”译本。', noTheme: '没有主题“{0}”；可用 light、dark 或 system。',
        unreachable: '{0}：没有应答，或其服务器不允许其他网页读取',
        unreadable: '无法获取课文（{0}）。', dismiss: '关闭', outputEmpty: '无输出',
        ownFile: '打开你自己的课文或记录……', opened: '你的文件', refused: '无法打开“{0}”：{1}。', tooLarge: '“{0}” 超过 64 MB。',
        expected: '需要 strace 日志（strace -f -o FILE PROGRAM）、/proc/PID/maps 或 smaps 的副本、含有 OOM 的内核日志'
            + '（dmesg、journalctl -k），或一篇课文',
        openedHow: '它正在模拟的机器中重放。终端列出文件的内容以及每个调用改变了什么；用时间轴和方向键可以前后移动。\n'
            + 'strace 日志不含缺页，也不含 execve 自己建立的段；smaps 只有页数，没有说是哪些页。\n点“课程”可以回到教程。',
        canvas: '机器、程序和终端的图示，其内容随后以文字给出。',
    },
};

let current = tables.en;
let tag = 'en';

export const languages = Object.keys(tables);

// The nearest language to a tag such as "zh", "zh-Hans-CN" or "en-GB"; null when there is none.
export function nearest(wanted) {
    const lower = String(wanted || '').toLowerCase();
    return languages.find((each) => each.toLowerCase() === lower)
        || languages.find((each) => each.toLowerCase().split('-')[0] === lower.split('-')[0]) || null;
}

export function setLanguage(language) {
    tag = nearest(language) || 'en';
    current = tables[tag];
    document.documentElement.lang = tag;
    for (const element of document.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say);
    for (const element of document.querySelectorAll('[data-label]')) element.setAttribute('aria-label', say(element.dataset.label));
}

export const language = () => tag;

export function say(word, ...values) {
    return current[word].replace(/\{(\d)\}/g, (place, index) => values[index] ?? place);
}
