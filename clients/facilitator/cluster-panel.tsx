// Notes grouped under themes. By pointer: drag a note into a theme. By keyboard: select notes, then press
// the number of a theme, or the theme's own button.

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../kit/i18n";
import { newId } from "../kit/id";
import { announce } from "../kit/parts/announcer";
import { Button } from "../kit/parts/button";
import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import { reasonOf } from "../kit/rpc";
import type { Note, StepView, Theme } from "../kit/wire";
import { type Desk, useDesk, useRoom } from "./desk";
import { ThemeColumn } from "./theme-column";
import { type Column, columnsOf, grouped, inParts, themeOfKey, whereTheyWere } from "./theming";

const longest_name = 120;

export function ClusterPanel({ step }: { step: StepView }) {
  const desk = useDesk();
  const { view, guide } = useRoom();
  const [selected, select] = useState<ReadonlySet<string>>(new Set());
  const { themes } = view;
  const focus = useFocusKept();
  const notes = grouped(view.notes, step, guide);
  const chosen = notes.filter(({ id }) => selected.has(id));

  function put(some: readonly Note[], theme: Theme | null): void {
    if (some.length === 0 || !desk.live()) return;
    focus.leave(new Set(some.map(({ id }) => id)));
    select(new Set());
    void putInto(desk, some, theme);
  }

  function toggle(id: string): void {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    select(next);
    announce(t("themes.selected", { count: next.size }));
  }

  function keyPressed(event: KeyboardEvent): void {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof HTMLInputElement && target.type === "text") return;
    const theme = themeOfKey(key, themes);
    if (theme === undefined) return;
    event.preventDefault();
    const at = target instanceof HTMLInputElement ? target.value : null;
    put(chosen.length > 0 ? chosen : notes.filter(({ id }) => id === at), theme);
  }

  const column = (group: Column, place: number) => (
    <ThemeColumn
      key={group.theme?.id ?? ""}
      column={group}
      digit={place <= 9 ? String(place) : ""}
      selected={selected}
      toggle={toggle}
      put={(ids = [...selected]) =>
        put(
          notes.filter(({ id }) => ids.includes(id)),
          group.theme,
        )
      }
    />
  );
  const [free, ...themed] = columnsOf(notes, themes);
  return (
    <section
      ref={focus.panel}
      class="panel cluster"
      aria-label={t("themes.title")}
      onKeyDown={keyPressed}
    >
      <p class="small soft">{t("themes.help")}</p>
      <div class="cluster-head">
        <NewTheme added={(theme) => put(chosen, theme)} />
        {chosen.length > 0 && (
          <p class="cluster-selected">
            {t("themes.selected", { count: chosen.length })}{" "}
            <Button weight="quiet" class="compact" onClick={() => select(new Set())}>
              {t("themes.select_none")}
            </Button>
          </p>
        )}
      </div>
      <div class="cluster-columns">
        {free && column(free, 0)}
        <div class="cluster-themes">{themed.map((group, index) => column(group, index + 1))}</div>
      </div>
    </section>
  );
}

/** Notes that move away take the focus with them: it goes to the next one then, so that the keys go on. */
function useFocusKept() {
  const panel = useRef<HTMLElement>(null);
  const next = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (next.current === null || document.activeElement !== document.body) return;
    const box = boxes(panel.current).find(({ value }) => value === next.current);
    box?.focus();
    next.current = null;
  });
  function leave(moved: ReadonlySet<string>): void {
    if (!panel.current?.contains(document.activeElement)) return;
    const all = boxes(panel.current);
    const first = all.findIndex(({ value }) => moved.has(value));
    const others = [...all.slice(first), ...all.slice(0, first)];
    const box = others.find(({ value }) => !moved.has(value)) ?? all[first];
    next.current = box?.value ?? null;
  }
  return { panel, leave };
}

function boxes(panel: HTMLElement | null): HTMLInputElement[] {
  return [...(panel?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? [])];
}

/** Several notes are asked about together; undo brings each of them back to where it was. */
async function putInto(desk: Desk, notes: readonly Note[], theme: Theme | null): Promise<void> {
  const count = notes.length;
  const done = theme ? t("themes.put", { count, theme: theme.name }) : t("themes.freed", { count });
  const ids = notes.map(({ id }) => id);
  const were = whereTheyWere(notes);
  if (await ask(desk, ids, theme?.id)) {
    desk.done(done, async () => {
      for (const [id, some] of were) if (!(await ask(desk, some, id || undefined))) return;
      showToast(t("facilitator.undone"));
    });
  }
}

async function ask(desk: Desk, ids: string[], theme: string | undefined): Promise<boolean> {
  try {
    for (const notes of inParts(ids))
      await desk.room.request("note.theme", { notes, ...(theme && { theme }) });
    return true;
  } catch (error) {
    showToast(refusalText(reasonOf(error)));
    return false;
  }
}

/** What is selected goes into the new theme at once. */
function NewTheme({ added }: { added(theme: Theme): void }) {
  const desk = useDesk();
  const name = useSignal("");
  const words = name.value.trim();
  async function add(): Promise<void> {
    const theme = { id: newId(), name: words, count: 0 };
    const { id } = theme;
    const is_added = await desk.act(
      "theme.add",
      { id, name: words },
      t("themes.added", { theme: words }),
    );
    if (!is_added) return;
    name.value = "";
    added(theme);
  }
  return (
    <form
      class="cluster-new"
      onSubmit={(event) => {
        event.preventDefault();
        if (words) void add();
      }}
    >
      <input
        class="field"
        dir="auto"
        type="text"
        aria-label={t("themes.new")}
        placeholder={t("themes.new")}
        maxLength={longest_name}
        value={name.value}
        onInput={(event) => {
          name.value = event.currentTarget.value;
        }}
      />
      <Button type="submit" disabled={!words || !desk.live()}>
        {t("themes.add")}
      </Button>
    </form>
  );
}
