// Entry of the native tests. Our own because version 2 of Catch2 brings none in its library.
#define CATCH_CONFIG_RUNNER
#include "catch.hpp"

int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
