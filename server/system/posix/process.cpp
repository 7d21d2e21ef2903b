#include "server/system/process.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <ctime>
#include <fstream>

namespace outward::server {

namespace fs = std::filesystem;

namespace {

std::string line_of(const fs::path& file) {
    std::ifstream in{file};
    std::string line;
    std::getline(in, line);
    return line;
}

}  // namespace

std::size_t resident_bytes() {
    std::ifstream statm{"/proc/self/statm"};
    std::size_t total = 0;
    std::size_t resident = 0;
    statm >> total >> resident;
    return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

std::size_t raise_file_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 0;
    const rlimit highest{limit.rlim_max, limit.rlim_max};
    if (::setrlimit(RLIMIT_NOFILE, &highest) == 0) limit = highest;
    return limit.rlim_cur;
}

unsigned long own_process_id() { return static_cast<unsigned long>(::getpid()); }

void outlive_broken_pipes() { std::signal(SIGPIPE, SIG_IGN); }

std::vector<int> ending_signals() {
    struct sigaction now {};
    ::sigaction(SIGHUP, nullptr, &now);
    if (now.sa_handler == SIG_IGN) return {SIGINT, SIGTERM};
    return {SIGINT, SIGTERM, SIGHUP};
}

void print_utf8() {}

bool prints_to_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

void show_in_browser(const std::string& link) {
    const bool screen = std::getenv("DISPLAY") || std::getenv("WAYLAND_DISPLAY");
    if (!screen) return;
    std::signal(SIGCHLD, SIG_IGN);
    if (::fork() != 0) return;
    ::setsid();
    ::execlp("xdg-open", "xdg-open", link.c_str(), nullptr);
    ::_exit(0);
}

fs::path data_home() {
    const char* data_home = std::getenv("XDG_DATA_HOME");
    if (data_home && *data_home) return data_home;
    const char* home = std::getenv("HOME");
    return fs::path{home && *home ? home : "."} / ".local" / "share";
}

std::chrono::nanoseconds time_since_start() {
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return std::chrono::seconds{now.tv_sec} + std::chrono::nanoseconds{now.tv_nsec};
}

std::string system_name() {
    std::ifstream release{"/etc/os-release"};
    for (std::string line; std::getline(release, line);)
        if (line.starts_with("PRETTY_NAME=\"") && line.ends_with('"'))
            return line.substr(13, line.size() - 14);
    return "Linux";
}

std::optional<Battery> battery() {
    std::error_code none;
    for (const auto& entry : fs::directory_iterator("/sys/class/power_supply", none)) {
        if (line_of(entry.path() / "type") != "Battery") continue;
        if (line_of(entry.path() / "scope") == "Device") continue;  // of a mouse or a keyboard
        const std::string percent = line_of(entry.path() / "capacity");
        const std::string status = line_of(entry.path() / "status");
        if (percent.empty()) continue;
        return Battery{std::atoi(percent.c_str()), status != "Discharging"};
    }
    return std::nullopt;
}

}  // namespace outward::server
