import { expect, test } from "vitest";
import type { ReadingNote } from "../../kit/wire";
import { choicesOf, everything, fits, narrows, personKind } from "./filter";

function note(more: Partial<ReadingNote>): ReadingNote {
  return {
    id: "n",
    seq: 1,
    at: 0,
    step: "hopes",
    category: "hope",
    label: "Hope",
    text: "",
    number: 1,
    seat: "participant",
    ...more,
  };
}

const aloud = note({ seat: "note_taker", spoken: true, category: "worry", label: "Worry" });
const crew = note({ seat: "note_taker", table: 12 });
const paper = note({ seat: "participant", paper: true, table: 3 });

test("a note came from a phone, from somebody without one, or from the crew", () => {
  expect([note({}), aloud, paper, crew].map(personKind)).toEqual([
    "phone",
    "aloud",
    "paper",
    "crew",
  ]);
});

test("only what some note has can be chosen, tables by their number", () => {
  expect(choicesOf([aloud, crew, paper])).toEqual({
    categories: [
      { id: "worry", label: "Worry" },
      { id: "hope", label: "Hope" },
    ],
    tables: [3, 12],
    kinds: ["aloud", "paper", "crew"],
  });
});

test("a note is shown when it fits everything that was chosen", () => {
  expect(narrows(everything)).toBe(false);
  expect(fits(aloud, everything)).toBe(true);
  expect(fits(crew, { ...everything, table: "12" })).toBe(true);
  expect(fits(crew, { ...everything, table: "12", from: "phone" })).toBe(false);
  expect(fits(aloud, { ...everything, category: "hope" })).toBe(false);
});
