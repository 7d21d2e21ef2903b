// Which notes are grouped in a step of kind cluster, and where each of them is.

import type { GuideView, Note, StepView, Theme } from "../kit/wire";

/** What everybody may see of the step's categories; without any named, of all that are not the crew's. */
export function grouped(notes: readonly Note[], step: StepView, guide: GuideView): Note[] {
  const open = guide.categories.filter(({ crew }) => !crew).map(({ id }) => id);
  const of = step.of?.length ? step.of : open;
  return notes.filter(({ status, category }) => status === "shown" && of.includes(category));
}

export interface Column {
  /** null: the notes that are in no theme. */
  theme: Theme | null;
  notes: Note[];
}

/** The free notes first, then the themes in their order. A theme that was removed has set its notes free. */
export function columnsOf(notes: readonly Note[], themes: readonly Theme[]): Column[] {
  const known = new Set(themes.map(({ id }) => id));
  const within = (id: string | null) =>
    notes.filter(({ theme }) => (theme && known.has(theme) ? theme : null) === id);
  return [
    { theme: null, notes: within(null) },
    ...themes.map((theme) => ({ theme, notes: within(theme.id) })),
  ];
}

/** The theme of a digit key: 1 to 9 in their order, 0 for none; undefined where there is no such theme. */
export function themeOfKey(key: string, themes: readonly Theme[]): Theme | null | undefined {
  if (!/^\d$/.test(key)) return undefined;
  return key === "0" ? null : themes[Number(key) - 1];
}

/** What must be asked to have the notes where they were: the ids by theme, "" for none. */
export function whereTheyWere(notes: readonly Note[]): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const { id, theme = "" } of notes) places.set(theme, [...(places.get(theme) ?? []), id]);
  return places;
}

/** In parts that the server takes at once. */
export function inParts(ids: readonly string[], size = 100): string[][] {
  const parts: string[][] = [];
  for (let from = 0; from < ids.length; from += size) parts.push(ids.slice(from, from + size));
  return parts;
}
