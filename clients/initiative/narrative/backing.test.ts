import { expect, test } from "vitest";
import type { SentenceRecord, StatementRow } from "../../kit/wire";
import { unplaced } from "../fold";
import { stateOf, theme } from "../state.stub";
import { backingOf, quotesOf, startsFor, unspoken } from "./backing";

const sentence = (...themes: string[]): SentenceRecord => ({
  id: "s",
  slot: "want",
  rank: 0,
  texts: {},
  themes,
});

test("a sentence stands firm only when each of its themes holds", () => {
  const state = stateOf([theme("t1"), theme("t2")], ["t1"]);
  expect(backingOf(state, sentence())).toBe("none");
  expect(backingOf(state, sentence("t1"))).toBe("firm");
  expect(backingOf(state, sentence("t1", "t2"))).toBe("weak");
  expect(backingOf(state, sentence("t1", "merged-away"))).toBe("gone");
});

test("quotes are what the team marked as evidence and what is still there", () => {
  const row = (number: number, gone = false) => ({ number, gone }) as StatementRow;
  const state = stateOf([theme("t1")]);
  const evidence = { ...unplaced, theme: "t1", evidence: true };
  const placements = new Map([
    [3, evidence],
    [1, evidence],
    [2, { ...evidence, evidence: false }],
    [4, evidence],
    [5, { ...evidence, theme: "t2" }],
  ]);
  const rows = new Map(
    [row(1), row(2), row(3), row(4, true), row(5)].map((one) => [one.number, one]),
  );
  expect(quotesOf({ ...state, placements }, rows, "t1").map(({ number }) => number)).toEqual([
    1, 3,
  ]);
});

test("a new sentence starts best from a theme that no sentence speaks of and that fits the slot", () => {
  const used = { kind: "sentence" as const, record: sentence("used") };
  const state = stateOf(
    [
      theme("used", { category: "concern", rank: 0 }),
      theme("hope", { category: "aspiration", rank: 1 }),
      theme("worry", { category: "concern", rank: 2 }),
      used,
    ],
    ["used", "hope"],
  );
  expect(startsFor(state, "worry").map(({ id }) => id)).toEqual(["worry", "hope", "used"]);
  expect(unspoken(state).map(({ id }) => id)).toEqual(["hope"]);
});
