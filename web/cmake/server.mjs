// Serves one folder of static files on this machine only: right types, the compressed twin where there is one, and always
// revalidated, so that a rebuilt page is never mixed with an old one.
//   node server.mjs --root build/web/site [--port 8000] [--watch]
import { spawn } from 'node:child_process';
import { createReadStream, existsSync, readFileSync, readdirSync, statSync, watch } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const options = { port: '8000', root: '.' };
for (let i = 2; i < process.argv.length; i++) {
    const name = process.argv[i].replace(/^--/, '');
    if (name === 'watch') options.watch = true;
    else options[name] = process.argv[++i];
}
const root = resolve(options.root);
const types = {
    '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.md': 'text/markdown; charset=utf-8',
    '.txt': 'text/plain; charset=utf-8', '.json': 'application/json', '.png': 'image/png', '.webmanifest': 'application/manifest+json',
};

// The file for a request, or null: nothing outside the folder, and no compressed twin by its own name. While watching, lessons
// come as they are being written.
function locate(url) {
    let path;
    try {
        path = normalize(decodeURIComponent(new URL(url, 'http://page/').pathname));
    } catch {
        return null;
    }
    const base = options.watch && path.startsWith('/lessons/') && existsSync(`.${path}`) ? process.cwd() : root;
    let file = normalize(join(base, path));
    if (file !== base && !file.startsWith(base + sep)) return null;
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    return existsSync(file) && !file.endsWith('.br') ? file : null;
}

// While watching, the page listens here for what has changed: "lesson" or "page".
const listeners = new Set();
function tell(what) {
    for (const response of listeners) response.write(`data: ${what}\n\n`);
}

function listen(response) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('retry: 1000\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
}

const live = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'live.js'));
function answerWatching(request, response) {
    const { pathname } = new URL(request.url, 'http://page/');
    if (pathname === '/changes') return listen(response);
    const script = pathname === '/live.js';
    if (!script && !['/', '/index.html'].includes(pathname)) return answer(request, response);
    response.writeHead(200, { 'Content-Type': types[script ? '.js' : '.html'], 'Cache-Control': 'no-store' });
    return response.end(script ? live : readFileSync(join(root, 'index.html'), 'utf8')
        .replace('</head>', '<script type="module" src="live.js"></script>\n</head>'));
}

function answer(request, response) {
    const file = locate(request.url);
    if (!file || !['GET', 'HEAD'].includes(request.method)) {
        response.writeHead(file ? 405 : 404, { 'Content-Type': 'text/plain; charset=utf-8' });
        response.end(file ? 'only GET\n' : 'not here\n');
        return;
    }
    const compressed = /\bbr\b/.test(request.headers['accept-encoding'] || '') && existsSync(`${file}.br`);
    const sent = compressed ? `${file}.br` : file;
    const { size, mtimeMs } = statSync(sent);
    const headers = {
        'Content-Type': types[extname(file)] || 'application/octet-stream', 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding',
        ETag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`, 'X-Content-Type-Options': 'nosniff',
        'Access-Control-Allow-Origin': '*',
    };
    if (compressed) headers['Content-Encoding'] = 'br';
    if (request.headers['if-none-match'] === headers.ETag) {
        response.writeHead(304, headers);
        response.end();
        return;
    }
    response.writeHead(200, { ...headers, 'Content-Length': size });
    if (request.method === 'HEAD') response.end();
    else createReadStream(sent).on('error', () => response.destroy()).pipe(response);
}

// Node 18 cannot watch a whole tree on Linux: each folder is watched by itself.
function foldersBelow(folder) {
    const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return [folder, ...inner.flatMap((entry) => foldersBelow(join(folder, entry.name)))];
}

// Calls `then` once after a burst of changes below a folder.
function onChange(folder, then) {
    let timer = null;
    const changed = () => {
        clearTimeout(timer);
        timer = setTimeout(then, 200);
    };
    for (const each of existsSync(folder) ? foldersBelow(folder) : []) watch(each, changed);
}

// One rebuild at a time; changes during a build start the next. A lesson needs none.
function followChanges() {
    let building = false;
    let again = false;
    const build = () => {
        if (building) {
            again = true;
            return;
        }
        building = true;
        spawn('cmake', ['--build', '--preset', 'web', '--target', 'site'], { stdio: ['ignore', 2, 2] }).on('exit', (status) => {
            building = false;
            console.error(status === 0 ? '== rebuilt' : '== the build failed; the old page is still served');
            if (status === 0) tell('page');
            if (again) {
                again = false;
                build();
            }
        });
    };
    for (const folder of ['engine', 'web']) onChange(folder, build);
    onChange('lessons', () => tell('lesson'));
    console.error('== watching engine, web and lessons');
}

const server = createServer(options.watch ? answerWatching : answer);
server.on('error', (error) => {
    const why = error.code === 'EADDRINUSE' ? `port ${options.port} is taken; try --port ${Number(options.port) + 1}` : error.message;
    console.error(`web/serve: ${why}`);
    process.exit(4);
});
server.listen(Number(options.port), '127.0.0.1', () => {
    console.log(`faultline is at http://127.0.0.1:${server.address().port}/  (Ctrl+C ends it)`);
    if (options.watch) followChanges();
});
