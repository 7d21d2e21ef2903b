// Which notes are shown: those of one category, one table, one kind of person. What is "" does not narrow.

import type { ReadingNote } from "../../kit/wire";

export const person_kinds = ["phone", "aloud", "paper", "crew"] as const;
export type PersonKind = (typeof person_kinds)[number];

export interface Filter {
  category: string;
  table: string;
  from: PersonKind | "";
}

export const everything: Filter = { category: "", table: "", from: "" };

export function narrows({ category, table, from }: Filter): boolean {
  return Boolean(category || table || from);
}

/** How a note came: from a phone, from somebody without one, or as the crew's own. */
export function personKind({ seat, spoken, paper }: ReadingNote): PersonKind {
  if (paper) return "paper";
  if (spoken) return "aloud";
  return seat === "participant" ? "phone" : "crew";
}

export function fits(note: ReadingNote, { category, table, from }: Filter): boolean {
  return (
    (!category || note.category === category) &&
    (!table || note.table === Number(table)) &&
    (!from || personKind(note) === from)
  );
}

export interface Choices {
  categories: { id: string; label: string }[];
  tables: number[];
  kinds: PersonKind[];
}

/** What there is to choose from: only what some note has. */
export function choicesOf(notes: readonly ReadingNote[]): Choices {
  const labels = new Map(notes.map(({ category, label }) => [category, label]));
  const tables = new Set(notes.flatMap(({ table }) => (table === undefined ? [] : [table])));
  const kinds = new Set(notes.map(personKind));
  return {
    categories: [...labels].filter(([id]) => id).map(([id, label]) => ({ id, label })),
    tables: [...tables].sort((a, b) => a - b),
    kinds: person_kinds.filter((kind) => kinds.has(kind)),
  };
}
