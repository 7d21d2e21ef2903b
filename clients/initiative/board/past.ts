// What was done on the board, act by act: several events may come of one. Pure.

import type { InitiativeEvent } from "../../kit/wire";

export interface PastAct {
  first: number;
  last: number;
  at: number;
  by: string | undefined;
  /** The request that it came of. */
  act: string;
  events: readonly InitiativeEvent[];
  undoes: number | undefined;
  /** Whether a later act took it back. */
  undone: boolean;
}

const of_board: readonly string[] = [
  "statements.place",
  "statements.mark",
  "theme.make",
  "themes.merge",
  "theme.split",
  "theme.lock",
  "stage.set",
  "record.set",
  "record.remove",
  "act.undo",
];

function isOfBoard(event: InitiativeEvent): boolean {
  if (!of_board.includes(event.act)) return false;
  if (event.type === "record.set") return ["theme", "tension"].includes(event.kept.kind);
  if (event.type === "record.removed") return ["theme", "tension"].includes(event.kind);
  return true;
}

/** Newest first. Events may come twice, and in any order. */
export function actsOf(events: readonly InitiativeEvent[]): PastAct[] {
  const once = [...new Map(events.map((event) => [event.seq, event])).values()];
  once.sort((a, b) => a.seq - b.seq);
  const undone = new Set(once.flatMap(({ undoes }) => (undoes === undefined ? [] : [undoes])));
  const acts = new Map<number, InitiativeEvent[]>();
  for (const event of once) {
    if (!isOfBoard(event)) continue;
    const before = acts.get(event.first);
    if (before) before.push(event);
    else acts.set(event.first, [event]);
  }
  return [...acts]
    .map(([first, of]): PastAct => {
      const event = of[0] as InitiativeEvent;
      const { at, by, act, undoes } = event;
      const last = of.at(-1)?.seq ?? first;
      return { first, last, at, by, act, events: of, undoes, undone: undone.has(first) };
    })
    .reverse();
}

/** The first event of the last act of that member that was not taken back; null: there is none. */
export function lastOwnAct(events: readonly InitiativeEvent[], me: string | null): number | null {
  const own = actsOf(events).find(
    ({ by, act, undone }) => by !== undefined && by === me && act !== "act.undo" && !undone,
  );
  return own?.first ?? null;
}

/** How many notes it moved or marked. */
export function notesIn({ events }: PastAct): number {
  const numbers = events.flatMap((event) =>
    event.type === "statements.placed" ? event.statements : [],
  );
  return new Set(numbers).size;
}

/** The theme that it is about: where notes went, or which was made or changed. */
export function themeIn({ events }: PastAct): string | null {
  for (const event of events) {
    if (event.type === "record.set" && event.kept.kind === "theme") return event.kept.record.id;
    if (event.type === "statements.placed" && event.placement.theme) return event.placement.theme;
  }
  return null;
}
