// The page as one file: styles, scripts, both parts of the module and the icon inside, lessons to be put in by
// `faultline pack` (web/cli/pack.cpp) where it says {}. Opens from file://, in sandboxes and in course systems.
import { gzipSync } from 'node:zlib';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

// Scripts become data: addresses that an import map names, for a file on a disk may not load other files.
function importMap(out) {
    const imports = {};
    for (const file of readdirSync(out).filter(
        (name) => /\.m?js$/.test(name) && !/^(sw|offline|embed|channel|faultline)\.js$/.test(name),
    )) {
        const text = readFileSync(join(out, file), 'utf8')
            .replace(/((?:from|import)\s*\(?\s*['`])\.\/([\w.-]+\.m?js)(?:\?v=\w+|\$\{suffix\})?(['`])/g, '$1faultline/$2$3')
            .replace('new URL("faultline.wasm",import.meta.url)', 'new URL("faultline.wasm",document.baseURI)');
        imports[`faultline/${file}`] = `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`;
    }
    return JSON.stringify({ imports });
}

const noScript =
    '<noscript><p class="plainly">This page runs a simulated Linux machine and needs JavaScript.</p></noscript>';
const policy =
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' data: file:; style-src 'unsafe-inline'; " +
    "img-src data:; base-uri 'none'; form-action 'none'";

export function singlePage({ html, out, bare }) {
    const read = (name) => readFileSync(join(out, name), 'utf8');
    const icon = read('icon.svg');
    const mark = /<g id="mark">[^]*?<\/g>/.exec(icon)[0];
    const module = readFileSync(bare);
    const wasm = gzipSync(module, { level: 9 }).toString('base64');
    return html
        .replace(/<link rel="(modulepreload|manifest|icon|stylesheet|apple-touch-icon)".*\n/g, '')
        .replace(
            /<meta http-equiv="Content-Security-Policy"[^>]*>/,
            `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
        )
        .replace('<use href="icon.svg#mark"></use>', mark)
        .replace(
            /<script type="module"[^>]*><\/script>\n/,
            () =>
                `<link rel="icon" href="data:image/svg+xml;base64,${Buffer.from(icon).toString('base64')}">\n` +
                `<style>${read('style.css')}${read('sandbox.css')}#share { display: none; }</style>\n` +
                `<script type="importmap">${importMap(out)}</script>\n` +
                `<script id="wasm">globalThis.faultlineWasm="${wasm}"</script>\n` +
                '<script type="application/json" id="packed">{}</script>\n' +
                `<script type="module" id="start" data-wasm-bytes="${module.length}">import 'faultline/packed.js';</script>\n`,
        )
        .replace('<body data-pane="lesson">', '<body data-pane="lesson" class="embedded packed">')
        .replace(
            /<noscript>[^]*?<\/noscript>/,
            noScript,
        );
}
