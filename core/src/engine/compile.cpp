#include "engine/compile.hpp"

#include <algorithm>

#include "base/checked.hpp"
#include "base/joined.hpp"
#include "document/writer.hpp"

namespace loyalty {
namespace {

using document::Kind;
using document::Object;
using document::Reader;

// So that a score times a thousandth part of the way stays exact.
constexpr std::int64_t kLargestScore = 1'000'000;

bool is_language(std::string_view tag) {
  std::size_t length = 0;
  bool first = true;
  for (char c : tag) {
    if (c == '-') {
      if (length < (first ? 2u : 1u)) return false;
      first = false;
      length = 0;
      continue;
    }
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    if (!letter && (first || !digit)) return false;
    if (++length > 8) return false;
  }
  return length >= (first ? 2u : 1u);
}

bool is_money_code(std::string_view code) {
  return code.size() == 3 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::optional<Millis> time_of_day(std::string_view text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) {
    return std::nullopt;
  }
  const int hours = (text[0] - '0') * 10 + (text[1] - '0');
  const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
  if (hours > 23 || minutes > 59) return std::nullopt;
  return hours * time::kHour + minutes * time::kMinute;
}

void read_calendar(Object& top, Program& program) {
  std::optional<time::Zone> zone = time::Zone::parse("UTC");
  if (auto reader = top.find("zone")) {
    program.zone_name = reader->text();
    if (const auto named = time::Zone::parse(program.zone_name)) {
      zone = named;
    } else if (reader->is(Kind::text) && !program.zone_name.empty()) {
      reader->fault("semantic.zone", "there is no time zone \"%\"", program.zone_name,
                    reader->nearest(program.zone_name, time::Zone::names()));
    }
  }
  Millis day_start = 0;
  if (auto reader = top.find("day_start")) {
    const auto time = time_of_day(reader->text());
    if (!time && reader->is(Kind::text)) reader->value_fault("a day starts at HH:MM, not at %");
    day_start = time.value_or(0);
  }
  int week_start = 0;
  top.word("week_start", week_start, kWeekdayWords);
  program.calendar = time::Calendar(*zone, day_start, week_start);
}

void read_returns(Object& top, Program& program) {
  auto reader = top.find("returns");
  if (!reader) return;
  Object returns(*reader);
  read(returns, "within", program.returns_within);
  program.returns_keep_level = returns.says("level", "keep");
  returns.finish();
}

void read_attributes(Object& top, Program& program) {
  auto reader = top.find("attributes");
  if (!reader) return;
  if (!reader->is(Kind::object)) return reader->type_fault("a map of name to type");
  for (const Reader& member : reader->members()) {
    const int type = member.word("integer string boolean lines");
    const std::string name(member.place().key);
    if (name == "activity" || name == "member" || name == "now") {
      member.fault("semantic.reserved_name", "\"%\" is what conditions call their own", name);
    }
    if (type >= 0) program.catalogue.declare(name, static_cast<AttributeType>(type));
  }
}

void read_settings(Object& top, Program& program) {
  if (auto money = top.find("money")) {
    if (!is_money_code(money->text()) && money->is(Kind::text)) {
      money->value_fault("money is an ISO 4217 code such as CNY");
    }
  }
  time::Duration late{0, 2, 0};
  read(top, "late", late);
  program.late = (late.months * 31 + late.days) * time::kDay + late.millis;
  read(top, "skew", program.skew);
  program.enrols_by_itself = top.says("enrolment", "automatic");
  read_returns(top, program);
  read_attributes(top, program);
}

void index_listeners(Program& program) {
  program.listeners.resize(program.events.size());
  const auto listen = [&](const std::vector<std::uint16_t>& on, std::uint16_t who,
                          std::vector<std::uint16_t> Listeners::* list) {
    for (std::uint16_t event : on) {
      (program.listeners[event].*list).push_back(who);
      const int effect = program.events[event].effect;
      if (effect >= 0) {
        (program.effect_listeners[static_cast<std::size_t>(effect)].*list).push_back(who);
      }
    }
  };
  for (std::uint16_t i = 0; i < program.streaks.size(); ++i) {
    listen(program.streaks[i].on, i, &Listeners::streaks);
  }
  for (std::uint16_t i = 0; i < program.missions.size(); ++i) {
    listen(program.missions[i].on, i, &Listeners::missions);
  }
  for (std::uint16_t i = 0; i < program.rules.size(); ++i) {
    listen(program.rules[i].on, i, &Listeners::rules);
    if (program.rules[i].on_window) program.window_rules.push_back(i);
  }
}

}  // namespace

std::string read_id(const Reader& reader) {
  const std::string_view id = reader.text();
  if (!id.empty() && (!is_id(id) || id == "money" || id == "off")) {
    reader.fault("structure.value", "\"%\" cannot be an id: lower-case letters, digits and _, "
                                    "beginning with a letter; not money or off", id);
  }
  return std::string(id);
}

void check_text(const Reader& reader) {
  if (reader.is(Kind::object)) {
    std::size_t languages = 0;
    for (const Reader& member : reader.members()) {
      ++languages;
      if (!is_language(member.place().key)) {
        member.fault("structure.unknown_key", "\"%\" is no language tag", member.place().key);
      } else {
        member.text();
      }
    }
    if (reader.value().size() == 0) reader.value_fault("a text needs a language");
    return;
  }
  if (!reader.is(Kind::text)) return reader.type_fault("a text, or a map of language to text");
  reader.text();
}

std::string Compiler::identify(Object& object, std::string_view list, std::string& id, Item& item) {
  id = label(object);
  std::string path = joined({list, "/", id});
  item = program.catalogue.item(path);
  return path;
}

std::string Compiler::label(Object& object, bool named) {
  std::string id;
  if (auto reader = object.need("id")) id = read_id(*reader);
  if (auto name = named ? object.need("name") : object.find("name")) check_text(*name);
  if (auto about = object.find("about")) check_text(*about);
  if (auto image = object.find("image")) image->text();
  return id;
}

void Compiler::score(Object& object, std::int64_t& score) const {
  object.integer("score", score, 0, kLargestScore);
}

int Program::event(std::string_view type) const {
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].word == type) return static_cast<int>(i);
  }
  return -1;
}

ledger::PartnerId partner_called(const Program& program, std::string_view id) {
  for (std::size_t i = 0; i < program.partners.size(); ++i) {
    if (program.partners[i].id == id) return static_cast<ledger::PartnerId>(i);
  }
  return ledger::kNoPartner;
}

bool has_errors(const Faults& faults, std::size_t from) {
  return std::any_of(faults.begin() + static_cast<std::ptrdiff_t>(from), faults.end(),
                     [](const Fault& fault) { return fault.code.rfind("warning.", 0) != 0; });
}

namespace {

constexpr std::string_view kLists =
    "currencies entitlements rules streaks tiers badges missions draws rewards segments partners "
    "plans surveys notices consents";

// Items have numbers of 16 bits, and tiers a bit each of 64: lists stay far below.
bool is_too_long(const Reader& programme) {
  const std::size_t before = programme.faults().size();
  const auto check_length = [](const Reader& list, std::uint32_t most) {
    if (!list.is(Kind::array) || list.value().size() <= most) return;
    list.fault("structure.value", "expected a list of at most %",
               joined({std::to_string(most), ", not of ", std::to_string(list.value().size())}));
  };
  for (std::string_view list : document::split(kLists)) {
    check_length(programme.member(list), list == "tiers" ? 64 : 1000);
  }
  const Reader tiers = programme.member("tiers");
  if (tiers.is(Kind::array) && programme.faults().size() == before) {
    for (const Reader& tier : tiers.items()) check_length(tier.member("levels"), 100);
  }
  return programme.faults().size() > before;
}

// What lists within lists may come to.
void check_size(const Program& program, const Reader& reader) {
  if (program.catalogue.is_full() || program.limits.size() == kMostNumbered ||
      program.terms.size() == kMostNumbered || program.events.size() == kMostNumbered) {
    reader.fault("structure.value", "a programme of % places, limits or words is too large",
                 std::to_string(kMostNumbered));
  }
}

// Only the number of those beyond is told.
void cut(Faults& faults) {
  if (faults.size() <= kMostFaults) return;
  const char* code = has_errors(faults, kMostFaults) ? "structure.more" : "warning.more";
  const std::string more = std::to_string(faults.size() - kMostFaults);
  faults.resize(kMostFaults);
  faults.push_back({code, {}, joined({more, " more faults are not listed"}), {}});
}

std::unique_ptr<Program> compile_whole(std::string_view text, Faults& faults) {
  auto program = std::make_unique<Program>();
  if (auto problem = program->document.parse(text)) {
    faults.push_back({"syntax", problem->pointer, problem->sentence, {}});
    return nullptr;
  }
  const Reader reader(program->document.root(), faults);
  if (!reader.is(Kind::object)) {
    reader.type_fault("a programme object");
    return nullptr;
  }
  if (is_too_long(reader)) return nullptr;
  for (std::string_view word :
       document::split("redeem adjust refund cancel_redemption close merge")) {
    program->catalogue.item(word);
  }
  program->catalogue.collect(reader);
  Object top(reader);
  Compiler compiler{*program, RootNames(program->catalogue)};
  program->id = compiler.label(top, true);
  if (auto version = top.need("version")) program->version = version->integer(1, kMaxInteger);
  read_calendar(top, *program);
  read_settings(top, *program);
  compiler.read_lists(top);
  top.finish();
  check_size(*program, reader);
  compiler.check_requirements(reader);
  index_listeners(*program);
  if (!has_errors(faults)) {
    compiler.check_whole(reader);
    compiler.check_names(reader);
  }
  program->digest = sha256(document::canonical(program->document.root()));
  program->digest_hex = to_hex(program->digest);
  return program;
}

}  // namespace

std::unique_ptr<Program> compile(std::string_view text, Faults& faults) {
  auto program = compile_whole(text, faults);
  cut(faults);
  return program;
}

}  // namespace loyalty
