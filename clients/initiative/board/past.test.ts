import { expect, test } from "vitest";
import type { InitiativeEvent } from "../../kit/wire";
import { unplaced } from "../fold";
import { actsOf, lastOwnAct, notesIn, themeIn } from "./past";

const placed = (seq: number, first: number, statements: number[], theme = "t1", more = {}) =>
  ({
    type: "statements.placed",
    seq,
    at: seq,
    by: "rosa",
    act: "statements.place",
    first,
    statements,
    placement: { ...unplaced, picked: true, theme },
    ...more,
  }) satisfies InitiativeEvent;
const ready: InitiativeEvent = {
  type: "ready.changed",
  seq: 9,
  at: 9,
  by: "rosa",
  act: "ready.mark",
  first: 9,
  member: "rosa",
  ready: true,
};

test("the events of one act are one act, newest first, and none twice", () => {
  const acts = actsOf([
    placed(3, 3, [8]),
    placed(1, 1, [5]),
    placed(2, 1, [5, 6]),
    placed(3, 3, [8]),
  ]);
  expect(acts.map(({ first, last }) => [first, last])).toEqual([
    [3, 3],
    [1, 2],
  ]);
  expect(acts.map(notesIn)).toEqual([1, 2]);
  expect(acts.map(themeIn)).toEqual(["t1", "t1"]);
});

test("what was taken back says so, and is not taken back again", () => {
  const back = placed(4, 4, [8], "", { act: "act.undo", undoes: 3 });
  const events = [placed(1, 1, [5]), placed(3, 3, [8]), back, ready];
  expect(actsOf(events).map(({ first, undone }) => [first, undone])).toEqual([
    [4, false],
    [3, true],
    [1, false],
  ]);
  expect(lastOwnAct(events, "rosa")).toBe(1);
});

test("only one's own acts are one's own", () => {
  const events = [placed(1, 1, [5]), placed(2, 2, [6], "t1", { by: "ahmed" })];
  expect(lastOwnAct(events, "rosa")).toBe(1);
  expect(lastOwnAct(events, "luz")).toBeNull();
  expect(lastOwnAct(events, null)).toBeNull();
});
