import { expect, test } from "vitest";
import type { CrewView, Note } from "../kit/wire";
import { inOrder, localMoment, momentIn, stepMoment } from "./moments";

const day = 86_400_000;

function note(id: string, at: number, said_at?: number): Note {
  const place = { by: "n", step: "hopes", category: "hope", status: "shown" as const };
  return { id, seq: 1, at, text: "words", ...place, ...(said_at !== undefined && { said_at }) };
}

test("a step's moment is its first entry, else the beginning", () => {
  const stay = { left_at: null, how: "next", allotted: 0 };
  const path = [
    { step: "welcome", entered_at: 100, ...stay },
    { step: "hopes", entered_at: 200, ...stay },
    { step: "hopes", entered_at: 300, ...stay },
  ];
  expect(stepMoment({ path, created_at: 50 } as unknown as CrewView, "hopes")).toBe(200);
  expect(stepMoment({ path, created_at: 50 } as unknown as CrewView, "close")).toBe(100);
  expect(stepMoment({ path: [], created_at: 50 } as unknown as CrewView, "hopes")).toBe(50);
});

test("what the field shows is read back, to the minute", () => {
  const at = Date.UTC(2026, 10, 26, 14, 5);
  expect(momentIn(localMoment(at), at, at)).toBe(at);
});

test("no moment is taken that the server would not take", () => {
  const at = Date.UTC(2026, 10, 26, 14, 5);
  const field = localMoment(at);
  expect(momentIn(field, at, at - 1)).toBeNull();
  expect(momentIn(field, at + day, at)).toBe(at);
  expect(momentIn(field, at + day + 1, at + day)).toBeNull();
  expect(momentIn("", at, at)).toBeNull();
});

test("notes from paper stand where they were said, in the order in which they were typed", () => {
  const notes = [note("1", 100), note("2", 200), note("p", 900, 150), note("q", 901, 150)];
  expect(inOrder(notes).map(({ id }) => id)).toEqual(["1", "p", "q", "2"]);
  expect(inOrder([note("late", 50, 999), note("1", 100)]).map(({ id }) => id)).toEqual([
    "1",
    "late",
  ]);
});

test("a clock that was set back changes nothing in the order of arrival", () => {
  const notes = [note("1", 500), note("2", 100), note("p", 900, 50)];
  expect(inOrder(notes).map(({ id }) => id)).toEqual(["p", "1", "2"]);
});
