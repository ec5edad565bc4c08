// Typed reading that collects faults, and the sentences and suggestions that go with them.
#include "document/reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/joined.hpp"
#include "document/writer.hpp"

namespace loyalty::document {
namespace {

constexpr std::size_t kLongestSuggested = 64;
constexpr std::size_t kLongestQuoted = 40;
constexpr std::size_t kMostListed = 12;
constexpr std::int64_t kMostInteger = (std::int64_t{1} << 53) - 1;

bool is_free_key(std::string_view key) { return key == "$schema" || key.starts_with("x-"); }

std::string quoted(std::string_view text) {
  std::string out;
  if (text.size() <= kLongestQuoted) {
    Writer(out).text(text);
    return out;
  }
  std::size_t end = kLongestQuoted;
  while ((static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  Writer(out).text(std::string(text.substr(0, end)) + "…");
  return out;
}

std::string in_digits(std::int64_t value) {
  std::string out;
  Writer(out).integer(value);
  return out;
}

std::string_view take_word(std::string_view& words) {
  const std::string_view word = words.substr(0, words.find(' '));
  words.remove_prefix(std::min(words.size(), word.size() + 1));
  return word;
}

std::string range_text(std::int64_t least, std::int64_t most) {
  if (most >= kMostInteger) return "an integer of at least " + in_digits(least);
  return "an integer from " + in_digits(least) + " to " + in_digits(most);
}

// Why a number that looks whole is no integer.
std::string why_inexact(double value) {
  const auto most = static_cast<double>(kMostInteger);
  if (value > most || value < -most) return ", which is beyond " + in_digits(kMostInteger);
  const bool is_whole = static_cast<double>(static_cast<std::int64_t>(value)) == value;
  return is_whole ? " written with a fraction or an exponent" : "";
}

char folded(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool same(char a, char b, bool fold) { return fold ? folded(a) == folded(b) : a == b; }

// The word of `words` that is `wrong` cut short, or that `wrong` is made from: `birth`, `friday`.
std::string_view abridged(std::string_view wrong, const std::vector<std::string_view>& words) {
  constexpr std::size_t kShortest = 3;
  for (std::string_view word : words) {
    const std::size_t length = std::min(word.size(), wrong.size());
    if (length >= kShortest && word.substr(0, length) == wrong.substr(0, length)) return word;
  }
  return {};
}

// Insertions, deletions, replacements and swaps of neighbours that turn a into b.
std::size_t distance(std::string_view a, std::string_view b, bool fold) {
  using Row = std::array<std::size_t, kLongestSuggested + 1>;
  Row before_last{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last = last;
    last = row;
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (same(a[i - 1], b[j - 1], fold) ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && same(a[i - 1], b[j - 2], fold) &&
                           same(a[i - 2], b[j - 1], fold);
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string Place::pointer() const {
  if (parent == nullptr) return {};
  std::string pointer = parent->pointer();
  append_pointer_step(pointer, is_index ? in_digits(index) : std::string(key));
  return pointer;
}

std::int64_t Reader::integer(std::int64_t least, std::int64_t most) const {
  const std::int64_t value = value_.integer();
  if (is(Kind::integer) && value >= least && value <= most) return value;
  fault(is(Kind::integer) ? "structure.value" : "structure.type", "expected %",
        range_text(least, most) + ", not " + described(value_));
  return least;
}

bool Reader::boolean() const {
  if (!is(Kind::boolean)) type_fault("true or false");
  return value_.boolean();
}

std::string_view Reader::text() const {
  if (!is(Kind::text)) {
    type_fault("a text");
  } else if (value_.text().empty()) {
    value_fault("expected a text that is not empty");
  }
  return value_.text();
}

int Reader::word(std::string_view words, std::string_view other) const {
  if (!is(Kind::text)) {
    type_fault("a text");
    return -1;
  }
  if (const int at = position_among(words, value_.text()); at >= 0) return at;
  const std::vector<std::string_view> known = split(words);
  std::string sentence = described(value_) + " is not known here";
  for (std::size_t at = 0; at < known.size() && known.size() <= kMostListed; ++at) {
    sentence += at == 0 ? "; expected " : at + 1 == known.size() ? " or " : ", ";
    sentence += quoted(known[at]);
  }
  if (!other.empty()) sentence += joined({", or ", other});
  std::string_view suggestion = nearest(value_.text(), known);
  if (suggestion.empty()) suggestion = abridged(value_.text(), known);
  fault("structure.value", "%", sentence, suggestion);
  return -1;
}

std::vector<Reader> Reader::items(std::size_t least) const {
  std::vector<Reader> items;
  if (!is(Kind::array)) {
    type_fault("a list");
    return items;
  }
  if (value_.size() < least) {
    fault("structure.value", "expected a list of at least %",
          in_digits(static_cast<std::int64_t>(least)) + ", not of " + in_digits(value_.size()));
  }
  items.reserve(value_.size());
  for (Value item : value_) {
    const auto index = static_cast<std::uint32_t>(items.size());
    items.push_back(Reader(item, *faults_, Place{&place_, {}, index, true}));
  }
  return items;
}

std::vector<Reader> Reader::one_or_more(std::size_t least) const {
  if (is(Kind::array)) return items(least);
  return {*this};
}

std::vector<Reader> Reader::objects() const {
  if (is(Kind::object)) return {*this};
  if (!is(Kind::array)) {
    type_fault("an object, or a list of them");
    return {};
  }
  std::vector<Reader> objects;
  for (const Reader& item : items(1)) {
    if (item.is(Kind::object)) {
      objects.push_back(item);
    } else {
      item.type_fault("an object");
    }
  }
  return objects;
}

Reader Reader::member(std::string_view key) const {
  return Reader(value_.find(key), *faults_, Place{&place_, key});
}

std::vector<Reader> Reader::members() const {
  std::vector<Reader> members;
  if (!is(Kind::object)) {
    type_fault("an object");
    return members;
  }
  members.reserve(value_.size());
  for (Value member : value_) {
    if (is_free_key(member.key())) continue;
    members.push_back(Reader(member, *faults_, Place{&place_, member.key()}));
  }
  return members;
}

void Reader::fault(const char* code, const char* sentence, std::string_view about,
                   std::string_view suggestion) const {
  Fault& made = faults_->emplace_back();
  made.code = code;
  if (faults_->size() > kMostFaults) return;  // it is counted, not listed
  made.pointer = pointer();
  made.sentence = sentence;
  const std::size_t gap = made.sentence.find('%');
  if (gap != std::string::npos) made.sentence.replace(gap, 1, about);
  made.suggestion = suggestion;
}

std::string_view Reader::nearest(std::string_view wrong,
                                 const std::vector<std::string_view>& words) const {
  if (faults_->size() >= kMostFaults) return {};
  return document::nearest(wrong, words);
}

void Reader::value_fault(const char* sentence) const {
  fault("structure.value", sentence, described(value_));
}

void Reader::type_fault(const char* expected) const {
  fault("structure.type", "expected %", std::string(expected) + ", not " + described(value_));
}

Object::Object(const Reader& reader) : reader_(reader) {
  if (!reader_.is(Kind::object)) reader_.type_fault("an object");
}

std::optional<Reader> Object::find(std::string_view key) {
  asked_.push_back(key);
  const Value member = reader_.value().find(key);
  if (!member) return std::nullopt;
  // The key of the document, not the asker's, which may be gone before the place is.
  return Reader(member, reader_.faults(), Place{&reader_.place(), member.key()});
}

std::optional<Reader> Object::need(std::string_view key) {
  auto member = find(key);
  if (!member && reader_.is(Kind::object)) {
    reader_.fault("structure.missing", "% is missing", quoted(key));
  }
  return member;
}

void Object::integer(std::string_view key, std::int64_t& target, std::int64_t least,
                     std::int64_t most) {
  if (const auto member = find(key)) target = member->integer(least, most);
}

void Object::boolean(std::string_view key, bool& target) {
  if (const auto member = find(key)) target = member->boolean();
}

int Object::position(std::string_view key, int otherwise, std::string_view words) {
  const auto member = find(key);
  return member ? std::max(0, member->word(words)) : otherwise;
}

bool Object::says(std::string_view key, std::string_view word) {
  const auto member = find(key);
  return member && member->word(word) == 0;
}

void Object::finish() {
  if (!reader_.is(Kind::object)) return;
  for (const Reader& member : reader_.members()) {
    const std::string_view key = member.place().key;
    if (std::find(asked_.begin(), asked_.end(), key) != asked_.end()) continue;
    member.fault("structure.unknown_key", "% is not a key here", quoted(key),
                 member.nearest(key, asked_));
  }
}

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> list;
  while (!words.empty()) list.push_back(take_word(words));
  return list;
}

int position_among(std::string_view words, std::string_view word) {
  for (int at = 0; !words.empty(); ++at) {
    if (take_word(words) == word) return at;
  }
  return -1;
}

std::string_view nearest(std::string_view wrong, const std::vector<std::string_view>& words) {
  if (wrong.empty() || wrong.size() > kLongestSuggested) return {};
  const std::size_t threshold = std::max<std::size_t>(1, wrong.size() / 3);
  std::string_view best;
  std::array<std::size_t, 3> best_distance{threshold + 1};
  for (std::string_view word : words) {
    const auto [shorter, longer] = std::minmax({word.size(), wrong.size()});
    if (word.empty() || longer > kLongestSuggested || longer - shorter > threshold) continue;
    // Letters of the wrong case weigh nothing, except between words that are otherwise as near; of
    // these one that begins alike is nearer.
    const std::array<std::size_t, 3> weights{distance(wrong, word, true),
                                             distance(wrong, word, false),
                                             word[0] == wrong[0] ? 0u : 1u};
    if (weights[0] > threshold || weights >= best_distance) continue;
    best = word;
    best_distance = weights;
  }
  return best;
}

std::string described(Value value) {
  switch (value.kind()) {
    case Kind::absent: return "nothing";
    case Kind::array: return "a list";
    case Kind::object: return "an object";
    case Kind::text: return quoted(value.text());
    case Kind::number: return canonical(value) + why_inexact(value.number());
    default: return canonical(value);
  }
}

}  // namespace loyalty::document
