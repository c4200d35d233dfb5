# build/web/site: the page as static files, ready to be served from any folder of any host.
add_library(imgui_page STATIC ${FAULTLINE_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp)
target_compile_options(imgui_page PRIVATE -w)
target_link_libraries(imgui_page PUBLIC imgui)

add_executable(faultline
    platform/fonts.cpp
    platform/pacer.cpp
    platform/page.cpp
    platform/page_exports.cpp
    platform/page_fonts.cpp
    platform/page_keys.cpp
    platform/page_lesson.cpp
    platform/page_tables.cpp)
set_target_properties(faultline PROPERTIES SUFFIX .mjs)
target_include_directories(faultline PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(faultline PRIVATE faultline_panels imgui_page faultline_flags)

set(library ${CMAKE_CURRENT_SOURCE_DIR}/platform/page_library.js)
set_property(TARGET faultline PROPERTY LINK_DEPENDS ${library})
target_link_options(faultline PRIVATE
    "SHELL:--js-library ${library}"
    -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web -sFILESYSTEM=0 -sMALLOC=emmalloc
    -sUSE_GLFW=3 -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
    # Set aside at start so that it need not grow while a lesson runs; growing is the way out, not the rule.
    -sINITIAL_MEMORY=134217728 -sALLOW_MEMORY_GROWTH=1 -sTOTAL_STACK=1048576
    -sEXPORTED_RUNTIME_METHODS=HEAPU8
    # The module is cut in two by the names of its functions; a function with one caller may belong to the other part.
    --profiling-funcs -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=20
    $<$<CONFIG:MinSizeRel>:-Oz>)
# Debian's Emscripten 3.1.6 does not look for acorn where its own package puts it.
set_property(TARGET faultline PROPERTY CXX_LINKER_LAUNCHER env NODE_PATH=/usr/share/nodejs:$ENV{NODE_PATH})

find_program(FAULTLINE_WASM_OPT wasm-opt REQUIRED)
find_program(FAULTLINE_WASM_SPLIT wasm-split REQUIRED)

# Put the site together: page, both parts of the module, lessons; compress each file; print the sizes; fail over budget.
find_program(FAULTLINE_NODE NAMES node nodejs REQUIRED)
file(GLOB page_files CONFIGURE_DEPENDS page/*)
file(GLOB_RECURSE lesson_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/lessons/*)
add_custom_command(
    OUTPUT ${CMAKE_BINARY_DIR}/site.stamp
    COMMAND ${FAULTLINE_NODE} ${CMAKE_CURRENT_SOURCE_DIR}/cmake/split.mjs
        --module $<TARGET_FILE_DIR:faultline>/faultline.wasm --first ${CMAKE_CURRENT_SOURCE_DIR}/first_functions.txt
        --out ${CMAKE_BINARY_DIR}/split --wasm-split ${FAULTLINE_WASM_SPLIT} --wasm-opt ${FAULTLINE_WASM_OPT}
    COMMAND ${FAULTLINE_NODE} ${CMAKE_CURRENT_SOURCE_DIR}/cmake/pack.mjs
        --script $<TARGET_FILE:faultline> --module ${CMAKE_BINARY_DIR}/split --page ${CMAKE_CURRENT_SOURCE_DIR}/page
        --lessons ${CMAKE_SOURCE_DIR}/lessons --out ${CMAKE_BINARY_DIR}/site
    COMMAND ${CMAKE_COMMAND} -E touch ${CMAKE_BINARY_DIR}/site.stamp
    DEPENDS faultline ${page_files} ${lesson_files} first_functions.txt cmake/pack.mjs cmake/single.mjs cmake/split.mjs cmake/wasm.mjs
    VERBATIM)
add_custom_target(site ALL DEPENDS ${CMAKE_BINARY_DIR}/site.stamp)
