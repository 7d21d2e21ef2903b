// Shards: one io_context with one thread each. A connection lives on one of them from its first
// byte to its last, so nothing in it needs a lock or a strand.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace outward::server {

class Shards {
public:
    /// `report` is called with what escaped from a handler; the thread goes on.
    Shards(std::size_t count, std::function<void(const std::string&)> report);
    ~Shards();
    Shards(const Shards&) = delete;
    Shards& operator=(const Shards&) = delete;

    void start();
    /// Drops what has not run yet and waits for the threads. May be called twice.
    void stop();

    /// After stop: runs what is ready, on this thread, until nothing is. Gives how much it ran.
    std::size_t finish();

    /// In turn; from any thread.
    [[nodiscard]] boost::asio::io_context& next() noexcept;
    [[nodiscard]] std::size_t size() const noexcept { return contexts.size(); }

private:
    struct Shard {
        boost::asio::io_context context{1};
        boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{
            context.get_executor()};
        std::thread thread;
    };

    std::vector<std::unique_ptr<Shard>> contexts;
    std::function<void(const std::string&)> report;
    std::atomic<std::size_t> turn{0};
};

}  // namespace outward::server
