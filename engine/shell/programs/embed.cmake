# Writes the tools' sources into one C++ file, so that the engine needs no files at run time.
# Run as a script: cmake -D FOLDER=engine/shell/programs -D OUTPUT=programs.cpp -P embed.cmake

file(GLOB sources RELATIVE "${FOLDER}" "${FOLDER}/*.c")
list(SORT sources)
set(text "")
foreach(path IN LISTS sources)
    file(READ "${FOLDER}/${path}" content)
    string(REGEX REPLACE "\\.c$" "" name "${path}")
    string(APPEND text "    if (tool == \"${name}\") return R\"faultline(${content})faultline\";\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"shell/tools/c_programs.h\"\n\nnamespace fl::shell {\n\n"
    "std::string_view program_source(std::string_view tool)\n{\n${text}    return {};\n}\n\n}  // namespace fl::shell\n")
