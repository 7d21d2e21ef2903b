// Which notes are looked at: those of this step or all, and of which category.

import type { Signal } from "@preact/signals";
import { t } from "../kit/i18n";
import type { Note } from "../kit/wire";
import { useDesk, useRoom } from "./desk";
import { TableChoice } from "./table-choice";

export interface Sieve {
  scope: "step" | "all";
  /** null: every category. */
  category: string | null;
  /** null: every table. */
  table: number | null;
}

/** Notes that a crew screen lists. What a person took back, and what was erased, is gone for everyone. */
export function listed(notes: readonly Note[]): Note[] {
  return notes.filter(({ status }) => status === "shown" || status === "hidden");
}

export function sifted(notes: readonly Note[], sieve: Sieve, step: string | undefined): Note[] {
  const { scope, category, table } = sieve;
  return listed(notes)
    .filter((note) => scope === "all" || note.step === step)
    .filter((note) => table === null || note.table === table)
    .filter((note) => category === null || note.category === category);
}

interface Choice {
  id: string | null;
  label: string;
  count: number;
}

export function NoteFilter({ sieve }: { sieve: Signal<Sieve> }) {
  const { view, guide } = useRoom();
  const { scope, category, table } = sieve.value;
  const desk = useDesk();

  const in_scope = sifted(view.notes, { scope, category: null, table }, view.step?.id);
  const choices: Choice[] = [
    { id: null, label: t("notes.every"), count: in_scope.length },
    ...guide.categories
      .map(({ id, label }) => ({
        id,
        label,
        count: in_scope.filter((note) => note.category === id).length,
      }))
      .filter(({ id, count }) => count > 0 || id === category),
  ];
  return (
    <div class="note-filter">
      <div class="note-filter-head">
        <h2>{t("facilitator.notes")}</h2>
        <fieldset class="segments">
          <legend class="visually-hidden">{t("notes.scope")}</legend>
          {(["all", "step"] as const).map((id) => (
            <label key={id} class="segment">
              <input
                type="radio"
                name="scope"
                checked={scope === id}
                onChange={() => (sieve.value = { scope: id, category: null, table })}
              />
              <span>{t(`notes.scope.${id}`)}</span>
            </label>
          ))}
        </fieldset>
      </div>
      {desk.table === null && (
        <TableChoice
          label={t("notes.of_table")}
          none={t("notes.every_table")}
          chosen={table}
          choose={(chosen) => (sieve.value = { scope, category: null, table: chosen })}
        />
      )}
      {choices.length > 1 && (
        <fieldset class="filter-chips">
          <legend class="visually-hidden">{t("notes.filter")}</legend>
          {choices.map(({ id, label, count }) => (
            <label key={id ?? ""} class="filter-chip">
              <input
                type="radio"
                name="category-filter"
                checked={category === id}
                onChange={() => (sieve.value = { scope, category: id, table })}
              />
              <span>
                <bdi>{label}</bdi> <b>{count}</b>
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
