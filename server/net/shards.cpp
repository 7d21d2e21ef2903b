#include "server/net/shards.hpp"

#include <exception>

namespace outward::server {

Shards::Shards(std::size_t count, std::function<void(const std::string&)> report_to)
    : report(std::move(report_to)) {
    for (std::size_t i = 0; i < count; ++i) contexts.push_back(std::make_unique<Shard>());
}

Shards::~Shards() { stop(); }

void Shards::start() {
    for (auto& shard : contexts) {
        shard->thread = std::thread([this, &context = shard->context] {
            while (true) {
                try {
                    context.run();
                    return;
                } catch (const std::exception& problem) {
                    report(problem.what());
                }
            }
        });
    }
}

void Shards::stop() {
    for (auto& shard : contexts) shard->context.stop();
    for (auto& shard : contexts)
        if (shard->thread.joinable()) shard->thread.join();
}

std::size_t Shards::finish() {
    std::size_t total = 0;
    for (std::size_t ran = 1; ran > 0; total += ran) {
        ran = 0;
        for (auto& shard : contexts) {
            try {
                shard->context.restart();
                ran += shard->context.poll();
            } catch (const std::exception& problem) {
                report(problem.what());
                ++ran;
            }
        }
    }
    return total;
}

boost::asio::io_context& Shards::next() noexcept {
    return contexts[turn.fetch_add(1, std::memory_order_relaxed) % contexts.size()]->context;
}

}  // namespace outward::server
