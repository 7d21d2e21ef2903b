import { expect, test } from "vitest";
import { extended, meant, neighbour, nothing, toggled } from "./selection";

const list = [5, 3, 9, 1];

test("a note is taken in and left out again", () => {
  const one = toggled(nothing, 3);
  expect([...one]).toEqual([3]);
  expect(toggled(one, 3).size).toBe(0);
  expect([...one]).toEqual([3]);
});

test("a range follows the order of the list, in both directions, and keeps what was selected", () => {
  expect([...extended(nothing, list, 5, 9)]).toEqual([5, 3, 9]);
  expect([...extended(new Set([5]), list, 1, 3)]).toEqual([5, 3, 9, 1]);
});

test("a range without a beginning is the one note; to a note that has left it is none", () => {
  expect([...extended(nothing, list, null, 9)]).toEqual([9]);
  expect([...extended(nothing, list, 77, 9)]).toEqual([9]);
  expect([...extended(new Set([5]), list, 5, 77)]).toEqual([5]);
});

test("steps stop at the ends", () => {
  expect(neighbour(list, 3, 1)).toBe(9);
  expect(neighbour(list, 1, 1)).toBe(1);
  expect(neighbour(list, 5, -8)).toBe(5);
});

test("when the note has left the list, the one in its place is next", () => {
  expect(neighbour(list, 77, 1, 2)).toBe(9);
  expect(neighbour(list, null, 0, 40)).toBe(1);
  expect(neighbour([], 3, 1)).toBeNull();
});

test("acts are about what is selected, else about the note with the focus", () => {
  expect(meant(new Set([9, 3]), 5)).toEqual([3, 9]);
  expect(meant(nothing, 5)).toEqual([5]);
  expect(meant(nothing, null)).toEqual([]);
});
