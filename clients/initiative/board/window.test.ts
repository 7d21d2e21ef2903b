import { expect, test } from "vitest";
import { offsetsOf, rowAt, shownOf, topFor } from "./window";

const many = Array.from({ length: 5_000 }, (_, index) => index + 1);
const offsets = offsetsOf(many, (number) => (number % 2 === 0 ? 60 : 40)); // 50 on average

test("each row begins where the one before ends", () => {
  expect([...offsetsOf([7, 8, 9], (number) => number)]).toEqual([0, 7, 15, 24]);
  expect(offsets.at(-1)).toBe(250_000);
});

test("a position lies in the row that begins at or before it", () => {
  expect(rowAt(offsets, 0)).toBe(0);
  expect(rowAt(offsets, 39)).toBe(0);
  expect(rowAt(offsets, 40)).toBe(1);
  expect(rowAt(offsets, 1e9)).toBe(4_999);
  expect(
    rowAt(
      offsetsOf([], () => 1),
      10,
    ),
  ).toBe(0);
});

test("all that is in sight is drawn, and little more", () => {
  for (const top of [0, 1, 777, 100_000, 249_400]) {
    const { from, to } = shownOf(offsets, top, 600);
    expect(offsets[from]).toBeLessThanOrEqual(top);
    expect(offsets[to]).toBeGreaterThanOrEqual(Math.min(250_000, top + 600));
    expect(to - from).toBeLessThan(30);
  }
});

test("an empty list draws nothing", () => {
  expect(
    shownOf(
      offsetsOf([], () => 50),
      0,
      600,
    ),
  ).toEqual({ from: 0, to: 0 });
});

test("scrolling to a row moves as little as shows it", () => {
  expect(topFor(offsets, 0, 500, 600)).toBe(0); // above: to its upper edge
  expect(topFor(offsets, 12, 500, 600)).toBe(500); // in sight: nowhere
  expect(topFor(offsets, 30, 500, 600)).toBe(1540 - 600); // below: to its lower edge
  expect(
    topFor(
      offsetsOf([1], () => 900),
      0,
      10,
      600,
    ),
  ).toBe(0); // taller than the room: to its beginning
});
