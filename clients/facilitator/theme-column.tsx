// One theme with its notes, or the notes that are in none.

import { useSignal } from "@preact/signals";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { Note, Theme } from "../kit/wire";
import { useDesk } from "./desk";
import { Icon } from "./icons";
import type { Column } from "./theming";

export interface ThemeColumnProps {
  column: Column;
  /** The key that puts notes here; "" when there is none. */
  digit: string;
  selected: ReadonlySet<string>;
  toggle(id: string): void;
  /** Puts these notes here; without ids, the selected ones. */
  put(ids?: readonly string[]): void;
}

const dragged = "application/x-note";

export function ThemeColumn({ column, digit, selected, toggle, put }: ThemeColumnProps) {
  const over = useSignal(false);
  const { theme, notes } = column;
  const carries = (event: DragEvent) => event.dataTransfer?.types.includes(dragged) === true;
  return (
    <section
      class="theme-column"
      aria-label={theme?.name ?? t("themes.free")}
      data-free={theme === null}
      data-over={over.value}
      onDragOver={(event) => {
        if (!carries(event)) return;
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={(event) => {
        over.value = false;
        const id = event.dataTransfer?.getData(dragged);
        if (!id) return;
        event.preventDefault();
        put(selected.has(id) ? undefined : [id]);
      }}
    >
      <Head theme={theme} count={notes.length} digit={digit} />
      {selected.size > 0 && (
        <Button class="compact" onClick={() => put()}>
          {t("themes.put_here", { count: selected.size })}
          <span class="visually-hidden"> {theme?.name ?? t("themes.free")}</span>
        </Button>
      )}
      <ul class="theme-notes">
        {notes.map((note) => (
          <NoteToGroup key={note.id} note={note} on={selected.has(note.id)} toggle={toggle} />
        ))}
      </ul>
      {theme === null && notes.length === 0 && <p class="small soft">{t("themes.none_free")}</p>}
    </section>
  );
}

function NoteToGroup({ note, on, toggle }: { note: Note; on: boolean; toggle(id: string): void }) {
  return (
    <li
      // A focus of its own: the region around it blurs itself at a press, and that would end the drag.
      tabIndex={-1}
      draggable
      onDragStart={(event) => {
        event.dataTransfer?.setData(dragged, note.id);
        event.dataTransfer?.setData("text/plain", note.text);
      }}
    >
      <label class="theme-note" data-selected={on}>
        <input type="checkbox" value={note.id} checked={on} onChange={() => toggle(note.id)} />
        <span dir="auto" {...(note.language && { lang: note.language })}>
          {note.text}
        </span>
      </label>
    </li>
  );
}

interface HeadProps {
  theme: Theme | null;
  count: number;
  digit: string;
}

function Head({ theme, count, digit }: HeadProps) {
  const renaming = useSignal(false);
  if (theme && renaming.value)
    return <Rename theme={theme} done={() => (renaming.value = false)} />;
  return (
    <header class="theme-head">
      <h3>
        {digit && <kbd>{digit}</kbd>} <span dir="auto">{theme?.name ?? t("themes.free")}</span>{" "}
        <b class="soft">{count}</b>
      </h3>
      {theme && <Ways theme={theme} rename={() => (renaming.value = true)} />}
    </header>
  );
}

function Ways({ theme, rename }: { theme: Theme; rename(): void }) {
  const desk = useDesk();
  const off = !desk.live();
  const { id, name } = theme;
  const again = t("themes.rename", { theme: name });
  const away = t("themes.remove", { theme: name });
  return (
    <span class="theme-ways">
      <button
        type="button"
        class="icon-button"
        aria-label={again}
        title={again}
        disabled={off}
        onClick={rename}
      >
        <Icon name="edit" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={away}
        title={away}
        disabled={off}
        onClick={() => void desk.act("theme.remove", { id }, t("themes.removed", { theme: name }))}
      >
        <Icon name="close" />
      </button>
    </span>
  );
}

function Rename({ theme, done }: { theme: Theme; done(): void }) {
  const desk = useDesk();
  const name = useSignal(theme.name);
  const words = name.value.trim();
  return (
    <form
      class="cluster-new"
      onSubmit={(event) => {
        event.preventDefault();
        if (!words) return;
        const said = t("themes.renamed", { theme: words });
        void desk.act("theme.rename", { id: theme.id, name: words }, said);
        done();
      }}
    >
      <input
        class="field"
        dir="auto"
        type="text"
        aria-label={t("themes.name")}
        maxLength={120}
        value={name.value}
        ref={(field) => field?.focus()}
        onKeyDown={(event) => {
          if (event.key === "Escape") done();
        }}
        onInput={(event) => {
          name.value = event.currentTarget.value;
        }}
      />
      <Button type="submit" class="compact" disabled={!words}>
        {t("kit.save")}
      </Button>
    </form>
  );
}
