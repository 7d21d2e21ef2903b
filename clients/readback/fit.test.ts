import { expect, test } from "vitest";
import { bestColumns, greatestFitting } from "./fit";

test("the greatest size that fits is found to a quarter of a pixel", () => {
  const size = greatestFitting(4, 100, (tried) => tried <= 37.3);
  expect(size).toBeLessThanOrEqual(37.3);
  expect(size).toBeGreaterThan(37.05);
});

test("what fits at the greatest size has it, and what never fits has the least", () => {
  expect(greatestFitting(4, 100, () => true)).toBe(100);
  expect(greatestFitting(4, 100, () => false)).toBe(4);
});

test("more columns must make the words a good deal larger", () => {
  expect(
    bestColumns([
      { count: 1, size: 30 },
      { count: 2, size: 32 },
    ])?.count,
  ).toBe(1);
  expect(
    bestColumns([
      { count: 2, size: 40 },
      { count: 1, size: 30 },
    ])?.count,
  ).toBe(2);
  expect(bestColumns([])).toBeUndefined();
});
