// The words of the initiative's notes, read over HTTP in pages and read again when a conversation has changed.

import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { language } from "../kit/i18n";
import type { StatementRow } from "../kit/wire";
import type { InitiativeApi } from "./api";
import type { Desk } from "./desk";

export interface Statements {
  /** By number. */
  rows: ReadonlySignal<ReadonlyMap<number, StatementRow>>;
  /** Whether all are here. */
  complete: ReadonlySignal<boolean>;
  /** Whether the last try failed; `again` tries once more. */
  failed: ReadonlySignal<boolean>;
  again(): void;
  close(): void;
}

const pauseAfterChange = 400; // several conversations are often gathered in a row

export function openStatements(desk: Desk, api: InitiativeApi): Statements {
  const rows = signal<ReadonlyMap<number, StatementRow>>(new Map());
  const complete = signal(false);
  const failed = signal(false);
  let reading = 0; // which read is the present one
  let due: ReturnType<typeof setTimeout> | undefined;

  async function read(): Promise<void> {
    const mine = ++reading;
    const fresh = new Map<number, StatementRow>();
    failed.value = false;
    try {
      for (let after: number | null = 0; after !== null; ) {
        const page = await api.statements(after);
        if (mine !== reading) return;
        for (const row of page.statements) fresh.set(row.number, row);
        if (fresh.size > rows.peek().size) rows.value = new Map(fresh);
        after = page.next;
      }
      rows.value = fresh;
      complete.value = true;
    } catch {
      if (mine === reading) failed.value = true;
    }
  }

  function soon(): void {
    clearTimeout(due);
    due = setTimeout(read, pauseAfterChange);
  }

  const stopHeeding = desk.heed(({ type }) => {
    if (type === "statements.gathered") soon();
  });
  const stopSpeaking = effect(() => {
    language.value; // categories are named in it
    if (desk.seat.value !== null) void read();
  });

  return {
    rows,
    complete,
    failed,
    again: () => void read(),
    close: () => {
      reading = -1;
      clearTimeout(due);
      stopHeeding();
      stopSpeaking();
    },
  };
}
