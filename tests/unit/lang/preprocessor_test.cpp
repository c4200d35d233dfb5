#include "lang/bare_machine.h"

#include <doctest/doctest.h>
