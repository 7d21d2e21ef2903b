#include "server/rehearsal/simulated.hpp"

#include "protocols/fold.hpp"
#include "server/rehearsal/ballot.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace outward::server {

using nlohmann::json;
using std::chrono::milliseconds;

namespace {

constexpr std::string_view public_steps_end = "closed";

}  // namespace

/// The peer of the connection; it only hands on, so that the screen may outlive the connection.
class SimulatedScreen::Wire final : public Peer {
public:
    explicit Wire(std::shared_ptr<SimulatedScreen> to) : screen(std::move(to)) {}
    void received(std::string_view text) override { screen->received(text); }
    void gone() override {
        if (!screen->left) screen->play.tally.screen_failed("A connection was lost.");
        screen->connection.reset();
        screen->open_requests.clear();
    }

private:
    std::shared_ptr<SimulatedScreen> screen;
};

SimulatedScreen::SimulatedScreen(boost::asio::io_context& on, std::shared_ptr<const Play> in)
    : context(on), shared_play(std::move(in)), play(*shared_play) {}

void SimulatedScreen::enter() {
    NetLimits limits;
    limits.frame_bytes = 64 * 1024 * 1024;  // a client takes what its server sends
    dial(context, {.server = play.server,
                   .limits = limits,
                   .opened =
                       [self = shared_from_this()](std::shared_ptr<Connection> opened) {
                           self->connection = std::move(opened);
                           boost::asio::post(self->context, [self] {
                               self->ask("join", self->how_to_join(), [self](const json& answer) {
                                   if (answer.contains("result"))
                                       self->take_seat(answer["result"]);
                                   else
                                       self->play.tally.screen_failed(answer["error"]["message"]);
                               });
                           });
                           return std::make_unique<Wire>(self);
                       },
                   .failed = [self = shared_from_this()](
                                 const std::string& why) { self->play.tally.screen_failed(why); }});
}

void SimulatedScreen::leave() {
    boost::asio::post(context, [self = shared_from_this()] {
        self->left = true;
        if (self->connection) self->connection->close(CloseCode::normal);
    });
}

void SimulatedScreen::ask(const std::string& method, json params, Answered answered) {
    if (!connection) return;
    const int id = ++last_request;
    open_requests.emplace(id, std::move(answered));
    const json message{
        {"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}};
    connection->send(std::make_shared<const std::string>(message.dump()));
}

void SimulatedScreen::after(milliseconds delay, std::function<void()> act) {
    auto timer = std::make_shared<boost::asio::steady_timer>(context, delay);
    timer->async_wait([self = shared_from_this(), timer,
                       act = std::move(act)](const boost::system::error_code& error) {
        if (!error && !self->left) act();
    });
}

const json* SimulatedScreen::own_table() const {
    for (const json& other : view["tables"])
        if (other["number"] == table) return &other;
    return nullptr;
}

json SimulatedScreen::phase_of(const json& step_id) const {
    for (const json& step : guide["steps"])
        for (const json& phase : guide["phases"])
            if (step["id"] == step_id && phase["id"] == step["phase"]) return phase;
    return nullptr;
}

const json& SimulatedScreen::place(const char* part) const {
    const json* own = own_table();
    return own && !(*own)["step"].is_null() ? (*own)[part] : view[part];
}

json SimulatedScreen::here() const {
    const json& now = place("step");
    if (now.is_null()) return nullptr;
    for (const json& step : guide["steps"])
        if (step["id"] == now["id"]) return step;
    return nullptr;
}

void SimulatedScreen::received(std::string_view text) {
    const json message = json::parse(text, nullptr, false);
    if (message.is_discarded()) return play.tally.screen_failed("A frame was not JSON.");
    if (message.value("method", "") == "events") return fold_frame(message["params"]);
    if (!message.contains("id")) return;
    const auto request = open_requests.find(message["id"]);
    if (request == open_requests.end()) return;
    const Answered answered = std::move(request->second);
    open_requests.erase(request);
    answered(message);
}

void SimulatedScreen::take_seat(const json& result) {
    view = result["view"];
    guide = result["guide"];
    member = result.value("member", "");
    if (result.contains("mine")) find_seat({{member, result["mine"]["table"]}});
    play.tally.screen_joined();
    joined(result);
    level_with(result["seq"]);
}

void SimulatedScreen::find_seat(const json& seats) {
    const auto own = seats.find(member);
    if (own != seats.end()) table = own->is_null() ? 0 : own->get<int>();
}

void SimulatedScreen::fold_frame(const json& params) {
    if (view.is_null()) return;
    for (const json& event : params["events"]) {
        protocols::fold(view, json::array({event}));
        if (event["type"] == "seats.changed") find_seat(event["seats"]);
        saw(event);
    }
    level_with(params["seq"]);
}

Phone::Phone(boost::asio::io_context& on, std::shared_ptr<const Play> in, int person)
    : SimulatedScreen(on, std::move(in)),
      number(person),
      chance(static_cast<std::uint32_t>(person) + 1) {}

json Phone::how_to_join() const { return {{"code", play.code}, {"language", play.language}}; }

void Phone::joined(const json&) { entered(); }

/// Lives through the step, unless it is the one it is living through.
void Phone::entered() {
    const json& now = place("step");
    json here_now = {now, table};
    if (now.is_null() || std::exchange(stay, here_now) == here_now) return;
    live_through(now["visit"]);
}

void Phone::saw(const json& event) {
    const std::string type = event["type"];
    if (type == "step.entered") play.tally.step_shown(event["visit"]);
    if (type == "step.entered" || type == "tables.changed" || type == "seats.changed") entered();
    const json& round = place("round");
    const bool my_turn =
        !round.is_null() && !round["turn"].is_null() && round["turn"]["member"] == member;
    const bool may_be_new =
        type == "step.entered" || type == "round.changed" || type == "tables.changed";
    if (may_be_new && my_turn && std::exchange(turn, place("step")) != place("step"))
        after(play.pace.of(1) / 3,
              [this] { ask("turn.pass", json::object(), [](const json&) {}); });
}

void Phone::level_with(engine::Seq seq) {
    if (ended || view["stage"] != public_steps_end) return;
    ended = true;
    play.tally.screen_ended(seq, view);
}

/// Says the lines for this step at moments of its own, then tells that it is ready.
void Phone::live_through(std::uint64_t visit) {
    const json step = here();
    if (step.is_null()) return;
    const std::string id = step["id"];
    const milliseconds span = play.pace.of(step["minutes"]) * 7 / 10;
    const auto some_time = [&] {
        const auto most = static_cast<unsigned>(std::max<milliseconds::rep>(span.count(), 40));
        return milliseconds{chance() % most};
    };
    if (!std::exchange(spoken[id], true)) {
        for (const Line& line : play.script.lines({id}, number))
            after(some_time(), [this, line, id] { say(line, id); });
        if (const json own = vote_by_chance(step, chance); !own.empty())
            after(some_time(), [this, id, own] { vote(id, own); });
    }
    after(span + milliseconds{chance() % 50}, [this, id, visit] {
        if (place("step")["visit"] == visit) ask("ready.set", {{"step", id}}, [](const json&) {});
    });
}

void Phone::say(const Line& line, const std::string& step) {
    const Tally::Moment sent = std::chrono::steady_clock::now();
    const std::string id = note_id();
    play.tally.note_sent(id, phase_of(step).contains("at") ? table : 0);
    json params{{"id", id}, {"text", line.text}, {"category", line.category.value}, {"step", step}};
    if (const json now = here(); now["id"] == step && now["kind"] == "promise")
        params["pledge"] = {{"who", std::to_string(number + 1)}};
    ask("note.add", std::move(params), [this, sent, step](const json& answer) {
        if (answer.contains("result"))
            play.tally.note_saved({step}, sent);
        else
            play.tally.note_refused(answer["error"]["data"]["reason"]);
    });
}

void Phone::vote(const std::string& step, const json& own) {
    json params{{"step", step}, {"vote", own}};
    if (here()["kind"] == "quiz") params["ballot"] = note_id();
    ask("vote.cast", std::move(params), [](const json&) {});
}

/// A UUID of version 4 (RFC 9562). The seed makes a rehearsal repeatable, so it is no secret.
std::string Phone::note_id() {
    std::array<char, 37> text{};
    std::snprintf(text.data(), text.size(), "%08x-%04x-4%03x-%04x-%04x%08x",
                  static_cast<unsigned>(chance()), static_cast<unsigned>(chance() & 0xFFFFU),
                  static_cast<unsigned>(chance() & 0xFFFU),
                  static_cast<unsigned>((chance() & 0x3FFFU) | 0x8000U),
                  static_cast<unsigned>(chance() & 0xFFFFU), static_cast<unsigned>(chance()));
    return text.data();
}

Wall::Wall(boost::asio::io_context& on, std::shared_ptr<const Play> in, std::string with_key)
    : SimulatedScreen(on, std::move(in)), key(std::move(with_key)) {}

json Wall::how_to_join() const {
    return {{"conversation", play.conversation}, {"key", key}, {"language", play.language}};
}

void Wall::joined(const json&) {}

void Wall::saw(const json& event) {
    if (event["type"] == "step.entered") play.tally.step_shown(event["visit"]);
}

void Wall::level_with(engine::Seq seq) {
    if (ended || view["stage"] != public_steps_end) return;
    ended = true;
    play.tally.screen_ended(seq, view);
}

}  // namespace outward::server
