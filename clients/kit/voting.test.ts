import { describe, expect, test } from "vitest";
import {
  dotsLeft,
  firstVote,
  inOrder,
  isWhole,
  linesOf,
  sameVote,
  withDots,
  withPlace,
} from "./voting";
import type { StepView } from "./wire";

const named = (...ids: string[]) => ids.map((id) => ({ id, text: id.toUpperCase() }));

function step(kind: StepView["kind"], more: Partial<StepView> = {}): StepView {
  return {
    id: "s",
    phase: "p",
    kind,
    form: "whole",
    minutes: 1,
    title: "",
    prompt: "",
    capture: [],
    options: named("a", "b", "c"),
    ...more,
  };
}

describe("a vote", () => {
  test("is whole when everything that has to be said is said", () => {
    expect(isWhole(step("poll"), {})).toBe(false);
    expect(isWhole(step("poll"), { b: 1 })).toBe(true);
    expect(isWhole(step("dots", { dots: 3 }), { b: 1 })).toBe(true);
    expect(isWhole(step("grid", { levels: named("low", "high") }), { a: 0, b: 1 })).toBe(false);
    expect(isWhole(step("grid"), { a: 0, b: 1, c: 0 })).toBe(true);
    expect(isWhole(step("order"), firstVote(step("order")))).toBe(true);
  });

  test("is the same whatever the order in which it was given", () => {
    expect(sameVote({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    expect(sameVote({ a: 1 }, { a: 1, b: 0 })).toBe(false);
    expect(sameVote({ a: 1, b: 2 }, { a: 1, c: 2 })).toBe(false);
  });

  test("of dots has none of an option that lost its last one", () => {
    const dots = step("dots", { dots: 3 });
    const vote = withDots(withDots({}, "a", 1), "a", 1);
    expect(vote).toEqual({ a: 2 });
    expect(dotsLeft(dots, vote)).toBe(1);
    expect(withDots({ a: 1 }, "a", -1)).toEqual({});
  });

  test("of an order changes two places, and stays at the ends", () => {
    const first = firstVote(step("order"));
    const moved = withPlace(first, "c", -1);
    expect(inOrder(step("order"), moved).map(({ id }) => id)).toEqual(["a", "c", "b"]);
    expect(withPlace(moved, "a", -1)).toEqual(moved);
    expect(withPlace(moved, "b", 1)).toEqual(moved);
  });
});

describe("results", () => {
  const tally = (counts: Record<string, (number | null)[]>) => ({
    entered: 0,
    withheld: false,
    counts,
  });

  test("of an order stand by their mean places, those that are kept back last", () => {
    const lines = linesOf(step("order"), tally({ a: [0, 1, 3], b: [3, 1, 0], c: [null, 2, null] }));
    expect(lines.map(({ id, mean }) => [id, mean])).toEqual([
      ["b", 1.25],
      ["a", 2.75],
      ["c", null],
    ]);
  });

  test("of everything else stand as in the guide", () => {
    const lines = linesOf(step("poll"), tally({ b: [5], a: [2], c: [9] }));
    expect(lines.map(({ id, cells }) => [id, ...cells])).toEqual([
      ["a", 2],
      ["b", 5],
      ["c", 9],
    ]);
  });
});
