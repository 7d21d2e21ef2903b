// The order of the page: sentences by slot, and what moving one changes. Pure.

import type { NarrativeSlot, SentenceRecord } from "../../kit/wire";

/** People want … but worry … because … so they say we need … and would trust … */
export const slots: readonly NarrativeSlot[] = ["want", "worry", "because", "need", "trust"];

export function inSlot(
  sentences: readonly SentenceRecord[],
  slot: NarrativeSlot,
): readonly SentenceRecord[] {
  return sentences
    .filter((sentence) => sentence.slot === slot)
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
}

const greatest_rank = 200;

/** The rank of one more sentence at the end of its slot. */
export function rankAtEnd(of_slot: readonly SentenceRecord[]): number {
  return Math.min(greatest_rank, Math.max(-1, ...of_slot.map(({ rank }) => rank)) + 1);
}

/** The sentences of the slot whose rank is another once that one stands a place earlier (-1) or later (1). */
export function shifted(
  of_slot: readonly SentenceRecord[],
  id: string,
  by: -1 | 1,
): SentenceRecord[] {
  const from = of_slot.findIndex((sentence) => sentence.id === id);
  const to = from + by;
  const moved = of_slot[from];
  if (!moved || to < 0 || to >= of_slot.length) return [];
  const others = of_slot.filter((sentence) => sentence !== moved);
  const order = [...others.slice(0, to), moved, ...others.slice(to)];
  return order.flatMap((sentence, rank) => (sentence.rank === rank ? [] : [{ ...sentence, rank }]));
}
