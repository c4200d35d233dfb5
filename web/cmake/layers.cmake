# The two functions every room of the house is declared with, and the flags all of them share.
#
#   faultline_layer(<room> USES <rooms> SOURCES <files>)   a static library faultline_<room>, also known as faultline::<room>;
#                                                          ALONE when its files repeat each other's names
#   faultline_test(<name> USES <rooms> SOURCES <files>)    a doctest program, registered with ctest under its name
#
# USES names rooms to the left only; tests/tidy checks that the includes agree.

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

# GCC 12 sees overlapping copies in plain std::string additions (its bug 105651); from a precompiled header also copies
# beyond the string, as it forgets that they are the standard library's own.
set(false_alarms -Wno-restrict)
if(FAULTLINE_BATCH)
    list(APPEND false_alarms -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
endif()
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL GNU OR NOT CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    set(false_alarms)
endif()

add_library(faultline_flags INTERFACE)
target_compile_options(faultline_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion
    # In a batch the names of a neighbour would count as shadowed.
    $<$<NOT:$<BOOL:${FAULTLINE_BATCH}>>:-Wshadow>
    # Simulated sizes have 64 bits and index containers of the host, whose own size has 32 in the browser.
    $<$<BOOL:${EMSCRIPTEN}>:-Wno-shorten-64-to-32>
    # The distance between two iterators is signed; clang asks for a cast there, GCC does not.
    $<$<BOOL:${EMSCRIPTEN}>:-Wno-sign-conversion>
    ${false_alarms}
    $<$<BOOL:${FAULTLINE_WERROR}>:-Werror>
    $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti>)

if(FAULTLINE_SANITIZE)
    add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
endif()

# Where a learner's program spends its time. The rest of the page is built for size.
set(FAULTLINE_HOT_SOURCES "^(hw/.*|kernel/fault/.*|kernel/frames/.*|lang/execute\\.cpp|machine/(run|stepping)\\.cpp)$")

function(faultline_speed_up)
    foreach(source IN LISTS ARGN)
        cmake_path(ABSOLUTE_PATH source NORMALIZE OUTPUT_VARIABLE path)
        cmake_path(RELATIVE_PATH path BASE_DIRECTORY ${CMAKE_SOURCE_DIR}/engine)
        if(path MATCHES "${FAULTLINE_HOT_SOURCES}")
            set_property(SOURCE ${source} APPEND PROPERTY COMPILE_OPTIONS -O2)
            set_property(SOURCE ${source} PROPERTY SKIP_PRECOMPILE_HEADERS ON)
            set_property(SOURCE ${source} PROPERTY SKIP_UNITY_BUILD_INCLUSION ON)
        endif()
    endforeach()
endfunction()

# Eight sources at a time and one precompiled header for all rooms, made by the first. Sources include what they name and
# keep their names to themselves as if they were compiled alone, which a build without presets does.
function(faultline_batch target)
    if(NOT FAULTLINE_BATCH)
        return()
    endif()
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
    get_property(first GLOBAL PROPERTY FAULTLINE_PRECOMPILED)
    if(first)
        target_precompile_headers(${target} REUSE_FROM ${first})
    else()
        target_precompile_headers(${target} PRIVATE <algorithm> <array> <cstdint> <functional> <map> <memory>
            <optional> <string> <string_view> <utility> <variant> <vector>)
        set_property(GLOBAL PROPERTY FAULTLINE_PRECOMPILED ${target})
    endif()
endfunction()

function(faultline_layer room)
    cmake_parse_arguments(arg "ALONE" "" "USES;SOURCES" ${ARGN})
    set(target faultline_${room})
    set(kind PUBLIC)
    if(arg_SOURCES)
        add_library(${target} STATIC ${arg_SOURCES})
        target_link_libraries(${target} PRIVATE faultline_flags)
        faultline_batch(${target})
        if(arg_ALONE)
            set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)
        endif()
        # Tools are programs of their own: each has its usage, its options, its rows.
        set(tools ${arg_SOURCES})
        list(FILTER tools INCLUDE REGEX "^tools/")
        if(tools)
            set_source_files_properties(${tools} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
        endif()
        if(EMSCRIPTEN)
            faultline_speed_up(${arg_SOURCES})
        endif()
    else()
        add_library(${target} INTERFACE)
        set(kind INTERFACE)
    endif()
    add_library(faultline::${room} ALIAS ${target})
    target_include_directories(${target} ${kind} ${CMAKE_SOURCE_DIR}/engine)
    foreach(used IN LISTS arg_USES)
        target_link_libraries(${target} ${kind} $<TARGET_NAME_IF_EXISTS:faultline_${used}>)
    endforeach()
endfunction()

function(faultline_test name)
    cmake_parse_arguments(arg "" "" "USES;SOURCES" ${ARGN})
    set(target test_${name})
    add_executable(${target} ${arg_SOURCES})
    target_link_libraries(${target} PRIVATE faultline_test_main faultline_flags)
    foreach(used IN LISTS arg_USES)
        target_link_libraries(${target} PRIVATE $<TARGET_NAME_IF_EXISTS:faultline_${used}>)
    endforeach()
    add_test(NAME ${name} COMMAND ${target})
    set_tests_properties(${name} PROPERTIES LABELS unit TIMEOUT 300)
endfunction()
