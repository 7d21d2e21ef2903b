// The subcommands of `outward`. Each adds itself to the command line and, when it is chosen, runs
// and gives the exit code: 0 done, 1 not done and a sentence on standard error says why.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <string>

namespace outward::server {

/// Set by the subcommand that was chosen; run after parsing.
using Chosen = std::function<int()>;

void add_start(CLI::App& app, Chosen& chosen);
void add_serve(CLI::App& app, Chosen& chosen);
void add_link(CLI::App& app, Chosen& chosen);
void add_export(CLI::App& app, Chosen& chosen);
void add_publish(CLI::App& app, Chosen& chosen);
void add_search(CLI::App& app, Chosen& chosen);
void add_import(CLI::App& app, Chosen& chosen);
void add_verify(CLI::App& app, Chosen& chosen);
void add_backup(CLI::App& app, Chosen& chosen);
void add_restore(CLI::App& app, Chosen& chosen);
void add_purge(CLI::App& app, Chosen& chosen);
void add_rehearse(CLI::App& app, Chosen& chosen);
void add_guide(CLI::App& app, Chosen& chosen);
void add_cohort(CLI::App& app, Chosen& chosen);
void add_doctor(CLI::App& app, Chosen& chosen);
void add_licences(CLI::App& app, Chosen& chosen);

/// Prints the sentence on standard error and gives 1.
int fail(const std::string& sentence);

/// To that file, which is whole or not there, or to standard output when there is none. Gives the
/// exit code.
int write_out(const std::string& bytes, const std::string& file);

/// `--db FILE`, with the default archive where none is given.
void add_archive_option(CLI::App& command, std::string& file,
                        const char* help = "The archive, a file");

}  // namespace outward::server
