// The numbers behind the pictures. Nothing here draws.

import { type Series, stack } from "d3-shape";
import type { ReadingNote, ReadingStay } from "../../kit/wire";
import { taken } from "../transcript/minutes";

const minute = 60_000;

export interface StepPace {
  step: string;
  title: string;
  planned: number;
  /** All stays in it together; where tables took it, the longest of theirs. In minutes. */
  taken: number;
  /** How often it was entered. */
  times: number;
}

/** In the order in which the steps were entered first. */
export function pacesOf(stays: readonly ReadingStay[]): StepPace[] {
  const steps = new Map<string, ReadingStay[]>();
  for (const stay of [...stays].sort((a, b) => a.entered_at - b.entered_at))
    steps.set(stay.step, [...(steps.get(stay.step) ?? []), stay]);
  return [...steps.values()].map(paceOf);
}

function paceOf(stays: readonly ReadingStay[]): StepPace {
  const { step, title, planned } = stays[0] as ReadingStay;
  const by_table = new Map<number | undefined, ReadingStay[]>();
  for (const stay of stays) by_table.set(stay.table, [...(by_table.get(stay.table) ?? []), stay]);
  if (by_table.size > 1) by_table.delete(undefined); // the room waits for them meanwhile
  const sums = [...by_table.values()].map((own) =>
    own.reduce((sum, stay) => sum + (taken(stay) ?? 0), 0),
  );
  const times = Math.max(...[...by_table.values()].map((own) => own.length));
  return { step, title, planned, taken: Math.max(...sums), times };
}

export interface Kind {
  /** "" is all that has no kind of its own in the picture. */
  id: string;
  label: string;
  count: number;
}

/** The categories with most notes first; what is beyond `most` kinds goes into one. */
export function kindsOf(notes: readonly ReadingNote[], most: number): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const { category: id, label } of notes)
    kinds.set(id, { id, label, count: (kinds.get(id)?.count ?? 0) + 1 });
  const { "": nameless, ...named } = Object.fromEntries(kinds);
  const sorted = Object.values(named).sort((a, b) => b.count - a.count);
  const rest = [...sorted.slice(most - 1), ...(nameless ? [nameless] : [])];
  if (sorted.length <= most && !nameless) return sorted;
  const count = rest.reduce((sum, kind) => sum + kind.count, 0);
  return [...sorted.slice(0, most - 1), { id: "", label: "", count }];
}

export interface Slice {
  from: number;
  /** Notes by kind. */
  counts: Record<string, number>;
}

const widths = [1, 2, 5, 10, 15, 30, 60, 120].map((minutes) => minutes * minute);
const most_slices = 36;

/** The time from `from` to `to` in equal slices, each with what was written in it. */
export function slicesOf(
  notes: readonly ReadingNote[],
  kinds: readonly Kind[],
  from: number,
  to: number,
): { width: number; slices: Slice[] } {
  const length = Math.max(to - from, minute);
  const width =
    widths.find((one) => length / one <= most_slices) ?? Math.ceil(length / most_slices);
  const known = new Set(kinds.map(({ id }) => id));
  const empty = Object.fromEntries(kinds.map(({ id }) => [id, 0]));
  const slices = Array.from({ length: Math.ceil(length / width) }, (_, index) => ({
    from: from + index * width,
    counts: { ...empty },
  }));
  for (const { at, category } of notes) {
    const index = Math.floor((at - from) / width);
    const slice = slices[Math.min(slices.length - 1, Math.max(0, index))];
    const kind = known.has(category) ? category : "";
    if (slice) slice.counts[kind] = (slice.counts[kind] ?? 0) + 1;
  }
  return { width, slices };
}

/** Each kind as a layer on those before it. */
export function layersOf(
  slices: readonly Slice[],
  kinds: readonly Kind[],
): Series<Slice, string>[] {
  return stack<unknown, Slice, string>()
    .keys(kinds.map(({ id }) => id))
    .value(({ counts }, kind) => counts[kind] ?? 0)([...slices]);
}

export const evenness_levels = ["very", "rather", "partly", "hardly"] as const;
export type EvennessLevel = (typeof evenness_levels)[number];

/** What Pielou's evenness of the voices means in words. */
export function evennessLevel(evenness: number): EvennessLevel {
  if (evenness >= 0.9) return "very";
  if (evenness >= 0.75) return "rather";
  return evenness >= 0.5 ? "partly" : "hardly";
}

/** How many people wrote so many notes, most notes first. */
export function peopleByNotes(voices: readonly number[]): { notes: number; people: number }[] {
  const people = new Map<number, number>();
  for (const notes of voices) people.set(notes, (people.get(notes) ?? 0) + 1);
  return [...people]
    .map(([notes, count]) => ({ notes, people: count }))
    .sort((a, b) => b.notes - a.notes);
}

/** The text in lines of so many letters at most; a word that is longer is broken. */
export function wrapped(text: string, most: number): string[] {
  const pieces = text.split(/\s+/).flatMap((word) => broken(word, most));
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + piece.length <= most)
      lines[lines.length - 1] = `${last} ${piece}`;
    else if (piece) lines.push(piece);
  }
  return lines;
}

function broken(word: string, most: number): string[] {
  const letters = [...word];
  const parts = Math.ceil(letters.length / most);
  return Array.from({ length: parts }, (_, part) =>
    letters.slice(part * most, (part + 1) * most).join(""),
  );
}
