#include "engine/archive.hpp"

#include "base/checked.hpp"

namespace loyalty {
namespace {

constexpr std::int64_t kFar = 100'000'000;

}  // namespace

void Archive::number(std::string_view key, std::uint64_t& value) {
  value = static_cast<std::uint64_t>(within(key, static_cast<std::int64_t>(value), 0, kMaxInteger));
}

void Archive::number(std::string_view key, std::uint32_t& value) {
  value = static_cast<std::uint32_t>(within(key, value, 0, UINT32_MAX));
}

void Archive::number(std::string_view key, std::int32_t& value) {
  value = static_cast<std::int32_t>(within(key, value, -kFar, kFar));
}

template <>
void Archive::bare(Archive& archive, std::string& value) {
  archive.element(value);
}

template <>
void Archive::bare(Archive& archive, std::int64_t& value) {
  value = archive.element(value, kMinInteger, kMaxInteger);
}

template <>
void Archive::bare(Archive& archive, std::int32_t& value) {
  value = static_cast<std::int32_t>(archive.element(value, -kFar, kFar));
}

template <>
void Archive::bare(Archive& archive, std::uint16_t& value) {
  value = static_cast<std::uint16_t>(archive.element(value, 0, UINT16_MAX));
}

}  // namespace loyalty
