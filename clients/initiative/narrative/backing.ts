// What a sentence stands on: its themes, and whether they hold. Pure.

import type { NarrativeSlot, SentenceRecord, StatementRow, ThemeRecord } from "../../kit/wire";
import type { InitiativeState } from "../fold";
import { ranked, recordOf } from "../records";

/** firm: all its themes hold; weak: one does not; gone: one is there no longer; none: it has no theme. */
export type Backing = "firm" | "weak" | "gone" | "none";

export function themesOf(
  state: InitiativeState,
  { themes }: { themes: readonly string[] },
): ThemeRecord[] {
  return themes.flatMap((id) => recordOf(state, "theme", id) ?? []);
}

export function backingOf(state: InitiativeState, sentence: SentenceRecord): Backing {
  const themes = themesOf(state, sentence);
  if (sentence.themes.length === 0) return "none";
  if (themes.length < sentence.themes.length) return "gone";
  return themes.every(({ id }) => state.figures[id]?.holds) ? "firm" : "weak";
}

/** The quotes that a theme stands on, as far as their words are here. */
export function quotesOf(
  state: InitiativeState,
  rows: ReadonlyMap<number, StatementRow>,
  theme: string,
): StatementRow[] {
  const numbers = [...state.placements].flatMap(([number, placement]) =>
    placement.theme === theme && placement.evidence ? [number] : [],
  );
  return numbers
    .sort((a, b) => a - b)
    .flatMap((number) => rows.get(number) ?? [])
    .filter(({ gone }) => !gone);
}

/** Where a theme of that category is most at home. */
const homes: Readonly<Record<string, NarrativeSlot>> = {
  aspiration: "want",
  concern: "worry",
  doubt: "worry",
  tension: "worry",
  reason: "because",
  barrier: "because",
  gap: "because",
  change: "need",
  action: "need",
  "trusted-actor": "trust",
};

/** Themes to start a sentence from: those that hold and that no sentence speaks of come first, those of the slot before others. */
export function startsFor(state: InitiativeState, slot: NarrativeSlot): ThemeRecord[] {
  const used = new Set(ranked(state, "sentence").flatMap(({ themes }) => themes));
  const merit = ({ id, category }: ThemeRecord) =>
    (used.has(id) ? 0 : 4) +
    (homes[category] === slot ? 2 : 0) +
    (state.figures[id]?.holds ? 1 : 0);
  return ranked(state, "theme").sort((a, b) => merit(b) - merit(a));
}

/** The themes that hold and that no sentence speaks of. */
export function unspoken(state: InitiativeState): ThemeRecord[] {
  const used = new Set(ranked(state, "sentence").flatMap(({ themes }) => themes));
  return ranked(state, "theme").filter(({ id }) => state.figures[id]?.holds && !used.has(id));
}
