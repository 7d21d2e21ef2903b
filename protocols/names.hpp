// The names that the wire and the log use for the engine's fixed choices.
#pragma once

#include "engine/decide.hpp"
#include "engine/guide.hpp"
#include "engine/marks.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace outward::protocols {

template <class Choice>
struct Names;

template <>
struct Names<engine::Seat> {
    static constexpr std::array<std::pair<engine::Seat, std::string_view>, 6> all{{
        {engine::Seat::facilitator, "facilitator"},
        {engine::Seat::note_taker, "note_taker"},
        {engine::Seat::participant, "participant"},
        {engine::Seat::wall, "wall"},
        {engine::Seat::host, "host"},
        {engine::Seat::scribe, "scribe"},
    }};
};

template <>
struct Names<engine::Stage> {
    static constexpr std::array<std::pair<engine::Stage, std::string_view>, 4> all{{
        {engine::Stage::waiting, "waiting"},
        {engine::Stage::live, "live"},
        {engine::Stage::paused, "paused"},
        {engine::Stage::closed, "closed"},
    }};
};

template <>
struct Names<engine::NoteStatus> {
    static constexpr std::array<std::pair<engine::NoteStatus, std::string_view>, 4> all{{
        {engine::NoteStatus::shown, "shown"},
        {engine::NoteStatus::hidden, "hidden"},
        {engine::NoteStatus::withdrawn, "withdrawn"},
        {engine::NoteStatus::erased, "erased"},
    }};
};

template <>
struct Names<engine::MarkKind> {
    static constexpr std::array<std::pair<engine::MarkKind, std::string_view>, 7> all{{
        {engine::MarkKind::overran, "overran"},
        {engine::MarkKind::cut_short, "cut_short"},
        {engine::MarkKind::probe_unused, "probe_unused"},
        {engine::MarkKind::trust_missed, "trust_missed"},
        {engine::MarkKind::dominant_voice, "dominant_voice"},
        {engine::MarkKind::silence, "silence"},
        {engine::MarkKind::library_centred, "library_centred"},
    }};
};

template <>
struct Names<engine::Reason> {
    static constexpr std::array<std::pair<engine::Reason, std::string_view>, 12> all{{
        {engine::Reason::not_found, "not_found"},
        {engine::Reason::wrong_key, "wrong_key"},
        {engine::Reason::forbidden, "forbidden"},
        {engine::Reason::not_now, "not_now"},
        {engine::Reason::too_long, "too_long"},
        {engine::Reason::too_many, "too_many"},
        {engine::Reason::not_saved, "not_saved"},
        {engine::Reason::stale, "stale"},
        {engine::Reason::closed, "closed"},
        {engine::Reason::locked, "locked"},
        {engine::Reason::removed, "removed"},
        {engine::Reason::bad_request, "bad_request"},
    }};
};

template <>
struct Names<engine::StepKind> {
    static constexpr std::array<std::pair<engine::StepKind, std::string_view>, 17> all{{
        {engine::StepKind::speak, "speak"},
        {engine::StepKind::agree, "agree"},
        {engine::StepKind::write, "write"},
        {engine::StepKind::capture, "capture"},
        {engine::StepKind::round, "round"},
        {engine::StepKind::pairs, "pairs"},
        {engine::StepKind::story, "story"},
        {engine::StepKind::poll, "poll"},
        {engine::StepKind::dots, "dots"},
        {engine::StepKind::order, "order"},
        {engine::StepKind::quiz, "quiz"},
        {engine::StepKind::grid, "grid"},
        {engine::StepKind::cluster, "cluster"},
        {engine::StepKind::promise, "promise"},
        {engine::StepKind::tables, "tables"},
        {engine::StepKind::break_, "break"},
        {engine::StepKind::close, "close"},
    }};
};

template <>
struct Names<engine::Form> {
    static constexpr std::array<std::pair<engine::Form, std::string_view>, 4> all{{
        {engine::Form::whole, "whole"},
        {engine::Form::solo, "solo"},
        {engine::Form::pairs, "pairs"},
        {engine::Form::crew, "crew"},
    }};
};

template <>
struct Names<engine::Late> {
    static constexpr std::array<std::pair<engine::Late, std::string_view>, 3> all{{
        {engine::Late::drop, "drop"},
        {engine::Late::shorten, "shorten"},
        {engine::Late::keep, "keep"},
    }};
};

template <>
struct Names<engine::Assign> {
    static constexpr std::array<std::pair<engine::Assign, std::string_view>, 3> all{{
        {engine::Assign::choice, "choice"},
        {engine::Assign::count_off, "count-off"},
        {engine::Assign::mix, "mix"},
    }};
};

template <>
struct Names<engine::Pace> {
    static constexpr std::array<std::pair<engine::Pace, std::string_view>, 2> all{{
        {engine::Pace::room, "room"},
        {engine::Pace::table, "table"},
    }};
};

template <>
struct Names<engine::PollForm> {
    static constexpr std::array<std::pair<engine::PollForm, std::string_view>, 3> all{{
        {engine::PollForm::one, "one"},
        {engine::PollForm::several, "several"},
        {engine::PollForm::scale, "scale"},
    }};
};

template <class Choice>
concept Named = requires {
    Names<Choice>::all;
};

template <Named Choice>
[[nodiscard]] constexpr std::string_view name_of(Choice choice) {
    for (const auto& [value, name] : Names<Choice>::all)
        if (value == choice) return name;
    return "";
}

template <Named Choice>
[[nodiscard]] constexpr std::optional<Choice> choice_of(std::string_view wanted) {
    for (const auto& [value, name] : Names<Choice>::all)
        if (name == wanted) return value;
    return std::nullopt;
}

}  // namespace outward::protocols
