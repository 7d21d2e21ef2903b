// The page's fold of an initiative gives what the C++ side's view does (tests/protocols/golden/initiative_fold.json).

import { join } from "node:path";
import { expect, test } from "vitest";
import { fold, type InitiativeState, opened, unplaced } from "../../clients/initiative/fold";
import type { InitiativeEvent, InitiativeView } from "../../clients/kit/wire";
import { problems, readJson, root } from "./schemas";

interface Story {
  before: InitiativeView;
  /** At which `before` stands. */
  seq: number;
  events: InitiativeEvent[];
  after: InitiativeView;
}

const { before, seq, events, after } = readJson<Story>(
  join(root, "tests/protocols/golden/initiative_fold.json"),
);

/** Order says nothing, nor does a statement that lies in the pile as it came. */
function told(state: InitiativeState) {
  const moved = [...state.placements].filter(
    ([, placement]) => JSON.stringify(placement) !== JSON.stringify(unplaced),
  );
  return {
    ...state,
    records: Object.fromEntries(state.records),
    placements: Object.fromEntries(moved),
  };
}

test("the story begins and ends with what a seat may see, and its events fit", () => {
  expect(problems("InitiativeView", before)).toEqual([]);
  expect(problems("InitiativeView", after)).toEqual([]);
  expect(events.length).toBeGreaterThan(20);
  expect(events.flatMap((event) => problems("InitiativeEvent", event))).toEqual([]);
});

test("the story has what can go wrong in a fold", () => {
  const types = new Set(events.map(({ type }) => type));
  for (const type of ["record.removed", "statements.placed", "statements.gathered", "stage.set"])
    expect(types).toContain(type);
  expect(events.some(({ undoes }) => undoes !== undefined)).toBe(true);
});

test("folding it gives the view at its end", () => {
  expect(told(fold(opened(before), events, seq))).toEqual(told(opened(after)));
});

test("one event at a time, each twice, gives the same", () => {
  let state = opened(before);
  let at = seq;
  for (const event of events) {
    for (let time = 0; time < 2; ++time) {
      state = fold(state, [event], at);
      at = event.seq;
    }
  }
  expect(told(state)).toEqual(told(opened(after)));
});

test("events that it has already change nothing", () => {
  const state = opened(after);
  expect(fold(state, events, events.at(-1)?.seq ?? 0)).toBe(state);
});
