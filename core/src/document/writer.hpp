// Writes canonical JSON (RFC 8785): no space, keys in UTF-16 order, shortest escapes.
//
//   Writer writer(out);
//   writer.begin_object();
//   writer.key("amount"), writer.integer(12);
//   writer.end_object();
//
// Keys must be given in order: it costs nothing at run time, and a debug build asserts it. `out` is
// whole again when what was begun is ended; until then it ends in room for what follows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"

namespace loyalty::document {

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view key);

  void text(std::string_view text);  // valid UTF-8
  void integer(std::int64_t value);
  void number(double value);  // ECMAScript's shortest form
  void boolean(bool value);
  void null();
  void value(Value value);             // copied in canonical form
  void raw(std::string_view canonical);  // already canonical JSON

  std::size_t size() const;  // of `out` without the room

  // key and value in one, for the many short members.
  void member(std::string_view key, std::string_view text);
  void member(std::string_view key, const char* text) { member(key, std::string_view(text)); }
  void member(std::string_view key, std::int64_t value);
  void member(std::string_view key, int value) { member(key, static_cast<std::int64_t>(value)); }
  void member(std::string_view key, bool value);

 private:
  char* room_for(std::size_t bytes);
  void make_room(std::size_t bytes);
  void put(char c);
  void put(std::string_view text);
  void separate();
  void quote(std::string_view text);
  void quote_escaped(std::string_view text);
  void begin(char bracket);
  void end(char bracket);
  void ended();  // a value

  std::string& out_;
  char* at_ = nullptr;  // where the next byte goes; none: to the end of `out`
  char* end_ = nullptr;
  int depth_ = 0;
  bool first_ = true;
#ifndef NDEBUG
  std::vector<std::string> keys_;  // last key of each open object
#endif
};

// The order of keys in canonical JSON: by UTF-16 code units. True when a comes before b.
bool canonical_before(std::string_view a, std::string_view b);

// The members of an object in that order.
std::vector<Value> canonical_members(Value object);

std::string canonical(Value value);
void append_number(std::string& out, double value);  // as ECMAScript's Number::toString

}  // namespace loyalty::document
