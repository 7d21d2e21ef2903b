// Visiting a variant with one lambda for each alternative: a missing one is a compile error.
#pragma once

namespace outward::engine {

template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

}  // namespace outward::engine
