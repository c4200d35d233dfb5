// Size, pointer, touch, wheel, keys, text, clipboard and input methods of the canvas. GLFW has only its window and context:
// it knows no device scale, no touch, no text beyond ASCII and no clipboard in a browser.

const scrolledByKeys = [
    'Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Backspace', 'PageUp', 'PageDown', 'Home', 'End', 'Space',
];
const ownChords = ['KeyA', 'KeyZ', 'KeyY', 'KeyS'];
const dragThreshold = 8;  // CSS pixels a finger may move before it scrolls
const pixelsPerWheelUnit = 100;

// A hidden field that has the focus while the canvas is used: the only way to soft keyboards, input methods and pasting.
export function makeTextField() {
    const field = document.createElement('textarea');
    field.className = 'typing';
    for (const name of ['autocapitalize', 'autocomplete', 'autocorrect']) field.setAttribute(name, 'off');
    field.setAttribute('spellcheck', 'false');
    field.setAttribute('aria-hidden', 'true');
    field.setAttribute('inputmode', 'none');
    field.tabIndex = -1;
    let copied = '';
    return {
        element: field,
        copied(text) { copied = text; },
        lastCopied: () => copied,
        follow(wanted, x, y, height) {
            const box = document.getElementById('canvas').getBoundingClientRect();
            field.style.left = `${box.left + x}px`;
            field.style.top = `${box.top + y}px`;
            field.style.fontSize = `${Math.max(12, height * 0.8)}px`;
            field.setAttribute('inputmode', wanted ? 'text' : 'none');
        },
    };
}

function watchSize(canvas, machine) {
    const measure = () => {
        const box = canvas.getBoundingClientRect();
        if (box.width < 1 || box.height < 1) return;  // hidden: keep the last size
        const scale = window.devicePixelRatio || 1;
        const wide = Math.max(1, Math.round(box.width * scale));
        const high = Math.max(1, Math.round(box.height * scale));
        if (canvas.width !== wide) canvas.width = wide;
        if (canvas.height !== high) canvas.height = high;
        machine.call('resize', box.width, box.height, wide, high);
        machine.frame(performance.now());  // at once: a resized canvas is blank until it is drawn
    };
    new ResizeObserver(measure).observe(canvas);
    window.addEventListener('resize', measure);
    const watchScale = () => {
        const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
        query.addEventListener('change', () => { measure(); watchScale(); }, { once: true });
    };
    watchScale();
    measure();
}

function modifiersOf(event) {
    return (event.ctrlKey ? 1 : 0) | (event.shiftKey ? 2 : 0) | (event.altKey ? 4 : 0) | (event.metaKey ? 8 : 0);
}

// One finger presses, or scrolls when what it pressed does not want to be dragged; two fingers always scroll.
class Touches {
    #at = new Map();
    #scrolling = false;

    down(event) {
        this.#at.set(event.pointerId, { x: event.clientX, y: event.clientY, startX: event.clientX, startY: event.clientY });
    }

    // Wheel units to scroll by, or null when the movement belongs to what was pressed.
    move(event, machine) {
        const finger = this.#at.get(event.pointerId);
        if (!finger) return null;
        const far = Math.hypot(event.clientX - finger.startX, event.clientY - finger.startY) > dragThreshold;
        if (far && !this.#scrolling && (this.#at.size > 1 || machine.dragScrolls())) this.#scrolling = true;
        const moved = [(event.clientX - finger.x) / pixelsPerWheelUnit, (event.clientY - finger.y) / pixelsPerWheelUnit];
        finger.x = event.clientX;
        finger.y = event.clientY;
        return this.#scrolling ? moved.map((part) => part / this.#at.size) : null;
    }

    up(event) {
        this.#at.delete(event.pointerId);
        if (this.#at.size === 0) this.#scrolling = false;
    }
}

function watchPointer(canvas, machine, field) {
    const touches = new Touches();
    const place = (event) => {
        const box = canvas.getBoundingClientRect();
        machine.call('modifiers', modifiersOf(event));
        machine.call('pointer', event.clientX - box.left, event.clientY - box.top, { touch: 1, pen: 2 }[event.pointerType] || 0);
    };
    canvas.addEventListener('pointerdown', (event) => {
        if (event.pointerType === 'touch') touches.down(event);
        if (!event.isPrimary) return;
        place(event);
        machine.frame(performance.now());  // what lies under the pointer must be known before the press
        machine.call('button', event.button, 1);
        try {
            canvas.setPointerCapture(event.pointerId);
        } catch {
            // the pointer is gone already
        }
        field.focus({ preventScroll: true });
        event.preventDefault();
    });
    canvas.addEventListener('pointermove', (event) => {
        const scroll = event.pointerType === 'touch' ? touches.move(event, machine) : null;
        if (scroll) machine.call('wheel', scroll[0], scroll[1]);
        else if (event.isPrimary) place(event);
    });
    const release = (event) => {
        if (event.pointerType === 'touch') touches.up(event);
        if (!event.isPrimary) return;
        if (event.type === 'pointerup') place(event);
        machine.call('button', Math.max(0, event.button), 0);
        if (event.pointerType === 'touch') {
            machine.frame(performance.now());
            machine.call('pointer_left');
        }
    };
    canvas.addEventListener('pointerup', release);
    canvas.addEventListener('pointercancel', release);
    canvas.addEventListener('pointerleave', (event) => { if (!event.buttons) machine.call('pointer_left'); });
    canvas.addEventListener('contextmenu', (event) => event.preventDefault());
    canvas.addEventListener('wheel', (event) => {
        if (event.ctrlKey) return;  // the browser's own zoom
        // Inside another page the wheel is that page's until the picture is used.
        if (window.parent !== window && document.activeElement !== field) return;
        const unit = event.deltaMode === 0 ? 1 / pixelsPerWheelUnit : event.deltaMode === 1 ? 1 / 3 : 4 / 5;
        machine.call('modifiers', modifiersOf(event));
        machine.call('wheel', -event.deltaX * unit, -event.deltaY * unit);
        event.preventDefault();
    }, { passive: false });
}

function watchKeys(canvas, machine, field) {
    const key = (event, down) => {
        if (event.isComposing || event.keyCode === 229) return;
        // Escape, then Tab, leaves the canvas for the page: the keyboard is never caught.
        if (event.code === 'Escape' && down && !machine.wantsText()) canvas.focus({ preventScroll: true });
        machine.call('modifiers', modifiersOf(event));
        const taken = machine.text('key', event.code, down);
        const chord = (event.ctrlKey || event.metaKey) && ownChords.includes(event.code);
        const types = event.code === 'Space' && machine.wantsText();
        if (taken || chord || (scrolledByKeys.includes(event.code) && !types)) event.preventDefault();
    };
    field.addEventListener('keydown', (event) => key(event, 1));
    field.addEventListener('keyup', (event) => key(event, 0));
    canvas.addEventListener('keydown', (event) => {
        if (['Tab', 'Escape', 'Shift'].includes(event.key)) return;
        field.focus({ preventScroll: true });
        key(event, 1);
    });
    field.addEventListener('focus', () => machine.call('focus', 1));
    field.addEventListener('blur', () => machine.call('focus', 0));
}

function watchText(machine, textField) {
    const field = textField.element;
    let composing = false;
    field.addEventListener('compositionstart', () => {
        composing = true;
        field.classList.add('composing');
    });
    field.addEventListener('compositionend', (event) => {
        composing = false;
        field.classList.remove('composing');
        if (event.data) machine.text('text', event.data);
        field.value = '';
    });
    field.addEventListener('input', (event) => {
        if (composing || event.isComposing) return;
        const text = field.value.replace(/\n/g, '');
        if (text && event.inputType !== 'insertFromPaste' && event.inputType !== 'insertCompositionText') machine.text('text', text);
        field.value = '';
    });
    field.addEventListener('paste', (event) => {
        event.preventDefault();
        machine.text('paste', event.clipboardData.getData('text/plain'));
    });
    // Ctrl+C reached the module as a key already; a frame lets it fill the clipboard, which is then handed on.
    const copy = (event) => {
        machine.frame(performance.now());
        event.clipboardData.setData('text/plain', textField.lastCopied());
        event.preventDefault();
    };
    field.addEventListener('copy', copy);
    field.addEventListener('cut', copy);
}

export function connectCanvas(canvas, machine, textField) {
    document.body.append(textField.element);
    watchPointer(canvas, machine, textField.element);
    watchKeys(canvas, machine, textField.element);
    watchText(machine, textField);
    canvas.addEventListener('webglcontextlost', (event) => {
        event.preventDefault();
        machine.contextLost();
    });
    canvas.addEventListener('webglcontextrestored', () => machine.contextRestored());
    watchSize(canvas, machine);
}
