# Dear ImGui and md4c, fetched as source by web/setup into .deps/ and built as SYSTEM libraries: targets imgui and md4c.
# Point FAULTLINE_IMGUI_DIR or FAULTLINE_MD4C_DIR elsewhere to use a tree of your own.
set(FAULTLINE_IMGUI_DIR "${CMAKE_SOURCE_DIR}/.deps/imgui" CACHE PATH "Dear ImGui 1.92 source")
set(FAULTLINE_MD4C_DIR "${CMAKE_SOURCE_DIR}/.deps/md4c" CACHE PATH "md4c 0.5 source")

if(NOT EXISTS ${FAULTLINE_IMGUI_DIR}/imgui.h OR NOT EXISTS ${FAULTLINE_MD4C_DIR}/src/md4c.c)
    execute_process(COMMAND ${CMAKE_SOURCE_DIR}/web/setup --sources COMMAND_ERROR_IS_FATAL ANY)
endif()

add_library(md4c STATIC ${FAULTLINE_MD4C_DIR}/src/md4c.c)
target_include_directories(md4c SYSTEM PUBLIC ${FAULTLINE_MD4C_DIR}/src)
target_compile_definitions(md4c PUBLIC MD4C_USE_UTF8)
target_compile_options(md4c PRIVATE -w)

add_library(imgui STATIC
    ${FAULTLINE_IMGUI_DIR}/imgui.cpp
    ${FAULTLINE_IMGUI_DIR}/imgui_draw.cpp
    # The page draws no tables: platform/page_tables.cpp answers for them.
    $<$<NOT:$<BOOL:${EMSCRIPTEN}>>:${FAULTLINE_IMGUI_DIR}/imgui_tables.cpp>
    ${FAULTLINE_IMGUI_DIR}/imgui_widgets.cpp)
target_include_directories(imgui SYSTEM PUBLIC ${FAULTLINE_IMGUI_DIR} ${FAULTLINE_IMGUI_DIR}/backends)
target_include_directories(imgui PUBLIC ${CMAKE_SOURCE_DIR}/web)
target_compile_definitions(imgui PUBLIC IMGUI_USER_CONFIG="platform/imconfig.h")
target_compile_options(imgui PRIVATE -w -fno-exceptions -fno-rtti)
