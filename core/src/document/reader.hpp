// Typed access to a document that names the place of every fault and goes on reading.
//
//   Object rule(reader);                       // faults when it is not an object
//   auto id = rule.need("id");                 // faults when it is missing
//   auto stop = rule.find("stop");             // optional
//   bool stops = stop && stop->boolean();
//   rule.finish();                             // every key nobody asked for is a fault
//
// Codes: structure.type, structure.missing, structure.unknown_key, structure.value. Pointers are
// those a JSON Schema validator gives: of the value for type and value, of the holder for missing,
// of the key itself for unknown keys.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/value.hpp"
#include "loyalty/fault.hpp"

namespace loyalty::document {

// A step of the way to a value. Lives on the stack of the functions that read it, so a Reader may
// not outlive the Reader or Object it came from.
struct Place {
  const Place* parent = nullptr;
  std::string_view key;
  std::uint32_t index = 0;
  bool is_index = false;

  std::string pointer() const;  // RFC 6901
};

class Reader {
 public:
  Reader(Value value, Faults& faults) : value_(value), faults_(&faults) {}
  Reader(Value value, Faults& faults, Place place)
      : value_(value), faults_(&faults), place_(place) {}

  Value value() const { return value_; }
  bool is(Kind kind) const { return value_.is(kind); }
  Faults& faults() const { return *faults_; }
  std::string pointer() const { return place_.pointer(); }
  const Place& place() const { return place_; }

  // Each faults (structure.type, structure.value) and answers nothing or a harmless default when
  // the value is not what it should be.
  std::int64_t integer(std::int64_t least, std::int64_t most) const;
  bool boolean() const;
  std::string_view text() const;  // not empty
  // The position of the text among `words`, which stand between spaces; faults with a suggestion
  // and answers -1 otherwise. `other` says in the sentence what else may stand here.
  int word(std::string_view words, std::string_view other = {}) const;
  // Members of an array, in order; faults and answers none when it is not an array. `least` is the
  // smallest number of elements allowed.
  std::vector<Reader> items(std::size_t least = 0) const;
  // One value, or the members of an array when it is one: the grammar's `x*`.
  std::vector<Reader> one_or_more(std::size_t least = 1) const;
  // As one_or_more, where each is an object; faults and answers none when it is no such thing.
  std::vector<Reader> objects() const;
  // A member that was read already, to name its place in a fault.
  Reader member(std::string_view key) const;
  // Members of an object, in order, keys in place().key. `$schema` and `x-…` keys are left out.
  std::vector<Reader> members() const;

  // A `%` in the sentence is where `about` stands.
  void fault(const char* code, const char* sentence, std::string_view about = {},
             std::string_view suggestion = {}) const;
  // The nearest of `words` for a suggestion; none once nobody would read it any more.
  std::string_view nearest(std::string_view wrong,
                           const std::vector<std::string_view>& words) const;
  void value_fault(const char* sentence) const;  // structure.value; `%` is the value, described
  void type_fault(const char* expected) const;   // structure.type: "expected a list, not 3"

 private:
  Value value_;
  Faults* faults_;
  Place place_;
};

class Object {
 public:
  explicit Object(const Reader& reader);  // faults when it is not an object

  std::optional<Reader> find(std::string_view key);
  std::optional<Reader> need(std::string_view key);
  // Into `target`, where the key is there; an enumerator is the position of its word, the first one
  // in place of a word that is none of them.
  void integer(std::string_view key, std::int64_t& target, std::int64_t least, std::int64_t most);
  void boolean(std::string_view key, bool& target);
  template <class Enum>
  void word(std::string_view key, Enum& target, std::string_view words) {
    target = static_cast<Enum>(position(key, static_cast<int>(target), words));
  }
  // Whether the key is there and says the only word it may.
  bool says(std::string_view key, std::string_view word);
  // Faults each key that neither find nor need asked for, with the nearest asked one as suggestion.
  void finish();
  const Reader& reader() const { return reader_; }

 private:
  int position(std::string_view key, int otherwise, std::string_view words);
  Reader reader_;
  std::vector<std::string_view> asked_;
};

// Words that stand between spaces, as many as there are; the position of one, -1 when it is none.
std::vector<std::string_view> split(std::string_view words);
int position_among(std::string_view words, std::string_view word);

// The word of `words` nearest to `wrong`, when it is near enough to have been meant; else empty.
std::string_view nearest(std::string_view wrong, const std::vector<std::string_view>& words);

// A value as a person would write it in a sentence: `"gold"`, `3`, `a list`, `an object`.
std::string described(Value value);

}  // namespace loyalty::document
