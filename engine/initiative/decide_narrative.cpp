// What is kept of the narrative, signed by rooms, and approved to leave the house.
#include "engine/initiative/decider.hpp"
#include "engine/initiative/themes.hpp"
#include "engine/text.hpp"

#include <algorithm>

namespace outward::engine {

namespace {

Rejection nothing_of_that_name() {
    return {Reason::not_found,
            "There is nothing of that name to approve. It is called version:ID, update:ID or "
            "story."};
}

Rejection lacks(const std::string& what) { return {Reason::not_now, what}; }

std::string placed(std::size_t at) { return "Sentence " + std::to_string(at + 1); }

}  // namespace

InitiativeAnswer InitiativeDecider::operator()(const ask::KeepVersion& ask) const {
    record::Version version{ask.id, ask.label, narrative_of(i), {}};
    if (auto unfit = unfit_record(version)) return *unfit;
    if (i.find<record::Version>(ask.id)) return InitiativeDecision{};
    if (version.sentences.empty())
        return lacks("The narrative has no sentences yet. Write one first.");
    if (auto full = full_of(kind_of<record::Version>())) return *full;
    return InitiativeDecision{{happened::RecordSet{std::move(version)}}, {}};
}

InitiativeAnswer InitiativeDecider::operator()(const ask::Sign& ask) const {
    const auto* found = i.find<record::Version>(ask.version);
    if (!found) return Rejection{Reason::not_found, "There is no such version to sign."};
    const record::SignOff& sign_off = ask.sign_off;
    if (sign_off.people < 1 || sign_off.agree > sign_off.people)
        return Rejection{Reason::bad_request,
                         "A room that signs has at least one person, and no more who agree than "
                         "there are."};
    record::Version version = *found;
    if (std::ranges::find(version.sign_offs, sign_off) != version.sign_offs.end())
        return InitiativeDecision{};
    version.sign_offs.push_back(sign_off);
    if (auto unfit = unfit_record(version)) return *unfit;
    return InitiativeDecision{{happened::RecordSet{std::move(version)}}, {}};
}

InitiativeAnswer InitiativeDecider::operator()(const ask::Approve& ask) const {
    const record::Approval approval{ask.id, ask.by};
    if (auto unfit = unfit_record(approval)) return *unfit;
    if (is_blank(ask.by))
        return Rejection{Reason::bad_request,
                         "Say who approves it: whom the library calls "
                         "responsible."};
    const auto* known = i.find<record::Approval>(ask.id);
    if (known && *known == approval && i.is_approved(ask.id)) return InitiativeDecision{};
    if (auto missing = missing_for(ask.id)) return *missing;
    if (!known)
        if (auto full = full_of(kind_of<record::Approval>())) return *full;
    return InitiativeDecision{{happened::RecordSet{approval}}, {}};
}

std::optional<Rejection> InitiativeDecider::missing_for(const RecordId& approval) const {
    constexpr std::string_view of_version = "version:";
    constexpr std::string_view of_update = "update:";
    const std::string& id = approval.value;
    if (id.starts_with(of_version)) {
        const auto* version = i.find<record::Version>({id.substr(of_version.size())});
        return version ? missing_for(*version) : nothing_of_that_name();
    }
    if (id.starts_with(of_update)) {
        const auto* update = i.find<record::Update>({id.substr(of_update.size())});
        if (!update) return nothing_of_that_name();
        const bool has_text = std::ranges::any_of(
            update->texts, [](const auto& text) { return !is_blank(text.second); });
        if (has_text) return std::nullopt;
        return lacks("The update has no words yet. Write them first.");
    }
    if (id != "story") return nothing_of_that_name();
    for (const std::string_view part : record::story_parts) {
        const auto* found = i.find<record::StoryPart>({std::string{part}});
        if (!found || !has_words(found->texts))
            return lacks("The part '" + std::string{part} +
                         "' of the story has no words in the community's first language yet.");
    }
    return std::nullopt;
}

std::optional<Rejection> InitiativeDecider::missing_for(const record::Version& version) const {
    const bool signed_off = std::ranges::any_of(
        version.sign_offs, [](const record::SignOff& room) { return room.people >= 1; });
    if (!signed_off)
        return lacks(
            "No room has signed this version yet. Read it back to those who took part "
            "first.");
    for (std::size_t at = 0; at < version.sentences.size(); ++at) {
        const record::Sentence& sentence = version.sentences[at];
        if (!has_words(sentence.texts))
            return lacks(placed(at) + " has no words in the community's first language.");
        if (sentence.themes.empty())
            return lacks(placed(at) + " stands on no theme. Name one, and keep a new version.");
        for (const RecordId& id : sentence.themes) {
            const auto* theme = i.find<record::Theme>(id);
            if (!theme) return lacks(placed(at) + " names a theme that is there no longer.");
            if (!holds(figures_of(i, id)))
                return lacks(placed(at) + " stands on the theme '" + theme->name +
                             "', which does not hold: it needs " + std::to_string(least_quotes) +
                             " quotes from different conversations.");
        }
    }
    return std::nullopt;
}

bool InitiativeDecider::has_words(const Texts& texts) const {
    const auto* description = i.find<record::Description>({"description"});
    if (!description || description->languages.empty()) return false;
    const auto text = texts.find(description->languages.front());
    return text != texts.end() && !is_blank(text->second);
}

}  // namespace outward::engine
