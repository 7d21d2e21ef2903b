// A room that has just come to a step, and a phone in it that nobody uses.

import { signal } from "@preact/signals";
import { stillRoom } from "../../kit/still";
import type { Clock, GuideView, Mine, RoomView, StepView, Table } from "../../kit/wire";
import type { Here } from "../../participant/here";
import { stillHere } from "../../participant/still-here";

const tables_shown = 3;
const at_table = 8;

export function previewRoom(guide: GuideView, step: StepView, people: number): RoomView {
  const now = Date.now();
  const clock: Clock = { allotted: step.minutes * 60_000, spent: 0, running_since: null };
  const here = { id: step.id, visit: 1, entered_at: now };
  const split = isAtTables(guide, step);
  const speaking = split ? at_table : people;
  const round = step.kind === "round" ? firstTurn(speaking) : null;
  const table = (number: number): Table => ({
    number,
    people: step.seats ?? at_table,
    hosted: true,
    called_at: null,
    finished: false,
    step: split ? here : null,
    clock,
    probe: null,
    round,
    ready: 0,
    notes: 0,
    story: {},
  });
  return {
    conversation: "preview",
    guide: { id: guide.id, version: guide.version },
    title: guide.title,
    place: "",
    code: "ABCDEF",
    rehearsal: false,
    names: false,
    created_at: now,
    stage: "live",
    step: here,
    clock,
    visited: [step.id],
    people,
    ready: 0,
    hands: 0,
    counts: {},
    probe: null,
    rules: null,
    rules_agreed: false,
    story: {},
    votings: {},
    promises: [],
    themes: [],
    round: split ? null : round,
    tables:
      split || step.kind === "tables"
        ? Array.from({ length: tables_shown }, (_, index) => table(index + 1))
        : [],
  };
}

function firstTurn(people: number) {
  const somebody = (number: number) => ({ member: String(number), number, name: "" });
  return { total: people, done: 0, turn: somebody(1), next: somebody(2) };
}

function isAtTables({ phases }: GuideView, step: StepView): boolean {
  return phases.some(({ id, at }) => id === step.phase && at === "tables");
}

export function previewHere(guide: GuideView, step: StepView): Here {
  const mine: Mine = {
    member: "0",
    number: 3,
    name: "",
    table: isAtTables(guide, step) ? 1 : null,
    ready: false,
    hand: false,
    notes: [],
    votes: {},
  };
  const room = stillRoom<RoomView>("preview", signal(Date.now()), { mine: signal(mine) });
  return stillHere(room, signal(step.id));
}
