// nlohmann/json as a reader of documents. Its events fill the Document as they come; its own values
// are never built, and nothing of it shows outside library.cpp.
#pragma once

#include <string_view>

#include "document/value.hpp"

namespace loyalty::document {

// Whether `document` now holds `text`. A refusal has no words here: Document::scan finds them.
bool read_by_library(std::string_view text, Document& document);

}  // namespace loyalty::document
