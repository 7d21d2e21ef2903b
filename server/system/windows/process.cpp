#include "server/system/process.hpp"

#include <io.h>
#include <psapi.h>
#include <shellapi.h>
#include <windows.h>

#include <csignal>
#include <cstdlib>

namespace outward::server {

namespace fs = std::filesystem;

std::size_t resident_bytes() {
    PROCESS_MEMORY_COUNTERS counters{};
    if (::GetProcessMemoryInfo(::GetCurrentProcess(), &counters, sizeof counters) == 0) return 0;
    return counters.WorkingSetSize;
}

std::size_t raise_file_limit() { return 0; }

unsigned long own_process_id() { return ::GetCurrentProcessId(); }

void outlive_broken_pipes() {}

std::vector<int> ending_signals() { return {SIGINT, SIGTERM, SIGBREAK}; }

void print_utf8() { ::SetConsoleOutputCP(CP_UTF8); }

bool prints_to_terminal() { return ::_isatty(_fileno(stdout)) != 0; }

void show_in_browser(const std::string& link) {
    const std::wstring wide{link.begin(), link.end()};  // links are ASCII
    ::ShellExecuteW(nullptr, L"open", wide.c_str(), nullptr, nullptr, SW_SHOWNORMAL);
}

fs::path data_home() {
    const wchar_t* roaming = ::_wgetenv(L"APPDATA");
    return roaming && *roaming ? fs::path{roaming} : fs::path{"."};
}

std::chrono::nanoseconds time_since_start() {
    return std::chrono::milliseconds{::GetTickCount64()};
}

std::string system_name() {
    const DWORD version = ::GetVersion();
    return "Windows " + std::to_string(LOBYTE(LOWORD(version))) + '.' +
           std::to_string(HIBYTE(LOWORD(version))) + '.' + std::to_string(HIWORD(version));
}

std::optional<Battery> battery() {
    constexpr BYTE unknown = 255;
    constexpr BYTE no_battery = 128;
    SYSTEM_POWER_STATUS power{};
    if (::GetSystemPowerStatus(&power) == 0 || power.BatteryLifePercent == unknown ||
        power.BatteryFlag == unknown || (power.BatteryFlag & no_battery) != 0)
        return std::nullopt;
    return Battery{power.BatteryLifePercent, power.ACLineStatus == 1};
}

}  // namespace outward::server
