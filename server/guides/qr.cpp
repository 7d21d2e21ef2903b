#include "server/guides/qr.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <limits>

namespace outward::server {

namespace {

using Bytes = std::vector<std::uint8_t>;

/// What level M is made of in each version.
struct Version {
    int codewords;   // data and correction together
    int correction;  // of each block
    int blocks;
    std::array<int, 3> alignment;  // centres; 0: none
};
constexpr std::array<Version, 9> versions{{{26, 10, 1, {}},
                                           {44, 16, 1, {6, 18}},
                                           {70, 26, 1, {6, 22}},
                                           {100, 18, 2, {6, 26}},
                                           {134, 24, 2, {6, 30}},
                                           {172, 16, 4, {6, 34}},
                                           {196, 18, 4, {6, 22, 38}},
                                           {242, 22, 4, {6, 24, 42}},
                                           {292, 22, 5, {6, 26, 46}}}};
constexpr int masks = 8;

int data_codewords(const Version& version) {
    return version.codewords - version.correction * version.blocks;
}

/// In the field of 256 elements that the standard uses.
std::uint8_t product(std::uint8_t a, std::uint8_t b) {
    unsigned result = 0;
    for (int bit = 7; bit >= 0; --bit) {
        result = (result << 1) ^ ((result >> 7) * 0x11DU);
        result ^= ((b >> bit) & 1U) * a;
    }
    return static_cast<std::uint8_t>(result);
}

/// The divisor's coefficients below its highest power.
Bytes generator(int degree) {
    Bytes divisor(static_cast<std::size_t>(degree));
    divisor.back() = 1;
    std::uint8_t root = 1;
    for (int i = 0; i < degree; ++i) {
        for (std::size_t j = 0; j < divisor.size(); ++j) {
            divisor[j] = product(divisor[j], root);
            if (j + 1 < divisor.size()) divisor[j] ^= divisor[j + 1];
        }
        root = product(root, 2);
    }
    return divisor;
}

/// Reed and Solomon's codewords for a block.
Bytes correction_of(const Bytes& block, const Bytes& divisor) {
    Bytes rest(divisor.size());
    for (const std::uint8_t byte : block) {
        const auto factor = static_cast<std::uint8_t>(byte ^ rest.front());
        std::rotate(rest.begin(), rest.begin() + 1, rest.end());
        rest.back() = 0;
        for (std::size_t i = 0; i < rest.size(); ++i) rest[i] ^= product(divisor[i], factor);
    }
    return rest;
}

/// Mode, length, the text and padding.
Bytes data_of(std::string_view text, int size) {
    Bytes data{static_cast<std::uint8_t>(0x40U | (text.size() >> 4)),
               static_cast<std::uint8_t>(text.size() << 4)};
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        data.back() |= static_cast<std::uint8_t>(byte >> 4);
        data.push_back(static_cast<std::uint8_t>(byte << 4));
    }
    for (std::uint8_t pad = 0xEC; data.size() < static_cast<std::size_t>(size); pad ^= 0xEC ^ 0x11)
        data.push_back(pad);
    return data;
}

/// Blocks and their correction, dealt out in turns.
Bytes interleaved(const Bytes& data, const Version& version) {
    const auto blocks = static_cast<std::size_t>(version.blocks);
    const std::size_t shorter = data.size() / blocks;
    const std::size_t longer_from = blocks - data.size() % blocks;
    const Bytes divisor = generator(version.correction);
    std::vector<Bytes> parts;
    std::vector<Bytes> corrections;
    auto place = data.begin();
    for (std::size_t i = 0; i < blocks; ++i) {
        const auto size = static_cast<std::ptrdiff_t>(shorter + (i >= longer_from ? 1 : 0));
        parts.emplace_back(place, place + size);
        place += size;
        corrections.push_back(correction_of(parts.back(), divisor));
    }
    Bytes all;
    for (const auto* of : {&parts, &corrections})
        for (std::size_t i = 0; i <= std::max(shorter, divisor.size()); ++i)
            for (const Bytes& part : *of)
                if (i < part.size()) all.push_back(part[i]);
    return all;
}

/// `value` with the remainder of its division behind it.
unsigned checked(unsigned value, unsigned divisor, int bits) {
    unsigned rest = value;
    for (int i = 0; i < bits; ++i) rest = (rest << 1) ^ ((rest >> (bits - 1)) * divisor);
    return value << bits | rest;
}

class Grid {
public:
    explicit Grid(int number)
        : size(17 + 4 * number),
          dark(static_cast<std::size_t>(size), std::vector<bool>(static_cast<std::size_t>(size))),
          fixed(dark) {
        for (int i = 0; i < size; ++i) {
            fix(6, i, i % 2 == 0);
            fix(i, 6, i % 2 == 0);
        }
        for (const auto& [x, y] : {std::pair{3, 3}, {size - 4, 3}, {3, size - 4}}) finder(x, y);
        const Version& version = versions.at(static_cast<std::size_t>(number - 1));
        for (const int x : version.alignment)
            for (const int y : version.alignment)
                if (x && y && !is_corner(x, y)) ring(x, y, 2);
        write_format(0);
        if (number >= 7) write_version(number);
    }

    void write(const Bytes& bytes) {
        std::size_t bit = 0;
        bool upwards = true;
        for (int right = size - 1; right > 0; right -= 2, upwards = !upwards) {
            if (right == 6) --right;  // the timing pattern stands there
            for (int i = 0; i < size; ++i)
                for (const int x : {right, right - 1}) {
                    const int y = upwards ? size - 1 - i : i;
                    if (is_fixed(x, y) || bit >= bytes.size() * 8) continue;
                    set(x, y, (bytes[bit / 8] >> (7 - bit % 8)) & 1U);
                    ++bit;
                }
        }
    }

    void mask(int with) {
        for (int y = 0; y < size; ++y)
            for (int x = 0; x < size; ++x)
                if (!is_fixed(x, y) && is_masked(with, x, y)) set(x, y, !at(x, y));
        write_format(with);
    }

    /// How hard it is to read: long runs, and squares of one colour.
    [[nodiscard]] int penalty() const {
        int points = 0;
        for (int y = 0; y < size; ++y) {
            points += penalty_of_runs([&](int i) { return at(i, y); });
            points += penalty_of_runs([&](int i) { return at(y, i); });
            for (int x = 0; x + 1 < size && y + 1 < size; ++x) {
                const bool colour = at(x, y);
                if (at(x + 1, y) == colour && at(x, y + 1) == colour && at(x + 1, y + 1) == colour)
                    points += 3;
            }
        }
        return points;
    }

    [[nodiscard]] const QrCode& modules() const { return dark; }

private:
    [[nodiscard]] bool at(int x, int y) const {
        return dark[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)];
    }
    [[nodiscard]] bool is_fixed(int x, int y) const {
        return fixed[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)];
    }
    void set(int x, int y, bool value) {
        dark[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] = value;
    }
    void fix(int x, int y, bool value) {
        if (x < 0 || y < 0 || x >= size || y >= size) return;
        set(x, y, value);
        fixed[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] = true;
    }

    /// Squares in each other around a centre; every second is light.
    void ring(int x, int y, int radius) {
        for (int dy = -radius; dy <= radius; ++dy)
            for (int dx = -radius; dx <= radius; ++dx) {
                const int distance = std::max(std::abs(dx), std::abs(dy));
                fix(x + dx, y + dy, distance != 1);
            }
    }
    void finder(int x, int y) {
        for (int dy = -4; dy <= 4; ++dy)
            for (int dx = -4; dx <= 4; ++dx) {
                const int distance = std::max(std::abs(dx), std::abs(dy));
                fix(x + dx, y + dy, distance != 2 && distance != 4);
            }
    }
    [[nodiscard]] bool is_corner(int x, int y) const {
        const int far = size - 7;
        return (x == 6 && y == 6) || (x == 6 && y == far) || (x == far && y == 6);
    }

    void write_format(int mask) {
        const unsigned bits = checked(static_cast<unsigned>(mask), 0x537, 10) ^ 0x5412U;
        const auto bit = [&](int i) { return ((bits >> i) & 1U) != 0; };
        for (int i = 0; i < 6; ++i) fix(8, i, bit(i));
        fix(8, 7, bit(6));
        fix(8, 8, bit(7));
        fix(7, 8, bit(8));
        for (int i = 9; i < 15; ++i) fix(14 - i, 8, bit(i));
        for (int i = 0; i < 8; ++i) fix(size - 1 - i, 8, bit(i));
        for (int i = 8; i < 15; ++i) fix(8, size - 15 + i, bit(i));
        fix(8, size - 8, true);
    }
    void write_version(int number) {
        const unsigned bits = checked(static_cast<unsigned>(number), 0x1F25, 12);
        for (int i = 0; i < 18; ++i) {
            const bool bit = ((bits >> i) & 1U) != 0;
            fix(size - 11 + i % 3, i / 3, bit);
            fix(i / 3, size - 11 + i % 3, bit);
        }
    }

    static bool is_masked(int mask, int x, int y) {
        switch (mask) {
            case 0:
                return (x + y) % 2 == 0;
            case 1:
                return y % 2 == 0;
            case 2:
                return x % 3 == 0;
            case 3:
                return (x + y) % 3 == 0;
            case 4:
                return (x / 3 + y / 2) % 2 == 0;
            case 5:
                return x * y % 2 + x * y % 3 == 0;
            case 6:
                return (x * y % 2 + x * y % 3) % 2 == 0;
            default:
                return ((x + y) % 2 + x * y % 3) % 2 == 0;
        }
    }

    template <class Line>
    [[nodiscard]] int penalty_of_runs(const Line& line) const {
        int points = 0;
        int run = 1;
        for (int i = 1; i < size; ++i) {
            run = line(i) == line(i - 1) ? run + 1 : 1;
            if (run == 5) points += 3;
            if (run > 5) ++points;
        }
        return points;
    }

    int size;
    QrCode dark;
    QrCode fixed;
};

}  // namespace

std::optional<QrCode> qr_code(std::string_view text) {
    constexpr int overhead = 2;  // bytes for mode and length
    const auto fits = std::ranges::find_if(versions, [&](const Version& version) {
        return static_cast<int>(text.size()) + overhead <= data_codewords(version);
    });
    if (fits == versions.end()) return std::nullopt;
    const int number = static_cast<int>(fits - versions.begin()) + 1;
    Grid plain{number};
    plain.write(interleaved(data_of(text, data_codewords(*fits)), *fits));
    int least = std::numeric_limits<int>::max();
    QrCode best;
    for (int mask = 0; mask < masks; ++mask) {
        Grid masked = plain;
        masked.mask(mask);
        if (masked.penalty() >= least) continue;
        least = masked.penalty();
        best = masked.modules();
    }
    return best;
}

}  // namespace outward::server
