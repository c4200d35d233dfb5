// Binds the functions of page_host.h to the object `host` that the page hands to the module.
mergeInto(LibraryManager.library, {
    $textAt: function (pointer) {
        return new TextDecoder().decode(HEAPU8.slice(pointer, HEAPU8.indexOf(0, pointer)));
    },
    host_cursor__deps: ['$textAt'],
    host_cursor: function (name) { Module['host']['cursor'](textAt(name)); },
    host_clipboard__deps: ['$textAt'],
    host_clipboard: function (text) { Module['host']['clipboard'](textAt(text)); },
    host_text_input: function (wanted, x, y, height) { Module['host']['textInput'](wanted, x, y, height); },
    host_hold_listeners: function (hold) { Module['host']['holdListeners'](hold); },
    host_glyph: function (codepoint, em, face, out) {
        HEAPF32.set(Module['host']['glyph'](codepoint, em, face), out >> 2);
    },
    host_glyph_copy: function (pixels) { HEAPU8.set(Module['host']['glyphPixels'](), pixels); },
});
