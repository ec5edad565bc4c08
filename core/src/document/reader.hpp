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
  // The position of the text in `words`; faults with a suggestion and answers -1 otherwise. `other`
  // says in the sentence what else may stand here.
  int word(const std::vector<std::string_view>& words, std::string_view other = {}) const;
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

  void fault(std::string_view code, std::string sentence, std::string suggestion = {}) const;
  void type_fault(std::string_view expected) const;  // structure.type: "expected a list, not 3"

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
  // Faults each key that neither find nor need asked for, with the nearest asked one as suggestion.
  void finish();
  const Reader& reader() const { return reader_; }

 private:
  Reader reader_;
  std::vector<std::string_view> asked_;
};

// The word of `words` nearest to `wrong`, when it is near enough to have been meant; else empty.
std::string nearest(std::string_view wrong, const std::vector<std::string_view>& words);

// A value as a person would write it in a sentence: `"gold"`, `3`, `a list`, `an object`.
std::string described(Value value);

}  // namespace loyalty::document
