import { expect, test } from "vitest";
import type { SearchHit } from "../../kit/wire";
import { byConversation, categoriesOf, tabOf } from "./found";

const hit = (conversation: string, seq: number, more: Partial<SearchHit> = {}): SearchHit => ({
  conversation,
  title: `About ${conversation}`,
  kind: "note",
  place: { seq },
  at: 2_000,
  category: "barrier",
  category_label: "Barrier",
  step: "Listen",
  snippet: [{ text: "bus", hit: true }],
  ...more,
});

test("hits of one conversation stand together only where they follow each other", () => {
  const groups = byConversation([hit("a", 1), hit("a", 5), hit("b", 2), hit("a", 9)]);
  expect(
    groups.map(({ conversation, hits }) => [conversation, hits.map(({ place }) => place.seq)]),
  ).toEqual([
    ["a", [1, 5]],
    ["b", [2]],
    ["a", [9]],
  ]);
  expect(groups[0]?.title).toBe("About a");
});

test("nothing found makes no group", () => {
  expect(byConversation([])).toEqual([]);
});

test("a comment is read in the review, what was said in the transcript", () => {
  expect(tabOf({ kind: "annotation" })).toBe("review");
  expect(tabOf({ kind: "spoken" })).toBe("transcript");
  expect(tabOf({ kind: "story" })).toBe("transcript");
});

test("categories are offered once each, by their label; what has none offers none", () => {
  const hits = [
    hit("a", 1, { category: "wish", category_label: "Wish" }),
    hit("a", 2),
    hit("b", 3),
    hit("b", 4, { kind: "story", category: "", category_label: "" }),
    hit("b", 5, { category: "other", category_label: "" }),
  ];
  expect(categoriesOf(hits)).toEqual([
    { id: "barrier", label: "Barrier" },
    { id: "other", label: "other" },
    { id: "wish", label: "Wish" },
  ]);
});
