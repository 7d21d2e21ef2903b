#include "server/process.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <fstream>

namespace outward::server {

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

}  // namespace outward::server
