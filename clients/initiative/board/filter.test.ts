import { expect, test } from "vitest";
import type { Placement, StatementRow } from "../../kit/wire";
import { unplaced } from "../fold";
import { choicesOf, countsOf, everything, folded, pileOf } from "./filter";

function row(
  number: number,
  text: string,
  more: Partial<StatementRow> = {},
): [number, StatementRow] {
  return [
    number,
    {
      number,
      conversation: "c1",
      note: `n${number}`,
      gone: false,
      text,
      language: "en",
      category: "concern",
      category_name: "Concern",
      table: null,
      at: 0,
      quote: false,
      highlighted: false,
      quotable: false,
      ...more,
    },
  ];
}

const rows = new Map([
  row(1, "La biblioteca está lejos", { language: "es", conversation: "c2", table: 4 }),
  row(2, "A bench in the SHADE"),
  row(3, "The bus stop has no shade", { category: "hope", category_name: "Hope" }),
  row(4, "", { gone: true }),
]);
const placements = new Map<number, Placement>([
  [2, { ...unplaced, picked: true, theme: "t1" }],
  [3, { ...unplaced, picked: true, outlier: true }],
]);
const pile = (wish: Partial<typeof everything>) =>
  pileOf(rows, placements, { ...everything, ...wish });

test("notes without a theme come first, and those that are gone not at all", () => {
  expect(pile({})).toEqual([1, 3, 2]);
  expect(pile({ unthemed_first: false })).toEqual([1, 2, 3]);
});

test("each way to show keeps what it names", () => {
  expect(pile({ show: "unthemed" })).toEqual([1, 3]);
  expect(pile({ show: "picked" })).toEqual([3, 2]);
  expect(pile({ show: "outliers" })).toEqual([3]);
});

test("all words have to be there, whatever their case and accents", () => {
  expect(pile({ words: "shade" })).toEqual([3, 2]);
  expect(pile({ words: "  SHADE bus " })).toEqual([3]);
  expect(pile({ words: "esta" })).toEqual([1]);
  expect(pile({ words: "shade tree" })).toEqual([]);
});

test("Arabic is found with and without its vowel signs and the hamza of its alef", () => {
  expect(folded("أَهْلًا")).toBe(folded("اهلا"));
});

test("conversation, kind, language and table narrow it", () => {
  expect(pile({ conversation: "c2" })).toEqual([1]);
  expect(pile({ category: "hope" })).toEqual([3]);
  expect(pile({ language: "en" })).toEqual([3, 2]);
  expect(pile({ conversation: "c2", table: 5 })).toEqual([]);
});

test("counts do not depend on the filter", () => {
  expect(countsOf(rows, placements)).toEqual({ all: 3, unthemed: 2, picked: 2, outliers: 1 });
});

test("tables are those of the chosen conversation", () => {
  expect(choicesOf(rows, everything).tables).toEqual([]);
  const { tables, languages, categories } = choicesOf(rows, { ...everything, conversation: "c2" });
  expect(tables).toEqual([4]);
  expect(languages).toEqual(["en", "es"]);
  expect([...categories.keys()]).toEqual(["concern", "hope"]);
});
