# Writes the C library's texts into one C++ file, so that the engine needs no files at run time.
# Comments stay behind: nobody sees them there, and the page carries every byte. Lines keep their numbers.
# extra/ goes into a file of its own, as one text between two marks: the page's split.mjs sends what lies
# between them after the first picture.
# Run as a script: cmake -D FOLDER=engine/libc -D OUTPUT=texts.cpp -D EXTRA=extra_texts.cpp -P embed.cmake

function(read_bare path out)
    file(READ "${FOLDER}/${path}" content)
    string(REGEX REPLACE "/[*][^*\n]*[*]/" "" content "${content}")
    string(REGEX REPLACE "\n[ ]*//[^\n]*" "\n" content "${content}")
    set(${out} "${content}" PARENT_SCOPE)
endfunction()

function(embed_list out name)
    set(text "constexpr TextFile ${name}[] = {\n")
    foreach(path IN LISTS ARGN)
        read_bare("${path}" content)
        string(REGEX REPLACE "^include/" "" shown "${path}")
        string(APPEND text "{\"${shown}\", R\"faultline(${content})faultline\"},\n")
    endforeach()
    string(APPEND text "};\n\n")
    set(${out} "${text}" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE sources RELATIVE "${FOLDER}" "${FOLDER}/*.c")
file(GLOB_RECURSE all_headers RELATIVE "${FOLDER}" "${FOLDER}/*.h")
set(headers ${all_headers})
list(FILTER headers INCLUDE REGEX "^include/")
set(internals ${all_headers})
list(FILTER internals EXCLUDE REGEX "^include/|^extra/|^libc\\.h$")
list(SORT sources)
list(FILTER sources EXCLUDE REGEX "^extra/")
# What programs seldom call lies last, so that the rest stays together on few pages.
set(seldom ${sources})
set(rare "^threads/|^malloc/(arenas|heap|statistics)|^stdlib/shell|^stdio/positional|^string/(wide|more)")
string(APPEND rare "|^unix/(calendar|directories|getopt|more)")
list(FILTER sources EXCLUDE REGEX "${rare}")
list(FILTER seldom INCLUDE REGEX "${rare}")
list(APPEND sources ${seldom})
list(SORT headers)
list(SORT internals)
embed_list(source_text all_sources ${sources})
embed_list(header_text all_headers ${headers})
embed_list(internal_text all_internals ${internals})
file(WRITE "${OUTPUT}" "#include \"libc/libc.h\"\n\nnamespace fl::libc {\nnamespace {\n\n"
    "${source_text}${header_text}"
    "${internal_text}}  // namespace\n\nstd::span<const TextFile> source_files() { return all_sources; }\n"
    "std::span<const TextFile> header_files() { return all_headers; }\n"
    "std::span<const TextFile> internal_files() { return all_internals; }\n\n}  // namespace fl::libc\n")

file(GLOB_RECURSE extras RELATIVE "${FOLDER}" "${FOLDER}/extra/*.[ch]")
list(SORT extras)
set(text "")
foreach(path IN LISTS extras)
    read_bare("${path}" content)
    string(REGEX REPLACE "^extra/include/" "" shown "${path}")
    string(APPEND text "\n\"\\2${shown}\\n\" R\"faultline(${content})faultline\"")
endforeach()
file(WRITE "${EXTRA}" "#include \"libc/libc.h\"\n\n"
    "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\nnamespace fl::libc {\n\n"
    "extern const char extra_texts[] = \"faultline: later\"${text}\n\"\\2faultline: until here\";\n\n"
    "}  // namespace fl::libc\n")
