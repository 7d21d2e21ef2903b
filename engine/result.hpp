// A value or the reason why there is none. The one way in which an expected failure is told.
#pragma once

#include <string>
#include <utility>
#include <variant>

namespace outward::engine {

/// A failure as a sentence for a person: what, where, and what to do about it.
struct Trouble {
    std::string sentence;
};

/// Holds exactly one of a T or an E. Both convert implicitly, so `return value;` and
/// `return Rejection{...};` both read naturally. T and E must be different types.
template <class T, class E>
class [[nodiscard]] Result {
public:
    Result(T value) : content(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : content(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const noexcept { return content.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    /// Only when ok().
    [[nodiscard]] const T& value() const& { return std::get<0>(content); }
    [[nodiscard]] T& value() & { return std::get<0>(content); }
    [[nodiscard]] T&& value() && { return std::get<0>(std::move(content)); }

    /// Only when not ok().
    [[nodiscard]] const E& error() const& { return std::get<1>(content); }
    [[nodiscard]] E&& error() && { return std::get<1>(std::move(content)); }

private:
    std::variant<T, E> content;
};

}  // namespace outward::engine
