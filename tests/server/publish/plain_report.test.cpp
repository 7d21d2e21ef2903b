#include "server/publish/plain_report.hpp"
#include "tests/server/publish/builders.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;
using outward::server::plain_report;

TEST_CASE("narrative, story and updates are measured in each language that they are in") {
    Publishing all;
    record::Sentence sentence;
    sentence.id = RecordId{"s1"};
    sentence.texts = {{"en", "We want safe streets"}, {"ar", "نريد شوارع آمنة"}};
    all.set(sentence);
    sentence.id = RecordId{"s2"};
    sentence.texts = {{"en", "We want to be heard"}};
    all.set(sentence);
    const auto report = plain_report(all.initiative);
    REQUIRE(report.at("narrative").size() == 2);
    CHECK(report["narrative"][0]["language"] == "ar");
    CHECK(report["narrative"][0]["measure"].is_null());
    CHECK(report["narrative"][0]["words"] == 3);
    CHECK(report["narrative"][1]["measure"] == "Flesch Reading Ease");
    CHECK(report["narrative"][1]["sentences"] == 2);
    CHECK(report["story"][0]["sentences"] == 10);
    CHECK(report["updates"]["u1"].size() == 2);
}
