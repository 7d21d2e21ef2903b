import { expect, test } from "vitest";
import type { Speaker } from "../../kit/i18n";
import type { InitiativeFigures } from "../../kit/wire";
import { figuresInWords, inserted } from "./figures";

/** Says the key and what is put into it. */
const speaker: Speaker = {
  language: "en",
  say: (key, params = {}) =>
    `${key.replace("story.figure.", "")}(${Object.values(params).join(", ")})`,
};
const none: InitiativeFigures = {
  conversations: 0,
  tables: 0,
  people: 0,
  notes: 0,
  languages: [],
  places: [],
  first_at: null,
  last_at: null,
  themes: 0,
  promises: 0,
  promises_kept: 0,
};

test("figures that say nothing are left out", () => {
  expect(figuresInWords(none, speaker)).toEqual([]);
});

test("each figure is said in words", () => {
  const figures = {
    ...none,
    conversations: 12,
    people: 143,
    places: ["Main library", "School"],
    first_at: Date.UTC(2026, 2, 3, 12),
    last_at: Date.UTC(2026, 5, 9, 12),
    promises: 6,
    promises_kept: 2,
  };
  const words = figuresInWords(figures, speaker).map(({ name, words: said }) => `${name}: ${said}`);
  expect(words[0]).toBe("gathered: gathered(conversations(12), people(143))");
  expect(words[1]).toBe("places: Main library and School");
  expect(words[2]).toMatch(/^days: March 3\s.\sJune 9, 2026$/);
  expect(words[3]).toBe("promises: kept(promises(6), 2)");
});

test("words are put in where the caret is, with blanks where they are needed", () => {
  expect(inserted("We held.", 7, "12 conversations")).toBe("We held 12 conversations.");
  expect(inserted("We held  in spring", 8, "two")).toBe("We held two in spring");
  expect(inserted("Then came rain", 5, "143 people")).toBe("Then 143 people came rain");
  expect(inserted("", 0, "143 people")).toBe("143 people");
});
