// What the shelf shows, as it stands in the address's fragment: which view, and what narrows it. A reload keeps
// it, and a link can be kept: /archive#view=search&q=bus&kind=story.

import { type ArchiveWish, type SearchWish, sort_orders } from "../api";

export const views = ["archive", "search", "progress"] as const;
export type View = (typeof views)[number];

export const stages = ["waiting", "live", "paused", "closed"] as const;
export const found_kinds = ["note", "story", "promise", "theme", "annotation", "spoken"] as const;

/** By name; what is left out does not narrow. */
export type Narrowing = Readonly<Record<string, string>>;

export interface Shown {
  view: View;
  narrowed: Narrowing;
}

const longest_value = 300;
const day = /^\d{4}-\d{2}-\d{2}$/;
const anything = () => true;
const one_of = (known: readonly string[]) => (value: string) => known.includes(value);
const a_day = (value: string) => day.test(value) && !Number.isNaN(Date.parse(value));

/** What each view knows, in the order in which it is written. */
const known: Record<View, Record<string, (value: string) => boolean>> = {
  archive: {
    words: anything,
    guide: anything,
    language: anything,
    stage: one_of(stages),
    from: a_day,
    to: a_day,
    sort: one_of(sort_orders),
    ascending: one_of(["1"]),
  },
  search: {
    q: anything,
    kind: one_of(found_kinds),
    category: anything,
    guide: anything,
    conversation: anything,
    table: (value) => /^[1-9]\d{0,2}$/.test(value),
    from: a_day,
    to: a_day,
  },
  progress: { team: anything, unnamed: one_of(["1"]) },
};

/** What of an address's fragment is understood; the rest, a key too, is left out. */
export function shownIn(fragment: string): Shown {
  const values = new URLSearchParams(fragment.replace(/^#/, ""));
  const view = views.find((name) => name === values.get("view")) ?? "archive";
  return { view, narrowed: understood(view, Object.fromEntries(values)) };
}

export function fragmentOf({ view, narrowed }: Shown): string {
  return new URLSearchParams({ view, ...understood(view, narrowed) }).toString();
}

/** The same with `changes` made; an empty value takes one away. */
export function narrowedBy({ view, narrowed }: Shown, changes: Narrowing): Shown {
  return { view, narrowed: understood(view, { ...narrowed, ...changes }) };
}

function understood(view: View, given: Narrowing): Narrowing {
  const entries = Object.entries(known[view]).flatMap(([name, fits]) => {
    const value = given[name]?.slice(0, longest_value);
    return value && fits(value) ? [[name, value] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** How many of `names` narrow what is shown. */
export function countOf(narrowed: Narrowing, names: readonly string[]): number {
  return names.filter((name) => narrowed[name]).length;
}

export function archiveWish(narrowed: Narrowing, after?: string): ArchiveWish {
  return { ...narrowed, ...(after && { after }) } as ArchiveWish;
}

/** What may narrow a search; one of them is enough to search without a word: all promises of a month. */
export const search_filters = ["kind", "category", "guide", "table", "from", "to"] as const;

/** null: nothing is searched for yet. */
export function searchWish(
  narrowed: Narrowing,
  language: string,
  after?: string,
): SearchWish | null {
  const q = narrowed.q?.trim() ?? "";
  if (q === "" && countOf(narrowed, search_filters) === 0) return null;
  return { ...narrowed, q, language, ...(after && { after }) };
}

/** A press on a column's head: by that column, then the other way round. */
export function sortedBy(shown: Shown, order: string): Shown {
  const { sort, ascending } = sortingOf(shown.narrowed);
  const first_up = order === "title" || order === "place";
  const up = sort === order ? !ascending : first_up;
  return narrowedBy(shown, { sort: order, ascending: up ? "1" : "" });
}

export function sortingOf({ sort, ascending }: Narrowing): { sort: string; ascending: boolean } {
  return { sort: sort ?? "date", ascending: ascending === "1" };
}
