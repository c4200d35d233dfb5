// Which line of which file the program pane points at.
#include "scene_keeper.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace fl;
using namespace fl::web;

TEST_CASE("whoever waits inside the C library stands at the call in its own program, among its variables")
{
    shell::Session session(machine::MachineConfig{});
    session.add_file("wait.c", "#include <unistd.h>\n"
                               "static void rest(int hours)\n"
                               "{\n"
                               "    pause();\n"
                               "}\n"
                               "int main(void)\n"
                               "{\n"
                               "    rest(7);\n"
                               "    return 0;\n"
                               "}\n");
    session.run_line("gcc wait.c -o wait", 100'000'000);
    session.run_line("./wait &", 100'000'000);
    session.run_line("sleep 0.1", 100'000'000);
    SceneKeeper keeper;
    keeper.update(session, nullptr, Selection{}, 0);
    const SourceScene& source = keeper.scene().source;
    CHECK(source.file == "wait.c");
    CHECK(source.line == 4);
    CHECK(source.function == "rest");
    const auto hours = std::find_if(source.variables.begin(), source.variables.end(),
                                    [](const inspect::VariableRow& row) { return row.name == "hours"; });
    REQUIRE(hours != source.variables.end());
    CHECK(hours->value == "7");
}
