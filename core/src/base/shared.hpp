// A value of which copies are one and the same until one of them is changed. For one thread at a
// time, as everything here.
//
//   Shared<Source> copy = source;   // counts one more holder
//   copy.edit().refunded += 100;    // takes a value of its own first; `source` stays as it was
#pragma once

#include <cstddef>
#include <utility>

namespace loyalty {

template <class T>
class Shared {
 public:
  Shared() : held_(new Held) {}
  explicit Shared(T value) : held_(new Held{std::move(value)}) {}
  Shared(const Shared& other) : held_(other.held_) { ++held_->holders; }
  Shared(Shared&& other) noexcept : held_(std::exchange(other.held_, nullptr)) {}
  Shared& operator=(Shared other) noexcept {
    std::swap(held_, other.held_);
    return *this;
  }
  ~Shared() {
    if (held_ && --held_->holders == 0) delete held_;
  }

  const T& operator*() const { return held_->value; }
  const T* operator->() const { return &held_->value; }
  T& edit() {
    if (held_->holders > 1) *this = Shared(T(held_->value));
    return held_->value;
  }
  friend bool operator==(const Shared& a, const Shared& b) {
    return a.held_ == b.held_ || *a == *b;
  }

 private:
  struct Held {
    T value = {};
    std::size_t holders = 1;
  };
  Held* held_;  // none only where it was moved away
};

}  // namespace loyalty
