// A value or the reason there is none: what the core answers where others throw.
//
//   Result<Program> program = read(text);
//   if (!program) return program.error();
//   use(*program);
#pragma once

#include <cassert>
#include <utility>
#include <variant>

namespace loyalty {

template <class T, class E>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(E error) : held_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return held_.index() == 0; }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  const E& error() const {
    assert(held_.index() == 1 && "asked for the error of a result that has a value");
    return *std::get_if<1>(&held_);
  }

 private:
  T& value() {
    assert(held_.index() == 0 && "asked for the value of a result that has an error");
    return *std::get_if<0>(&held_);
  }
  const T& value() const { return const_cast<Result*>(this)->value(); }

  std::variant<T, E> held_;
};

}  // namespace loyalty
