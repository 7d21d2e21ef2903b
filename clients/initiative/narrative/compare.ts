// What differs between two states of the narrative, sentence by sentence and word by word. Pure.

import type { NarrativeSlot, SentenceRecord } from "../../kit/wire";
import { inSlot, slots } from "./order";

export interface Part {
  text: string;
  kind: "same" | "added" | "removed";
}

export interface Line {
  id: string;
  slot: NarrativeSlot;
  change: "same" | "changed" | "added" | "removed";
  /** It stands at another place among those that are in both. */
  moved: boolean;
  /** By language. */
  parts: Readonly<Record<string, readonly Part[]>>;
}

/** As `diffArrays` of the package `diff` gives it. */
export type WordDiff = (
  before: string[],
  after: string[],
  how: { comparator(one: string, other: string): boolean },
) => readonly { value: string[]; added: boolean; removed: boolean }[];

type Sentences = readonly SentenceRecord[];

/** In the order of `after`; what was removed stands where it stood. */
export function compare(
  before: Sentences,
  after: Sentences,
  languages: readonly string[],
  diff: WordDiff,
): Line[] {
  return slots.flatMap((slot) => {
    const old_order = inSlot(before, slot);
    const new_order = inSlot(after, slot);
    const moved = movedBetween(idsOf(old_order), idsOf(new_order));
    return interleaved(old_order, new_order).map((id) => {
      const was = old_order.find((sentence) => sentence.id === id);
      const is = new_order.find((sentence) => sentence.id === id);
      const parts = Object.fromEntries(
        languages.map((language) => [
          language,
          partsOf(was?.texts[language] ?? "", is?.texts[language] ?? "", language, diff),
        ]),
      );
      const told = Object.values(parts).some((some) => some.some(({ kind }) => kind !== "same"));
      const change = !was ? "added" : !is ? "removed" : told ? "changed" : "same";
      return { id, slot, change, moved: moved.has(id), parts };
    });
  });
}

export type Counts = Record<Line["change"] | "moved", number>;

export function countsOf(lines: readonly Line[]): Counts {
  const counts: Counts = { same: 0, changed: 0, added: 0, removed: 0, moved: 0 };
  for (const { change, moved } of lines) {
    counts[change] += 1;
    if (moved) counts.moved += 1;
  }
  return counts;
}

function partsOf(was: string, is: string, language: string, diff: WordDiff): Part[] {
  const comparator = (one: string, other: string) => one.trim() === other.trim();
  return diff(wordsOf(was, language), wordsOf(is, language), { comparator }).map(
    ({ value, added, removed }) => ({
      text: value.join(""),
      kind: added ? "added" : removed ? "removed" : "same",
    }),
  );
}

/** Each with the blanks behind it. The language's own idea of a word, where the browser knows it. */
export function wordsOf(text: string, language: string): string[] {
  const pieces =
    "Segmenter" in Intl
      ? [...new Intl.Segmenter(language, { granularity: "word" }).segment(text)].map(
          ({ segment }) => segment,
        )
      : (text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []);
  const words: string[] = [];
  for (const piece of pieces) {
    const last = words.length - 1;
    if (last >= 0 && piece.trim() === "") words[last] += piece;
    else words.push(piece);
  }
  return words;
}

function idsOf(sentences: Sentences): string[] {
  return sentences.map(({ id }) => id);
}

/** The new order, with each sentence that is gone after the one that it stood behind. */
function interleaved(before: Sentences, after: Sentences): string[] {
  const order = idsOf(after);
  idsOf(before).forEach((id, place, old) => {
    if (order.includes(id)) return;
    const behind = place === 0 ? -1 : order.indexOf(old[place - 1] ?? "");
    order.splice(behind + 1, 0, id);
  });
  return order;
}

/** Of those in both, the ones that stand behind another than before. */
function movedBetween(before: readonly string[], after: readonly string[]): Set<string> {
  const kept_before = before.filter((id) => after.includes(id));
  const kept_after = after.filter((id) => before.includes(id));
  return new Set(kept_after.filter((id, place) => kept_before[place] !== id));
}
