// Reads what an archive describes, and names the place of everything that cannot be.
#pragma once

#include "document/reader.hpp"
#include "engine/archive.hpp"
#include "engine/moved.hpp"

namespace loyalty {

class Loader final : public Archive {
 public:
  // `moved`: the state is another version's, and says what became of its rooms.
  Loader(const document::Reader& reader, Program& program, Moved* moved = nullptr)
      : Archive(program), object_(reader), here_(&object_), program_(program), moved_(moved) {}
  void finish() { object_.finish(); }

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
  void contradiction(std::string_view key) override;
  void part(std::string_view key, FunctionRef<void()> describe) override;

 private:
  std::int64_t within(std::string_view key, std::int64_t value, std::int64_t least,
                      std::int64_t most) override;
  void element(std::string& value) override;
  std::int64_t element(std::int64_t value, std::int64_t least, std::int64_t most) override;
  void rows(std::string_view key, const Rows& rows, bool objects) override;
  void by_id(std::string_view key, IdOf id_of, const Rooms& rooms) override;
  void inside(const document::Reader& reader, FunctionRef<void()> describe);
  void thaw(std::string_view key, std::size_t index, std::string_view id,
            FunctionRef<void()> describe);

  document::Object object_;
  document::Object* here_;                     // the object whose members are asked for
  const document::Reader* element_ = nullptr;  // the element of a list of bare values
  Program& program_;
  Moved* moved_;
};

}  // namespace loyalty
