import { expect, test } from "vitest";
import type { NarrativeSlot, SentenceRecord } from "../../kit/wire";
import { inSlot, rankAtEnd, shifted } from "./order";

const sentence = (id: string, rank: number, slot: NarrativeSlot = "want"): SentenceRecord => ({
  id,
  slot,
  rank,
  texts: {},
  themes: [],
});
const ranks = (sentences: readonly SentenceRecord[]) => sentences.map(({ id, rank }) => [id, rank]);

test("sentences stand by rank within their slot, and the same rank by id", () => {
  const all = [sentence("c", 1), sentence("x", 0, "need"), sentence("b", 1), sentence("a", 2)];
  expect(inSlot(all, "want").map(({ id }) => id)).toEqual(["b", "c", "a"]);
});

test("one more comes after the last, also where ranks have gaps", () => {
  expect(rankAtEnd([])).toBe(0);
  expect(rankAtEnd([sentence("a", 0), sentence("b", 7)])).toBe(8);
  expect(rankAtEnd([sentence("a", 200)])).toBe(200);
});

test("a move changes the two that trade places, and no others", () => {
  const slot = [sentence("a", 0), sentence("b", 1), sentence("c", 2)];
  expect(ranks(shifted(slot, "c", -1))).toEqual([
    ["c", 1],
    ["b", 2],
  ]);
});

test("a move among the same ranks puts all in order", () => {
  const slot = [sentence("a", 3), sentence("b", 3), sentence("c", 3)];
  expect(ranks(shifted(slot, "a", 1))).toEqual([
    ["b", 0],
    ["a", 1],
    ["c", 2],
  ]);
});

test("the first goes no earlier, the last no later", () => {
  const slot = [sentence("a", 0), sentence("b", 1)];
  expect(shifted(slot, "a", -1)).toEqual([]);
  expect(shifted(slot, "b", 1)).toEqual([]);
});
