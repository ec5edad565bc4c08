#include "document/library.hpp"

// A namespace of our own: a host may use the library too, with exceptions or other settings, and
// the linker must not take the one for the other.
#define NLOHMANN_JSON_NAMESPACE_BEGIN namespace nlohmann { inline namespace loyalty_json {
#define NLOHMANN_JSON_NAMESPACE_END }}
#define JSON_USE_GLOBAL_UDLS 0
#include <cstddef>
#include <nlohmann/json.hpp>

#include "base/checked.hpp"
#include "document/builder.hpp"
#include "document/decimal.hpp"

namespace loyalty::document {
namespace {

using Json = nlohmann::json;
using Input = nlohmann::detail::iterator_input_adapter<const char*>;
using Lexer = nlohmann::detail::lexer<Json, Input>;
using Parser = nlohmann::detail::parser<Json, Input>;

}  // namespace
}  // namespace loyalty::document

// What the library would do for nobody here, at twice the weight of all the rest of it in the
// browser: a double, which Events makes of the digits itself, and the words of a refusal. With a
// version that is not known to have these functions, the outcome is the same.
#if NLOHMANN_JSON_VERSION_MAJOR == 3 && \
    (NLOHMANN_JSON_VERSION_MINOR == 11 || NLOHMANN_JSON_VERSION_MINOR == 12)
template <>
[[gnu::nonnull]] void loyalty::document::Lexer::strtof(double& value, const char* digits,
                                                       char** end) noexcept {
  value = 0;
  *end = const_cast<char*>(digits) + std::char_traits<char>::length(digits);
}
template <>
std::string loyalty::document::Lexer::get_token_string() const {
  return {};
}
template <>
std::string loyalty::document::Parser::exception_message(token_type, const std::string&) {
  return {};
}
#endif

namespace loyalty::document {
namespace {

// The events of nlohmann's SAX interface; false stops the reading.
class Events {
 public:
  Events(Document& document, std::size_t length) : builder_(document) {
    builder_.arena().reserve(length);
  }

  bool null() { return builder_.fits() && (builder_.add(Kind::null), true); }
  bool boolean(bool value) {
    return builder_.fits() && (builder_.add(Kind::boolean).boolean = value, true);
  }
  bool number_integer(std::int64_t value) {
    return value < kMinInteger ? add(static_cast<double>(value)) : add(value);
  }
  bool number_unsigned(std::uint64_t value) {
    return value > std::uint64_t{kMaxInteger} ? add(static_cast<double>(value))
                                              : add(static_cast<std::int64_t>(value));
  }
  bool number_float(double, const std::string& digits) {
    const double value = nearest_double(digits);
    return value - value == 0 && add(value);
  }
  bool string(const std::string& text) {
    return builder_.fits() && (builder_.add_text(keep(text)), true);
  }
  bool key(const std::string& text) { return builder_.key(keep(text)); }
  bool start_object(std::size_t) { return builder_.open(Kind::object); }
  bool start_array(std::size_t) { return builder_.open(Kind::array); }
  bool end_object() { return builder_.close(); }
  bool end_array() { return builder_.close(); }
  bool binary(Json::binary_t&) { return false; }
  template <class Exception>
  bool parse_error(std::size_t, const std::string&, const Exception&) {
    return false;
  }

 private:
  bool add(std::int64_t value) {
    return builder_.fits() && (builder_.add(Kind::integer).integer = value, true);
  }
  bool add(double value) {
    return builder_.fits() && (builder_.add(Kind::number).number = value, true);
  }
  Span keep(const std::string& text) {
    const std::size_t at = builder_.arena().size();
    builder_.arena() += text;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(text.size())};
  }

  Builder builder_;
};

}  // namespace

bool read_by_library(std::string_view text, Document& document) {
  // It would skip a byte-order mark and take a NUL byte for the end of the text.
  const bool is_misread = text.starts_with(kByteOrderMark) || text.find('\0') != text.npos;
  if (text.size() > kMaxLength || is_misread) return false;
  Events events(document, text.size());
  return Json::sax_parse(text.data(), text.data() + text.size(), &events);
}

}  // namespace loyalty::document
