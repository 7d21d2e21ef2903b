import { expect, test } from "vitest";
import { closeness, partsOf } from "./parts";

test("the words that caused a suggestion are lit, whole and whatever their case and accents", () => {
  expect(partsOf("Más árboles, more TREES; treeless", ["arboles", "trees"])).toEqual([
    { text: "Más ", lit: false },
    { text: "árboles", lit: true },
    { text: ", more ", lit: false },
    { text: "TREES", lit: true },
    { text: "; treeless", lit: false },
  ]);
});

test("nothing is lost where nothing is lit", () => {
  expect(partsOf("just words", [])).toEqual([{ text: "just words", lit: false }]);
  expect(partsOf("", ["x"])).toEqual([]);
});

test("likeness is a word", () => {
  expect([0.9, 0.3, 0.1].map(closeness)).toEqual(["very_close", "close", "some"]);
});
