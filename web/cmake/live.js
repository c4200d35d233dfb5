// Part of the page under web/serve --watch only: a lesson that was changed is opened anew at the same step, and a page that was
// rebuilt is loaded again.
new EventSource('changes').addEventListener('message', ({ data }) => {
    if (data === 'page' || !globalThis.Module) {
        location.reload();
        return;
    }
    const link = new URLSearchParams(globalThis.Module.link());
    if (link.get('lesson')) globalThis.Module.visit(link.get('lesson'), link.get('step') || '').catch(() => location.reload());
});
