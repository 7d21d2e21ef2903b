// The room as it looks from a table: while a phase runs at tables, each has its own step, clock and story.

import type { RoomView, Table } from "./wire";

export function tableOf(view: RoomView, number: number | null | undefined): Table | null {
  if (number === null || number === undefined) return null;
  return view.tables.find((table) => table.number === number) ?? null;
}

/** Whether the tables have steps of their own now. */
export function areAtTables(view: RoomView): boolean {
  return view.tables.some(({ step }) => step !== null);
}

/** The view with what is the table's own in place of the room's. */
export function atTable<V extends RoomView>(view: V, number: number | null | undefined): V {
  const table = tableOf(view, number);
  if (!table?.step) return view;
  const { step, clock, probe, round, ready, story } = table;
  const visited = view.visited.includes(step.id) ? view.visited : [...view.visited, step.id];
  return { ...view, step, clock, round, ready, story, visited, probe: probe ?? view.probe };
}
