import { expect, test } from "vitest";
import type { GuideView, Note, StepView, Theme } from "../kit/wire";
import { columnsOf, grouped, inParts, themeOfKey, whereTheyWere } from "./theming";

function note(id: string, more: Partial<Note> = {}): Note {
  const place = { step: "hopes", category: "hope", status: "shown" as const };
  return { id, seq: 1, at: 0, by: "p1", text: "words", ...place, ...more };
}

const themes: Theme[] = [
  { id: "water", name: "Water", count: 1 },
  { id: "streets", name: "Streets", count: 0 },
];
const guide = {
  categories: [
    { id: "hope", label: "Hope" },
    { id: "mood", label: "Mood", crew: true },
  ],
} as unknown as GuideView;

test("shown notes of the step's categories are grouped; without any, of all but the crew's", () => {
  const notes = [
    note("1"),
    note("2", { status: "hidden" }),
    note("3", { category: "mood" }),
    note("4", { category: "reason" }),
  ];
  const ids = (of: string[]) =>
    grouped(notes, { of } as unknown as StepView, guide).map(({ id }) => id);
  expect(ids([])).toEqual(["1"]);
  expect(ids(["reason"])).toEqual(["4"]);
});

test("a note of a theme that is there no more is free", () => {
  const notes = [note("1", { theme: "water" }), note("2", { theme: "gone" }), note("3")];
  const columns = columnsOf(notes, themes);
  expect(columns.map(({ theme }) => theme?.name ?? null)).toEqual([null, "Water", "Streets"]);
  expect(columns.map((column) => column.notes.map(({ id }) => id))).toEqual([
    ["2", "3"],
    ["1"],
    [],
  ]);
});

test("a digit is the theme at that place, 0 is none, and everything else is no theme", () => {
  expect(themeOfKey("2", themes)?.id).toBe("streets");
  expect(themeOfKey("0", themes)).toBeNull();
  expect(themeOfKey("3", themes)).toBeUndefined();
  expect(themeOfKey("n", themes)).toBeUndefined();
});

test("notes go back to where each of them was, in parts that the server takes", () => {
  const were = whereTheyWere([note("1", { theme: "water" }), note("2"), note("3")]);
  expect([...were]).toEqual([
    ["water", ["1"]],
    ["", ["2", "3"]],
  ]);
  expect(inParts(["1", "2", "3"], 2)).toEqual([["1", "2"], ["3"]]);
});
