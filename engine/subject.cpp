#include "engine/subject.hpp"

#include "engine/overloaded.hpp"

namespace outward::engine {

namespace {

/// `at` is a table and its own count.
std::string with_table(std::string subject, const std::optional<std::pair<TableId, int>>& at) {
    return at ? std::move(subject) + '@' + std::to_string(at->first.number) : subject;
}

}  // namespace

std::string subject_of(const Seen& seen) {
    return std::visit(Overloaded{
                          [](const seen::PeopleChanged&) { return std::string{"people"}; },
                          [](const seen::ThemesChanged&) { return std::string{"themes"}; },
                          [](const seen::RoundChanged&) { return std::string{"round"}; },
                          [](const seen::VotingChanged& s) { return "votes " + s.step.value; },
                          [](const seen::ReadyChanged& s) {
                              return s.member ? std::string{} : with_table("ready", s.at_table);
                          },
                          [](const seen::NoteCounted& s) {
                              return s.erased ? std::string{}
                                              : with_table("notes " + s.step.value, s.at_table);
                          },
                          [](const auto&) { return std::string{}; },
                      },
                      seen);
}

}  // namespace outward::engine
