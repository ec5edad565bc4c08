// Several texts as one: a call instead of a chain of sums, each of which weighs in the browser.
//
//   joined({"rules/", id, "/", index})
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace loyalty {

std::string joined(std::initializer_list<std::string_view> parts);

}  // namespace loyalty
