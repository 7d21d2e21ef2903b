// Which notes of the pile are shown, and in which order. Pure.

import type { Placement, StatementRow } from "../../kit/wire";
import { unplaced } from "../fold";

export const shows = ["all", "unthemed", "picked", "outliers"] as const;
export type Show = (typeof shows)[number];

export interface Filter {
  show: Show;
  /** All of these must be in the note, as parts of its words. */
  words: string;
  /** Ids and tags; empty: any. */
  conversation: string;
  category: string;
  language: string;
  table: number | null;
  unthemed_first: boolean;
}

export const everything: Filter = {
  show: "all",
  words: "",
  conversation: "",
  category: "",
  language: "",
  table: null,
  unthemed_first: true,
};

type Rows = ReadonlyMap<number, StatementRow>;
type Placements = ReadonlyMap<number, Placement>;

const shown: Record<Show, (placement: Placement) => boolean> = {
  all: () => true,
  unthemed: ({ theme }) => theme === "",
  picked: ({ picked }) => picked,
  outliers: ({ outlier }) => outlier,
};

/** The numbers of those that are there, in the order in which they were gathered. */
export function pileOf(rows: Rows, placements: Placements, filter: Filter): number[] {
  const wanted = folded(filter.words).split(/\s+/).filter(Boolean);
  const free: number[] = [];
  const themed: number[] = [];
  for (const row of rows.values()) {
    const placement = placements.get(row.number) ?? unplaced;
    if (row.gone || !shown[filter.show](placement) || !fits(row, filter)) continue;
    if (wanted.length > 0 && !wanted.every((word) => wordsOf(row).includes(word))) continue;
    (filter.unthemed_first && placement.theme !== "" ? themed : free).push(row.number);
  }
  return [...free, ...themed];
}

function fits(row: StatementRow, filter: Filter): boolean {
  const { conversation, category, language, table } = filter;
  return (
    (conversation === "" || row.conversation === conversation) &&
    (category === "" || row.category === category) &&
    (language === "" || row.language === language) &&
    (table === null || row.table === table)
  );
}

/** How many there are of each, whatever else is filtered. */
export function countsOf(rows: Rows, placements: Placements): Record<Show, number> {
  const counts = { all: 0, unthemed: 0, picked: 0, outliers: 0 };
  for (const { gone, number } of rows.values()) {
    if (gone) continue;
    const placement = placements.get(number) ?? unplaced;
    for (const show of shows) if (shown[show](placement)) counts[show] += 1;
  }
  return counts;
}

/** Lower case, without accents and vowel signs. */
export function folded(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

const known = new WeakMap<StatementRow, string>();

function wordsOf(row: StatementRow): string {
  let words = known.get(row);
  if (words === undefined) {
    words = folded(row.text);
    known.set(row, words);
  }
  return words;
}

export interface Choices {
  conversations: string[];
  /** By id, as they are called. */
  categories: Map<string, string>;
  languages: string[];
  /** Of the chosen conversation. */
  tables: number[];
}

/** What there is to choose between. */
export function choicesOf(rows: Rows, { conversation }: Filter): Choices {
  const conversations = new Set<string>();
  const categories = new Map<string, string>();
  const languages = new Set<string>();
  const tables = new Set<number>();
  for (const row of rows.values()) {
    if (row.gone) continue;
    conversations.add(row.conversation);
    if (row.category) categories.set(row.category, row.category_name);
    if (row.language) languages.add(row.language);
    if (row.table !== null && row.conversation === conversation) tables.add(row.table);
  }
  return {
    conversations: [...conversations],
    categories,
    languages: [...languages].sort(),
    tables: [...tables].sort((a, b) => a - b),
  };
}
