// What the commands under `outward guide` share.
#pragma once

#include "server/cli/command_line.hpp"
#include "server/guides/named.hpp"

#include <string>
#include <vector>

namespace outward::server {

/// The guides of the program and the own ones beside that archive.
[[nodiscard]] engine::Result<Library, engine::Trouble> library_beside(const std::string& archive);

/// --paper: a4 or letter; what stands in `paper` is the usual one.
void add_paper_option(CLI::App& command, std::string& paper);

/// guide_passing.cpp: new, pack, collect, install, remove; guide_reading.cpp: print, slides, diff.
void add_guide_new(CLI::App& guide, Chosen& chosen);
void add_guide_pack(CLI::App& guide, Chosen& chosen);
void add_guide_collect(CLI::App& guide, Chosen& chosen);
void add_guide_install(CLI::App& guide, Chosen& chosen);
void add_guide_remove(CLI::App& guide, Chosen& chosen);
void add_guide_print(CLI::App& guide, Chosen& chosen);
void add_guide_slides(CLI::App& guide, Chosen& chosen);
void add_guide_diff(CLI::App& guide, Chosen& chosen);

inline constexpr auto beside_archive = "Own guides are those beside this archive";
inline constexpr auto guide_help = "A guide: its folder, a pack, or its id";

}  // namespace outward::server
