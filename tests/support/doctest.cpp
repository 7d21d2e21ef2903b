// The test library itself, once for all programs.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
