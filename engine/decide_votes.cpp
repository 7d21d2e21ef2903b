// Votes: polls, dots, orders, quizzes and grids.
#include "engine/decider.hpp"
#include "engine/limits.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace outward::engine {

namespace {

Rejection unfit(const char* why) { return {Reason::bad_request, why}; }

int sum_of(const Vote& vote) {
    return std::accumulate(vote.begin(), vote.end(), 0,
                           [](int sum, const auto& given) { return sum + given.second; });
}

bool all_in(const Vote& vote, int least, int most) {
    return std::ranges::all_of(
        vote, [&](const auto& given) { return given.second >= least && given.second <= most; });
}

std::optional<Rejection> unfit_poll(const Vote& vote, PollForm form, int people) {
    if (!all_in(vote, 1, people)) return unfit("An option has more votes than there are people.");
    if (form != PollForm::several && sum_of(vote) != people)
        return unfit("Everybody has one vote in this poll.");
    return std::nullopt;
}

std::optional<Rejection> unfit_dots(const Vote& vote, int dots, int people) {
    if (!all_in(vote, 1, dots * people) || sum_of(vote) > dots * people)
        return unfit("These are more dots than there are.");
    return std::nullopt;
}

std::optional<Rejection> unfit_order(const Vote& vote, std::size_t options) {
    std::set<int> places;
    for (const auto& [option, place] : vote) places.insert(place);
    const auto count = static_cast<int>(options);
    if (vote.size() != options || places.size() != options || !all_in(vote, 1, count))
        return unfit("An order gives each option a place of its own.");
    return std::nullopt;
}

/// Why this is no vote of so many people in that step. An empty one is: it takes a vote back.
std::optional<Rejection> unfit_vote(const Step& step, const Vote& vote, int people) {
    const Question& question = step.question;
    for (const auto& [option, given] : vote)
        if (std::ranges::find(question.options, option) == question.options.end())
            return Rejection{Reason::not_found, "The step has no such option."};
    if (vote.empty()) return std::nullopt;
    switch (step.kind) {
        case StepKind::poll:
            return unfit_poll(vote, question.form, people);
        case StepKind::dots:
            return unfit_dots(vote, question.dots, people);
        case StepKind::order:
            return unfit_order(vote, question.options.size());
        default:
            if (all_in(vote, 0, static_cast<int>(question.levels.size()) - 1)) return std::nullopt;
            return unfit("The step has no such level.");
    }
}

bool is_there(const Conversation& c, const StepId& step, const BallotId& id, const Vote& vote,
              int people) {
    const auto voting = c.votings.find(step);
    if (voting == c.votings.end()) return vote.empty();
    const auto ballot = voting->second.ballots.find(id);
    if (ballot == voting->second.ballots.end()) return vote.empty();
    return ballot->second.vote == vote && ballot->second.people == people;
}

}  // namespace

std::optional<Rejection> Decider::no_votes_in(const StepId& id) const {
    const Step* step = guide.find(id);
    if (!step) return Rejection{Reason::not_found, "The guide has no such step."};
    if (!takes_votes(step->kind)) return Rejection{Reason::not_now, "This step takes no votes."};
    if (c.stage == Stage::closed) return Rejection{Reason::closed, "The conversation is closed."};
    if (!visited(id)) return Rejection{Reason::not_now, "The room has not come to that step yet."};
    return std::nullopt;
}

Answer Decider::operator()(const command::CastVote& ask) const {
    if (auto refused = no_votes_in(ask.step)) return *refused;
    const Step& step = *guide.find(ask.step);
    const auto voting = c.votings.find(ask.step);
    const bool shown = voting != c.votings.end() && voting->second.shown;
    const auto& place = has_own_place(own_table()) ? c.place_at(own_table()) : c.shown();
    const bool here = place && place->step == ask.step;
    const bool secret = step.kind == StepKind::quiz;
    if (shown && (secret || !here))
        return refuse(Reason::stale, "The results are out. No more answers are taken.");
    if (secret != ask.ballot.has_value() || (secret && !is_fit_id(ask.ballot->value)))
        return refuse(Reason::bad_request, secret ? "A quiz needs a ballot of the phone's own."
                                                  : "Only a quiz has ballots.");
    if (auto unfit = unfit_vote(step, ask.vote, 1)) return *unfit;

    const BallotId ballot = secret ? *ask.ballot : BallotId{actor.member.value};
    if (is_there(c, ask.step, ballot, ask.vote, 1)) return is_so_already();
    if (secret && voting != c.votings.end() && !voting->second.ballots.contains(ballot) &&
        voting->second.ballots.size() >= limits::ballots)
        return refuse(Reason::too_many, "There are as many answers as can be taken.");
    Decision cast{{VoteCast{ask.step, ballot, ask.vote}}, {}, {}};
    cast.nameless = secret;
    return cast;
}

Answer Decider::operator()(const command::EnterVote& ask) const {
    if (auto refused = no_votes_in(ask.step)) return *refused;
    const Step& step = *guide.find(ask.step);
    const bool summed = step.kind == StepKind::poll || step.kind == StepKind::dots;
    const int most = summed ? limits::entered_people : 1;
    if (ask.people < 1 || ask.people > most)
        return refuse(Reason::bad_request,
                      summed ? "Give the number of people who voted, from 1 to 1000."
                             : "Enter what each person answered for itself.");
    if (!is_fit_id(ask.ballot.value) || c.find(MemberId{ask.ballot.value}))
        return refuse(Reason::bad_request, "The ballot's id is unfit.");
    if (auto unfit = unfit_vote(step, ask.vote, ask.people)) return *unfit;
    if (is_there(c, ask.step, ask.ballot, ask.vote, ask.people)) return is_so_already();
    const auto voting = c.votings.find(ask.step);
    if (voting != c.votings.end() && voting->second.ballots.size() >= limits::ballots)
        return refuse(Reason::too_many, "There are as many answers as can be taken.");
    return happens(VoteCast{ask.step, ask.ballot, ask.vote, ask.people});
}

Answer Decider::operator()(const command::ShowResults& ask) const {
    const Step* step = guide.find(ask.step);
    if (!step || !takes_votes(step->kind))
        return refuse(Reason::not_found, "The guide has no such step with votes.");
    const auto voting = c.votings.find(ask.step);
    const bool shown = voting != c.votings.end() && voting->second.shown;
    if (shown == ask.on) return is_so_already();
    if (ask.on) return happens(ResultsShown{ask.step});
    return happens(ResultsHidden{ask.step});
}

}  // namespace outward::engine
