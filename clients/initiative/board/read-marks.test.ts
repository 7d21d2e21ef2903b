import { expect, test } from "vitest";
import { isRead, withRead } from "./read-marks";

test("what was read is kept as runs that grow together", () => {
  const runs = withRead(withRead([], [3, 1, 2]), [7, 5, 6, 4, 20]);
  expect(runs).toEqual([
    [1, 7],
    [20, 20],
  ]);
  expect([1, 7, 8, 20].map((number) => isRead(runs, number))).toEqual([true, true, false, true]);
});
