// The room as it looks from a table: while a phase runs at tables, each has its own step, clock and story.

import { stepOf } from "./guide";
import type { Clock, GuideView, PhaseView, RoomView, SlotView, StepView, Table } from "./wire";

export function tableOf(view: RoomView, number: number | null | undefined): Table | null {
  if (number === null || number === undefined) return null;
  return view.tables.find((table) => table.number === number) ?? null;
}

/** It has done everything, and the others have not yet. */
export function waitsForOthers(table: Table | null): boolean {
  return table?.step != null && table.finished;
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

export function phaseOf(guide: GuideView, step: StepView | null): PhaseView | null {
  return guide.phases.find(({ id }) => id === step?.phase) ?? null;
}

export function runsAtTables(guide: GuideView, step: StepView | null): boolean {
  return phaseOf(guide, step)?.at === "tables";
}

/** The phase of the step, when each table goes through it at its own pace. */
export function selfPaced(guide: GuideView, step: StepView | null): PhaseView | null {
  const phase = phaseOf(guide, step);
  return phase?.pace === "table" ? phase : null;
}

/** The steps of a phase that Next walks. */
export function lineOf(guide: GuideView, phase: PhaseView): StepView[] {
  return guide.steps.filter((step) => step.phase === phase.id && !step.aside);
}

/** The room's clock; where each table has its own pace, over all that they have to do. */
export function roomClock(view: RoomView, guide: GuideView): Clock {
  const here = stepOf(guide, view.step?.id);
  const phase = selfPaced(guide, here);
  if (!here || !phase) return view.clock;
  const planned = lineOf(guide, phase).reduce((sum, { minutes }) => sum + minutes, 0);
  const more = (planned - here.minutes) * 60_000;
  return { ...view.clock, allotted: view.clock.allotted + Math.max(0, more) };
}

/** What each table fills in for itself. */
export function tableSlots(guide: GuideView): SlotView[] {
  return guide.steps
    .filter((step) => runsAtTables(guide, step))
    .flatMap(({ slots }) => slots ?? []);
}

/** Tables that wait for the facilitator, the longest first. */
export function callingTables(view: RoomView): Table[] {
  return view.tables
    .filter(({ called_at }) => called_at !== null)
    .sort((a, b) => (a.called_at ?? 0) - (b.called_at ?? 0));
}
