// Bundles of strangers: whatever is wrong is told in a sentence, and nothing of it is taken in.
#include "server/system/process.hpp"
#include "tests/server/archive/builders.hpp"
#include "tests/server/bundle/builders.hpp"

#include <minizip/zip.h>
#include <stdlib.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

namespace outward::server {

using nlohmann::json;

namespace {

bool refuses(const std::string& bytes, const std::string& why) {
    const std::string said = refusal_of(bytes);
    INFO(said);
    CHECK(said.find("Nothing was imported.") != std::string::npos);
    CHECK(said.find(why) != std::string::npos);
    return said.find(why) != std::string::npos;
}

/// The log's line of that number, changed; the digests are left as they are.
std::string with_line(std::size_t number, const std::function<void(json&)>& change) {
    return spoiled([&](std::vector<ZipEntry>& entries) {
        std::string& log = content_of(entries, "log.jsonl");
        std::size_t from = 0;
        for (std::size_t i = 1; i < number; ++i) from = log.find('\n', from) + 1;
        const std::size_t size = log.find('\n', from) - from;
        json line = json::parse(log.substr(from, size));
        change(line);
        log.replace(from, size, line.dump());
    });
}

std::string with_manifest(const std::string& field, const json& value) {
    return spoiled(
        [&](std::vector<ZipEntry>& entries) {
            json manifest = json::parse(entries.front().content);
            manifest[field] = value;
            entries.front().content = manifest.dump();
        },
        Manifest::as_it_was);
}

/// A file of a gigabyte of zeros, which packs to a megabyte: each megabyte of it to the same bytes.
std::string gigabyte_bomb() {
    const std::string zeros(1UL << 20U, '\0');
    std::string block(4096, '\0');
    z_stream stream{};
    REQUIRE(::deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zeros.data()));
    stream.avail_in = static_cast<uInt>(zeros.size());
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    REQUIRE(::deflate(&stream, Z_FULL_FLUSH) == Z_OK);
    block.resize(block.size() - stream.avail_out);
    ::deflateEnd(&stream);

    const std::string file =
        (std::filesystem::temp_directory_path() / ("bomb-" + std::to_string(own_process_id())))
            .string();
    const zipFile zip = ::zipOpen64(file.c_str(), APPEND_STATUS_CREATE);
    REQUIRE(zip != nullptr);
    zip_fileinfo about{};
    REQUIRE(::zipOpenNewFileInZip2_64(zip, "log.jsonl", &about, nullptr, 0, nullptr, 0, nullptr,
                                      Z_DEFLATED, 9, 1, 0) == ZIP_OK);
    for (int i = 0; i < 1024; ++i)
        REQUIRE(::zipWriteInFileInZip(zip, block.data(), static_cast<unsigned>(block.size())) ==
                ZIP_OK);
    REQUIRE(::zipWriteInFileInZip(zip, "\x03\x00", 2) == ZIP_OK);
    REQUIRE(::zipCloseFileInZipRaw64(zip, 1UL << 30U, 0) == ZIP_OK);
    REQUIRE(::zipClose(zip, nullptr) == ZIP_OK);
    std::string bytes = bytes_of(file);
    std::filesystem::remove(file);
    return bytes;
}

/// Sets what stands `offset` bytes behind every header of the zip, local and central.
std::string with_headers(std::string zip, std::size_t in_local, std::size_t in_central,
                         char value) {
    for (std::size_t at = 0; (at = zip.find("PK\x03\x04", at)) != std::string::npos; ++at)
        zip[at + in_local] = value;
    for (std::size_t at = 0; (at = zip.find("PK\x01\x02", at)) != std::string::npos; ++at)
        zip[at + in_central] = value;
    return zip;
}

}  // namespace

TEST_CASE("what is no bundle is refused") {
    for (const char* text : {"", "PK", "PK\x03\x04", "{}", "a text", "%PDF-1.7"})
        CHECK_FALSE(refusal_of(text).empty());
    CHECK(refuses(std::string(BundleLimits::whole + 1, 'P'), "larger than 64 MB"));
    CHECK(refuses(to_zip(std::vector<ZipEntry>{{"a.txt", "hello"}}), "no manifest.json"));
}

TEST_CASE("a zip that grows too far is refused before it has grown") {
    const std::string bomb = gigabyte_bomb();
    CHECK(bomb.size() < 2UL << 20U);
    CHECK(refuses(bomb, "grows far more"));
    const std::vector<ZipEntry> two{{"a", std::string(3000, 'a')}, {"b", std::string(3000, 'b')}};
    const auto within = [&](const ZipLimits& limits) {
        const auto read = from_zip(to_zip(two), limits);
        return read.ok() ? "" : read.error().sentence;
    };
    CHECK(within({.whole = 10'000, .entries = 2, .entry = 3000, .total = 6000}).empty());
    CHECK(within({.whole = 10'000, .entries = 2, .entry = 2999, .total = 6000}) ==
          "its file a is larger than 0 MB.");
    CHECK(within({.whole = 10'000, .entries = 2, .entry = 3000, .total = 5999}) ==
          "its files are larger than 0 MB together.");
    CHECK(within({.whole = 10'000, .entries = 1, .entry = 3000, .total = 6000}) ==
          "it holds more than 1 files.");
}

TEST_CASE("files that no bundle has are refused, wherever they would go") {
    for (const char* name : {"../evil", "/etc/passwd", "guide/../evil.json", "C:\\evil", "guide/",
                             "guide/notes.json", "log.jsonl/x", "LOG.JSONL", "summary.json"})
        CHECK(refuses(spoiled([&](auto& entries) {
                          entries.push_back({name, "{}"});
                      }),
                      "a file that no bundle has"));
    for (const std::string& name :
         {std::string{"two words"}, std::string{"line\nend"}, std::string{"\xD8\xB4"}})
        CHECK(refuses(spoiled([&](auto& entries) {
                          entries.push_back({name, "{}"});
                      }),
                      "unusual name"));
    CHECK(refuses(spoiled([&](auto& entries) {
                      entries.push_back({std::string(65, 'a'), "{}"});
                  }),
                  "name is too long"));
    CHECK(refuses(spoiled([&](auto& entries) { entries.push_back(entries[1]); }),
                  "annotations.json twice"));
    CHECK(refuses(spoiled([&](auto& entries) {
                      for (int i = 0; i < 64; ++i) entries.push_back({std::to_string(i), ""});
                  }),
                  "more than 64 files"));
}

TEST_CASE("entries that are encrypted or packed otherwise are refused") {
    const std::string sound = to_bytes(sound_bundle());
    CHECK(refuses(with_headers(sound, 6, 8, 1), "encrypted"));
    CHECK(refuses(with_headers(sound, 8, 10, 12), "unusual way"));
    CHECK_FALSE(refusal_of(with_headers(sound, 8, 10, 0)).empty());
    CHECK_FALSE(refusal_of(with_headers(sound, 25, 27, 127)).empty());  // sizes that are not so
}

TEST_CASE("a file that is missing, or is not as it was, is refused") {
    for (const char* name : {"annotations.json", "recordings.json", "log.jsonl", "guide/guide.json",
                             "manifest.json"}) {
        INFO(name);
        const auto take_out = [&](std::vector<ZipEntry>& entries) {
            std::erase_if(entries, [&](const ZipEntry& entry) { return entry.name == name; });
        };
        CHECK_FALSE(refusal_of(spoiled(take_out, Manifest::as_it_was)).empty());
        if (name != std::string{"manifest.json"})
            CHECK_FALSE(refusal_of(spoiled(take_out)).empty());
    }
    CHECK(refuses(spoiled([](auto& entries) { content_of(entries, "annotations.json") = "[{}]"; },
                          Manifest::as_it_was),
                  "annotations.json was changed"));
}

TEST_CASE("an event that is not as it was written is refused, wherever it was changed") {
    CHECK(
        refuses(with_line(2, [](json& line) { line["at"] = 1; }), "event 2 of its log is not as"));
    CHECK(refuses(with_line(3, [](json& line) { line["by"] = "p3"; }), "event 3"));
    CHECK(refuses(with_line(4, [](json& line) { line["seq"] = 9; }), "missing or out of order"));
    CHECK(refuses(with_line(5, [](json& line) { line["body"]["more"] = 1; }), "event 5"));
    CHECK(refuses(with_line(1, [](json& line) { line["words"] = "00"; }), "words sealed"));
    const auto changes_words = [](const char* text) {
        return spoiled([&](std::vector<ZipEntry>& entries) {
            std::string& log = content_of(entries, "log.jsonl");
            log.replace(log.find("A bench"), 7, text);
        });
    };
    CHECK(refuses(changes_words("A fence"), "does not have the words that were written"));
}

TEST_CASE("words that are gone although nobody erased them are refused") {
    Bundle bundle = sound_bundle();
    for (LinkedEvent& linked : bundle.events)
        if (linked.event.type == "note.added") {
            linked.event.body["text"] = "";
            linked.sealed.salt = std::string(linked.sealed.salt.size(), '0');
        }
    CHECK(refuses(to_bytes(bundle), "the words of the note n1 are gone"));
}

TEST_CASE("numbers out of range and lines that are no events are refused") {
    for (const char* number : {"-1", "1e400", "18446744073709551615", "9223372036854775807", "0.5",
                               "null", "\"1\"", "253402300800000", "99999999999999999999999999"})
        CHECK_FALSE(refusal_of(spoiled([&](std::vector<ZipEntry>& entries) {
                        std::string& log = content_of(entries, "log.jsonl");
                        const std::size_t at = log.find("\"at\":") + 5;
                        log.replace(at, log.find(',', at) - at, number);
                    })).empty());
    CHECK(refuses(with_line(2, [](json& line) { line["undoes"] = 2; }), "event 2"));
    CHECK(refuses(with_line(2, [](json& line) { line["more"] = 2; }), "none that can be read"));
    CHECK(refuses(with_line(2, [](json& line) { line["type"] = std::string(65, 'x'); }),
                  "none that can be read"));
    std::string long_words;  // that do not pack to almost nothing
    for (int i = 0; i < 200'000; ++i) long_words += std::to_string(i * 7919);
    CHECK(refuses(with_line(2, [&](json& line) { line["body"]["x"] = long_words; }),
                  "longer than 1 MB"));
    const auto with_log = [](const std::string& log) {
        return spoiled([&](auto& entries) { content_of(entries, "log.jsonl") = log; });
    };
    CHECK(refuses(with_log(""), "its log is empty"));
    CHECK(refuses(with_log("{}"), "cut off"));
    CHECK(refuses(with_log("[]\n"), "none that can be read"));
    CHECK(refuses(with_log(std::string(500'000, '[') + "\n"), "none that can be read"));
    CHECK(refuses(with_log(std::string(500'000, '[') + std::string(500'000, ']') + "\n"),
                  "none that can be read"));
    std::string nested = "1";
    for (int i = 0; i < 20'000; ++i) nested = "[" + nested + "]";
    CHECK(refuses(spoiled([&](auto& entries) { content_of(entries, "annotations.json") = nested; }),
                  "annotations.json is no list"));
}

TEST_CASE("a manifest that says something else is refused") {
    CHECK(refuses(with_manifest("format", "another"), "some other kind"));
    CHECK(refuses(with_manifest("version", 2), "newer Outward"));
    CHECK(refuses(with_manifest("version", 0), "manifest does not say"));
    CHECK(refuses(with_manifest("kind", "half"), "kind of bundle"));
    CHECK(refuses(with_manifest("events", 1), "does not end where"));
    CHECK(refuses(with_manifest("head", "00"), "does not end where"));
    CHECK(refuses(with_manifest("more", 1), "something more"));
    CHECK(refuses(with_manifest("conversation", "../evil evil"), "manifest does not say"));
    for (const json& moment : {json(-1), json(1e300), json(~std::uint64_t{0}), json("now")})
        CHECK(refuses(with_manifest("made_at", moment), "manifest does not say"));
    CHECK(refuses(with_manifest("files", json::object()), "does not name its file"));
}

TEST_CASE("a guide that is broken, or is another than the log names, is refused") {
    const auto with_guide = [](const std::string& from, const std::string& to) {
        return spoiled([&](std::vector<ZipEntry>& entries) {
            std::string& guide = content_of(entries, "guide/guide.json");
            guide.replace(guide.find(from), from.size(), to);
        });
    };
    CHECK(refuses(with_guide("1.0.0", "1.0.1"), "guide in it is another"));
    CHECK(refuses(with_guide("\"id\": \"small\"", "\"id\": 5"), "its guide cannot be read"));
    CHECK(refuses(with_guide("{", "{{"), "is no guide's"));
    Bundle bundle = sound_bundle();
    bundle.events.erase(bundle.events.begin());
    for (LinkedEvent& linked : bundle.events) --linked.event.seq;
    link(bundle.events);
    CHECK_FALSE(refusal_of(to_bytes(bundle)).empty());
}

TEST_CASE("a bundle that is cut off anywhere is refused") {
    const std::string sound = to_bytes(sound_bundle());
    CHECK(refuses(sound.substr(0, sound.size() - 1), "not whole"));
    CHECK(refuses(sound + '\0', "not whole"));
    for (std::size_t length = 0; length < sound.size(); length += 13) {
        INFO(length);
        CHECK(from_bytes(std::string_view{sound}.substr(0, length)).ok() == false);
    }
}

TEST_CASE("whatever bytes are changed, it is refused or means the same") {
    const std::string sound = to_bytes(sound_bundle());
    std::mt19937 chance{20260301};
    const auto below = [&](std::size_t end) {
        return std::uniform_int_distribution<std::size_t>{0, end - 1}(chance);
    };
    int refused = 0;
    for (int i = 0; i < 3000; ++i) {
        std::string changed = sound;
        for (std::size_t n = 0; n <= below(3); ++n)
            changed[below(changed.size())] = static_cast<char>(below(256));
        const auto bundle = from_bytes(changed);
        if (bundle.ok())
            CHECK(to_bytes(bundle.value()) == sound);
        else
            ++refused;
    }
    CHECK(refused > 2000);
}

}  // namespace outward::server
