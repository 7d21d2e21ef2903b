// The names of the fixed choices in an initiative.
#pragma once

#include "engine/initiative/event.hpp"
#include "protocols/names.hpp"

namespace outward::protocols {

template <>
struct Names<engine::ThemingStage> {
    static constexpr std::array<std::pair<engine::ThemingStage, std::string_view>, 7> all{{
        {engine::ThemingStage::read, "read"},
        {engine::ThemingStage::pick, "pick"},
        {engine::ThemingStage::cluster, "cluster"},
        {engine::ThemingStage::name, "name"},
        {engine::ThemingStage::evidence, "evidence"},
        {engine::ThemingStage::tensions, "tensions"},
        {engine::ThemingStage::challenge, "challenge"},
    }};
};

template <>
struct Names<engine::StatementMark> {
    static constexpr std::array<std::pair<engine::StatementMark, std::string_view>, 4> all{{
        {engine::StatementMark::evidence, "evidence"},
        {engine::StatementMark::strong, "strong"},
        {engine::StatementMark::specific, "specific"},
        {engine::StatementMark::outlier, "outlier"},
    }};
};

template <>
struct Names<engine::record::MeetingKind> {
    static constexpr std::array<std::pair<engine::record::MeetingKind, std::string_view>, 6> all{{
        {engine::record::MeetingKind::conversation, "conversation"},
        {engine::record::MeetingKind::theming, "theming"},
        {engine::record::MeetingKind::narrative, "narrative"},
        {engine::record::MeetingKind::action, "action"},
        {engine::record::MeetingKind::follow_up, "follow-up"},
        {engine::record::MeetingKind::other, "other"},
    }};
};

template <>
struct Names<engine::record::Heard> {
    static constexpr std::array<std::pair<engine::record::Heard, std::string_view>, 3> all{{
        {engine::record::Heard::not_yet, "not-yet"},
        {engine::record::Heard::little, "little"},
        {engine::record::Heard::enough, "enough"},
    }};
};

template <>
struct Names<engine::record::Challenge> {
    static constexpr std::array<std::pair<engine::record::Challenge, std::string_view>, 3> all{{
        {engine::record::Challenge::open, "open"},
        {engine::record::Challenge::community, "community"},
        {engine::record::Challenge::programmes, "programmes"},
    }};
};

template <>
struct Names<engine::record::Slot> {
    static constexpr std::array<std::pair<engine::record::Slot, std::string_view>, 5> all{{
        {engine::record::Slot::want, "want"},
        {engine::record::Slot::worry, "worry"},
        {engine::record::Slot::because, "because"},
        {engine::record::Slot::need, "need"},
        {engine::record::Slot::trust, "trust"},
    }};
};

template <>
struct Names<engine::record::PromiseState> {
    static constexpr std::array<std::pair<engine::record::PromiseState, std::string_view>, 4> all{{
        {engine::record::PromiseState::open, "open"},
        {engine::record::PromiseState::under_way, "under-way"},
        {engine::record::PromiseState::kept, "kept"},
        {engine::record::PromiseState::let_go, "let-go"},
    }};
};

template <>
struct Names<engine::record::UpdateKind> {
    static constexpr std::array<std::pair<engine::record::UpdateKind, std::string_view>, 3> all{{
        {engine::record::UpdateKind::heard, "heard"},
        {engine::record::UpdateKind::ninety_days, "ninety-days"},
        {engine::record::UpdateKind::other, "other"},
    }};
};

}  // namespace outward::protocols
