// What the module asks of the page (web/platform/page_host.h): cursor, clipboard, text fields, glyphs.
const families = {
    body: 'system-ui,-apple-system,"Segoe UI","Noto Sans","PingFang SC",'
        + '"Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","WenQuanYi Micro Hei",sans-serif',
    mono: 'ui-monospace,"SF Mono",Menlo,Consolas,"JetBrains Mono",'
        + '"DejaVu Sans Mono","Noto Sans Mono CJK SC","WenQuanYi Micro Hei Mono",monospace',
};
const faces = [`400 SIZE ${families.body}`, `600 SIZE ${families.body}`, `400 SIZE ${families.mono}`];
const largestGlyph = 256;

// Draws characters one at a time on a canvas of its own; the module keeps them in its texture.
function makeGlyphs() {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = largestGlyph;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    let coverage = new Uint8Array(0);

    function glyph(codepoint, em, face) {
        const text = String.fromCodePoint(codepoint);
        pen.font = faces[face].replace('SIZE', `${em}px`);
        pen.textBaseline = 'alphabetic';
        pen.fillStyle = '#fff';
        const size = pen.measureText(text);
        const left = Math.floor(-size.actualBoundingBoxLeft) - 1;
        const top = Math.floor(-size.actualBoundingBoxAscent) - 1;
        const width = Math.min(largestGlyph, Math.ceil(size.actualBoundingBoxRight) + 1 - left);
        const height = Math.min(largestGlyph, Math.ceil(size.actualBoundingBoxDescent) + 1 - top);
        const empty = text.trim() === '' || size.actualBoundingBoxLeft + size.actualBoundingBoxRight <= 0;
        if (empty) return [size.width, 0, 0, 0, 0];
        pen.clearRect(0, 0, width, height);
        pen.fillText(text, -left, -top);
        const pixels = pen.getImageData(0, 0, width, height).data;
        coverage = new Uint8Array(width * height);
        for (let i = 0; i < coverage.length; i++) coverage[i] = pixels[i * 4 + 3];
        return [size.width, left, top, width, height];
    }
    return { glyph, pixels: () => coverage };
}

// While held, adding a listener does nothing: GLFW would take Tab, Backspace and touches of the whole page.
function makeHolder(canvas) {
    const targets = [window, document, canvas];
    return (hold) => {
        for (const target of targets) {
            if (hold) target.addEventListener = () => {};
            else delete target.addEventListener;
        }
    };
}

export function makeHost(canvas, textField) {
    const glyphs = makeGlyphs();
    return {
        cursor(name) { canvas.style.cursor = name; },
        clipboard(text) {
            textField.copied(text);
            if (navigator.clipboard && document.hasFocus()) navigator.clipboard.writeText(text).catch(() => {});
        },
        textInput(wanted, x, y, height) { textField.follow(!!wanted, x, y, height); },
        holdListeners: makeHolder(canvas),
        glyph: glyphs.glyph,
        glyphPixels: glyphs.pixels,
    };
}
