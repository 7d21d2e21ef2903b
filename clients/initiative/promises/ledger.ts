// The promises as the ledger shows them: their words from the record or from the note that they were given by, and
// how they stand today.

import { daysBetween } from "../../kit/days";
import type { Pledge, StatementRow } from "../../kit/wire";
import type { InitiativeState } from "../fold";
import { allOf, type RecordOf } from "../records";

export type Promised = RecordOf<"promise">;

export interface LedgerLine {
  promise: Promised;
  what: string;
  who: string;
  first_step: string;
  sign: string;
  /** The note's words are gone with the note. */
  gone: boolean;
  /** By how many days it is late; negative: so many are left; null: no day was said, or it is settled. */
  late: number | null;
}

export const states = ["open", "under-way", "kept", "let-go"] as const;
export type State = (typeof states)[number];

export function isSettled({ state }: Promised): boolean {
  return state === "kept" || state === "let-go";
}

/** What is late comes first, then what is due, then what has no day, then what is settled. */
export function ledgerOf(
  state: InitiativeState,
  rows: ReadonlyMap<number, StatementRow>,
  today: string,
): LedgerLine[] {
  const notes = new Map([...rows.values()].map((row) => [`${row.conversation} ${row.note}`, row]));
  return allOf(state, "promise")
    .map((promise) => lineOf(promise, notes.get(`${promise.conversation} ${promise.note}`), today))
    .sort(byUrgency);
}

function lineOf(promise: Promised, note: StatementRow | undefined, today: string): LedgerLine {
  const pledge: Pledge = note?.pledge ?? {};
  const late = promise.due && !isSettled(promise) ? daysBetween(promise.due, today) : null;
  return {
    promise,
    what: promise.what || (note?.text ?? ""),
    who: promise.who || (pledge.who ?? ""),
    first_step: promise.first_step || (pledge.first_step ?? ""),
    sign: promise.sign || (pledge.sign ?? ""),
    gone: promise.note !== "" && promise.what === "" && (note?.gone ?? false),
    late,
  };
}

function byUrgency(a: LedgerLine, b: LedgerLine): number {
  const rank = (line: LedgerLine) => (isSettled(line.promise) ? 2 : line.late === null ? 1 : 0);
  return (
    rank(a) - rank(b) || (b.late ?? 0) - (a.late ?? 0) || (a.promise.id < b.promise.id ? -1 : 1)
  );
}
