// SPDX-License-Identifier: Apache-2.0
/// @file
/// A part that most of its owners do not have.
#pragma once

#include <concepts>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace cairn {

/// Perhaps a value, like std::optional, but on the heap: an owner without it is one pointer larger,
/// not as much larger as the value. A policy has many clauses, and most words of the language stand
/// in few of them. Copying copies the value.
template <class T>
class Rare {
 public:
  Rare() = default;
  // NOLINTNEXTLINE(google-explicit-constructor)
  Rare(std::nullopt_t) {}
  template <class U>
  requires(!std::same_as<std::remove_cvref_t<U>, Rare> && std::constructible_from<T, U>)
      // NOLINTNEXTLINE(google-explicit-constructor)
      Rare(U&& value)
      : value_(std::make_unique<T>(std::forward<U>(value))) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Rare(std::optional<T> value) {
    if (value) value_ = std::make_unique<T>(std::move(*value));
  }

  Rare(const Rare& other) : value_(other ? std::make_unique<T>(*other) : nullptr) {}
  Rare& operator=(const Rare& other) {
    if (this != &other) *this = Rare(other);
    return *this;
  }
  Rare(Rare&&) noexcept = default;
  Rare& operator=(Rare&&) noexcept = default;
  ~Rare() = default;

  [[nodiscard]] explicit operator bool() const { return value_ != nullptr; }
  [[nodiscard]] bool has_value() const { return value_ != nullptr; }
  [[nodiscard]] const T& operator*() const { return *value_; }
  [[nodiscard]] T& operator*() { return *value_; }
  [[nodiscard]] const T* operator->() const { return value_.get(); }
  [[nodiscard]] T* operator->() { return value_.get(); }
  /// Null where there is no value.
  [[nodiscard]] const T* get() const { return value_.get(); }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace cairn
