// Themes: notes that belong together. They are the crew's, while the room talks and afterwards.
#include "engine/decider.hpp"
#include "engine/limits.hpp"
#include "engine/text.hpp"

#include <set>

namespace outward::engine {

namespace {

Rejection no_such_theme() {
    return {Reason::not_found, "There is no such theme. Somebody may have removed it."};
}

std::optional<Rejection> unfit_name(const std::string& name) {
    if (is_blank(name)) return Rejection{Reason::bad_request, "A theme needs a name."};
    return unfit_text(name, limits::theme_length, "The theme's name");
}

}  // namespace

Answer Decider::operator()(const command::AddTheme& ask) const {
    if (!is_fit_id(ask.id.value)) return refuse(Reason::bad_request, "The theme's id is unfit.");
    if (c.find(ask.id)) return is_so_already();
    if (auto unfit = unfit_name(ask.name)) return *unfit;
    if (c.themes.size() >= limits::themes)
        return refuse(Reason::too_many,
                      "A conversation holds at most " + std::to_string(limits::themes) +
                          " themes, with those removed. Rename one that is there.");
    return happens(ThemeAdded{ask.id, ask.name});
}

Answer Decider::operator()(const command::RenameTheme& ask) const {
    const Theme* theme = c.find(ask.id);
    if (!theme || theme->removed) return no_such_theme();
    if (auto unfit = unfit_name(ask.name)) return *unfit;
    if (theme->name == ask.name) return is_so_already();
    return happens(ThemeRenamed{ask.id, ask.name});
}

Answer Decider::operator()(const command::RemoveTheme& ask) const {
    const Theme* theme = c.find(ask.id);
    if (!theme) return no_such_theme();
    if (theme->removed) return is_so_already();
    return happens(ThemeRemoved{ask.id});
}

Answer Decider::operator()(const command::ThemeNotes& ask) const {
    if (ask.notes.empty() || ask.notes.size() > limits::themed_at_once)
        return refuse(Reason::too_many, "Put 1 to " + std::to_string(limits::themed_at_once) +
                                            " notes into a theme at a time.");
    const Theme* theme = ask.theme ? c.find(*ask.theme) : nullptr;
    if (ask.theme && (!theme || theme->removed)) return no_such_theme();
    Decision themed;
    std::set<NoteId> seen;
    for (const NoteId& id : ask.notes) {
        const Note* note = c.find(id);
        if (!note) return refuse(Reason::not_found, "There is no such note.");
        if (!note->erased && c.theme_of(*note) != theme && seen.insert(id).second)
            themed.events.emplace_back(NoteThemed{id, ask.theme});
    }
    return themed;
}

}  // namespace outward::engine
