import { expect, test } from "vitest";
import type { InitiativeView, KeptRecord, StatementRow } from "../../kit/wire";
import { opened } from "../fold";
import { ledgerOf, type Promised } from "./ledger";

const bare: Promised = {
  id: "",
  conversation: "",
  note: "",
  who: "",
  what: "",
  first_step: "",
  due: "",
  sign: "",
  state: "open",
  outcome: "",
  named: false,
};

function stateWith(promises: readonly Partial<Promised>[]) {
  const records = promises.map(
    (promise): KeptRecord => ({ kind: "promise", record: { ...bare, ...promise }, seq: 1, at: 0 }),
  );
  const view: InitiativeView = {
    stage: "read",
    colleagues: [],
    records,
    placed: [],
    statements: 1,
    figures: {},
    board: { statements: 1, picked: 0, themed: 0 },
  };
  return opened(view);
}

const note: StatementRow = {
  number: 1,
  conversation: "c",
  note: "n",
  gone: false,
  text: "Paint the crossing",
  language: "en",
  category: "promise",
  category_name: "Promise",
  table: null,
  at: 0,
  quote: false,
  highlighted: false,
  quotable: true,
  pledge: { who: "Ann", first_step: "Call the city" },
};

test("what is late comes first, then what is due, undated, settled", () => {
  const lines = ledgerOf(
    stateWith([
      { id: "kept", due: "2026-01-01", state: "kept" },
      { id: "undated" },
      { id: "due", due: "2026-12-01" },
      { id: "late", due: "2026-11-01" },
      { id: "later", due: "2026-11-20" },
    ]),
    new Map(),
    "2026-11-27",
  );
  expect(lines.map(({ promise, late }) => [promise.id, late])).toEqual([
    ["late", 26],
    ["later", 7],
    ["due", -4],
    ["undated", null],
    ["kept", null],
  ]);
});

test("a promise given by a note has its words until it is worded anew", () => {
  const given = { id: "c/n", conversation: "c", note: "n" };
  const [line] = ledgerOf(stateWith([given]), new Map([[1, note]]), "2026-11-27");
  expect(line).toMatchObject({ what: "Paint the crossing", who: "Ann", gone: false });
  const [worded] = ledgerOf(
    stateWith([{ ...given, what: "Paint two crossings" }]),
    new Map([[1, note]]),
    "2026-11-27",
  );
  expect(worded).toMatchObject({ what: "Paint two crossings", who: "Ann" });
});

test("erasing the note takes the words away", () => {
  const erased = { ...note, gone: true, text: "", pledge: {} };
  const [line] = ledgerOf(
    stateWith([{ id: "c/n", conversation: "c", note: "n" }]),
    new Map([[1, erased]]),
    "2026-11-27",
  );
  expect(line).toMatchObject({ what: "", who: "", gone: true });
});
