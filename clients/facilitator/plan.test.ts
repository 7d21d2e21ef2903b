import { expect, test } from "vitest";
import type { CrewView, GuideView, StepView } from "../kit/wire";
import { neighbours, pace, phasesOf, waysAt } from "./plan";

const minute = 60_000;

type More = { aside?: true; form?: "crew" };

function step(id: string, minutes: number, more: More = {}): StepView {
  return {
    id,
    phase: "all",
    kind: "capture",
    form: "whole",
    minutes,
    title: id,
    prompt: "",
    capture: [],
    ...more,
  };
}

const guide: GuideView = {
  id: "g",
  version: "1",
  title: "Guide",
  language: "en",
  direction: "ltr",
  languages: ["en"],
  categories: [],
  phases: [
    { id: "all", title: "All" },
    { id: "none", title: "Nothing in it" },
  ],
  steps: [
    step("welcome", 5),
    step("hopes", 10),
    step("pairs", 4, { aside: true }),
    step("concerns", 20),
    step("debrief", 15, { form: "crew" }),
  ],
};

/** A room that entered these steps at these minutes and is now in the last one. */
function room(...entries: [step: string, at_minute: number][]): CrewView {
  const [here, at] = entries.at(-1) ?? [];
  const planned = guide.steps.find(({ id }) => id === here)?.minutes ?? 0;
  return {
    stage: here ? "live" : "waiting",
    step: here ? { id: here, visit: 1, entered_at: (at ?? 0) * minute } : null,
    clock: { allotted: planned * minute, spent: 0, running_since: (at ?? 0) * minute },
    path: entries.map(([id, entered]) => ({
      step: id,
      entered_at: entered * minute,
      left_at: null,
      how: "next",
      allotted: 0,
    })),
  } as Partial<CrewView> as CrewView;
}

const ids = (view: CrewView) => {
  const { next, back } = neighbours(view, guide);
  return [back?.id, next?.id];
};

test("next and back pass by what is not on the line", () => {
  expect(ids(room(["hopes", 0]))).toEqual(["welcome", "concerns"]);
});

test("an aside leads back to where it was entered", () => {
  expect(ids(room(["welcome", 0], ["hopes", 5], ["pairs", 9]))).toEqual(["hopes", "hopes"]);
});

test("the ends of the line have no neighbour", () => {
  expect(ids(room(["welcome", 0]))).toEqual([undefined, "hopes"]);
  expect(ids(room(["debrief", 0]))).toEqual(["concerns", undefined]);
  expect(ids(room())).toEqual([undefined, "welcome"]);
});

test("a room that keeps the plan is on time, and ends when the plan says so", () => {
  const now = 8 * minute;
  expect(pace(room(["welcome", 0], ["hopes", 5]), guide, now)).toEqual({
    behind: 0,
    ends_at: 35 * minute,
  });
});

test("overrunning a step puts the room behind by as much", () => {
  const now = 18 * minute;
  expect(pace(room(["welcome", 0], ["hopes", 5]), guide, now)?.behind).toBe(3 * minute);
});

test("skipping puts the room ahead", () => {
  const now = 7 * minute;
  expect(pace(room(["welcome", 0], ["concerns", 6]), guide, now)?.behind).toBe(-9 * minute);
});

test("minutes in an aside count against the plan", () => {
  const now = 17 * minute;
  const view = room(["welcome", 0], ["hopes", 5], ["pairs", 15]);
  expect(pace(view, guide, now)).toEqual({ behind: 2 * minute, ends_at: 37 * minute });
});

test("there is no pace before the start and in the crew's own step", () => {
  expect(pace(room(), guide, minute)).toBeNull();
  expect(pace(room(["concerns", 0], ["debrief", 20]), guide, 21 * minute)).toBeNull();
});

test("a phase without steps is not listed", () => {
  expect(phasesOf(guide).map(({ id }) => id)).toEqual(["all"]);
});

const talk: GuideView = {
  ...guide,
  phases: [
    { id: "all", title: "All" },
    { id: "alone", title: "Alone", at: "tables", pace: "table" },
    { id: "led", title: "Led", at: "tables", pace: "room" },
  ],
  steps: [
    step("welcome", 5),
    { ...step("talk", 6), phase: "alone" },
    { ...step("tell", 4), phase: "alone" },
    { ...step("choose", 3), phase: "led" },
    step("report", 9),
  ],
};

/** The room as a table sees it that is in that step. */
function atTable(id: string): CrewView {
  const table = { number: 1, step: { id, visit: 1, entered_at: 0 } };
  return {
    ...room(["welcome", 0], [id, 5]),
    visited: ["welcome", "talk"],
    tables: [table],
  } as never;
}

test("a table's ways stay inside of the phase that it walks alone", () => {
  const at = (id: string) => waysAt(atTable(id), talk);
  expect([at("talk").back?.id, at("talk").next?.id]).toEqual([undefined, "tell"]);
  expect([at("tell").back?.id, at("tell").next?.id]).toEqual(["talk", undefined]);
  expect(at("talk").free).toBeUndefined();
});

test("a table does not move where the facilitator moves all, nor while the room is together", () => {
  expect(waysAt(atTable("choose"), talk).free).toBe(false);
  expect(waysAt({ ...room(["report", 0]), tables: [] } as never, talk).free).toBe(false);
});

test("the room's next passes by what the tables do alone, and its plan counts all of it", () => {
  const view = {
    ...room(["welcome", 0], ["talk", 5]),
    tables: atTable("tell").tables,
    clock: { allotted: 6 * minute, spent: 0, running_since: 5 * minute },
  } as CrewView;
  expect(neighbours(view, talk).next?.id).toBe("choose");
  const now = 13 * minute;
  expect(pace(view, talk, now)).toEqual({ behind: 0, ends_at: 27 * minute });
});
