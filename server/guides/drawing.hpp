// A guide drawn as a graph, for people (Mermaid, DOT) and for other state machines (SCXML).
#pragma once

#include "engine/guide.hpp"

#include <string>
#include <string_view>

namespace outward::server {

/// A flowchart for Mermaid (https://mermaid.js.org/syntax/flowchart.html), with titles in that
/// language.
[[nodiscard]] std::string to_mermaid(const engine::Guide& guide, std::string_view language);

/// For Graphviz (https://graphviz.org/doc/info/lang.html), with titles in that language.
[[nodiscard]] std::string to_dot(const engine::Guide& guide, std::string_view language);

/// A statechart by the W3C (https://www.w3.org/TR/scxml/) with the ECMAScript data model. Its
/// events are next, back, skip, repeat, the named moves, and goto.<step>; the event `facts` carries
/// what conditions count, by engine::Measure::quantity.
[[nodiscard]] std::string to_scxml(const engine::Guide& guide);

}  // namespace outward::server
