// Runs a target over the files and folders that are named, without a fuzzer: what was once found
// stays mended.
#include "tests/fuzz/fuzz.hpp"

#include <sodium.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

namespace fs = std::filesystem;

namespace {

void run(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(in),
                                  std::istreambuf_iterator<char>()};
    (void)LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

int main(int count, char** names) {
    if (sodium_init() < 0) return 1;
    int files = 0;
    for (int i = 1; i < count; ++i)
        for (const auto& entry : fs::recursive_directory_iterator(names[i]))
            if (entry.is_regular_file()) run(entry.path()), ++files;
    std::printf("%d inputs\n", files);
    return files > 0 ? 0 : 1;
}
