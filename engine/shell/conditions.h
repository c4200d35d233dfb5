// What stands between [[ and ]], expanded: words, and operators that begin with test_operator.
#pragma once

#include "shell/world.h"

#include <map>
#include <string>
#include <vector>

namespace fl::shell {

// 0 true, 1 false, 2 with an error. =~ sets BASH_REMATCH.
int run_condition(const std::vector<std::string>& words, const World& world,
                  std::map<std::string, std::string>& variables, std::string& error);

}  // namespace fl::shell
