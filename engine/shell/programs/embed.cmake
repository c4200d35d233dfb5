# Writes the tools' sources into one C++ file, so that the engine needs no files at run time. They are one text
# between two marks: the page's split.mjs sends what lies between them after the first picture.
# Run as a script: cmake -D FOLDER=engine/shell/programs -D OUTPUT=programs.cpp -P embed.cmake

file(GLOB sources RELATIVE "${FOLDER}" "${FOLDER}/*.c")
list(SORT sources)
set(text "")
foreach(path IN LISTS sources)
    file(READ "${FOLDER}/${path}" content)
    string(REGEX REPLACE "\\.c$" "" name "${path}")
    string(APPEND text "\n\"\\2${name}\\n\" R\"faultline(${content})faultline\"")
endforeach()
file(WRITE "${OUTPUT}" "#include \"shell/tools/c_programs.h\"\n\n"
    "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\nnamespace fl::shell {\n\n"
    "extern const char program_texts[] = \"faultline: later\"${text}\n\"\\2faultline: until here\";\n\n"
    "}  // namespace fl::shell\n")
