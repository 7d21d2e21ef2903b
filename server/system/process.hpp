// What the system tells about this process and its computer, and does for it.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace outward::server {

/// Memory that is resident now, in bytes; 0 where the system does not tell.
[[nodiscard]] std::size_t resident_bytes();

/// Raises the limit on open files as far as the system lets this process; how many that are. 0: it
/// has none.
std::size_t raise_file_limit();

/// To tell this process's own files from another's.
[[nodiscard]] unsigned long own_process_id();

/// A connection or pipe that the other side has left is an error of that write, and no more.
void outlive_broken_pipes();

/// The signals by which the system or a person asks this process to end; a closed window is one,
/// unless whoever started it wished it to outlive that (nohup).
[[nodiscard]] std::vector<int> ending_signals();

/// Lets the terminal show what is printed: UTF-8.
void print_utf8();
/// Whether standard output is a terminal.
[[nodiscard]] bool prints_to_terminal();

/// Shows the page when there is a screen to show it on. Nothing depends on it.
void show_in_browser(const std::string& link);

/// The folder in which programs keep this user's data: $XDG_DATA_HOME or ~/.local/share, %APPDATA%
/// on Windows.
[[nodiscard]] std::filesystem::path data_home();

/// Time since the computer was started, in which it may have slept.
[[nodiscard]] std::chrono::nanoseconds time_since_start();

/// "Debian GNU/Linux 12", "Windows 10.0.19045"; for reports to who helps.
[[nodiscard]] std::string system_name();

struct Battery {
    int percent = 0;
    bool charging = false;
};

/// None: it has none, or does not tell.
[[nodiscard]] std::optional<Battery> battery();

}  // namespace outward::server
