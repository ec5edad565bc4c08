// Writes what an archive describes.
#pragma once

#include "document/writer.hpp"
#include "engine/archive.hpp"

namespace loyalty {

class Saver final : public Archive {
 public:
  Saver(document::Writer& writer, const Program& program) : Archive(program), writer_(&writer) {}

  using Archive::number;
  void number(std::string_view key, std::int64_t& value, std::int64_t absent) override;
  void flag(std::string_view key, bool& value) override;
  void text(std::string_view key, std::string& value) override;
  void instant(std::string_view key, Millis& value) override;
  void lot_end(std::string_view key, Millis& value) override;
  void item(std::string_view key, Item& value) override;
  void thing(std::string_view key, Thing& value) override;
  void term(std::string_view key, std::uint16_t& value) override;
  void partner(std::string_view key, ledger::PartnerId& value) override;
  void streak(std::string_view key, std::uint16_t& value) override;
  void level(std::string_view key, std::int16_t& value) override;
  void frozen(std::vector<FrozenRoom>& rooms) override;
  void contradiction(std::string_view) override {}
  void part(std::string_view key, FunctionRef<void()> describe) override;

 private:
  std::int64_t within(std::string_view key, std::int64_t value, std::int64_t least,
                      std::int64_t most) override;
  void element(std::string& value) override;
  std::int64_t element(std::int64_t value, std::int64_t least, std::int64_t most) override;
  void rows(std::string_view key, const Rows& rows, bool objects) override;
  void by_id(std::string_view key, IdOf id_of, const Rooms& rooms) override;
  std::string room(const Rooms& rooms, void* list, std::size_t index);

  document::Writer* writer_;
};

}  // namespace loyalty
