import { expect, test } from "vitest";
import type { CrewView, GuideView, Note } from "../kit/wire";
import { type Seen, things } from "./tour";

const guide = {
  steps: [
    { id: "welcome", capture: [] },
    { id: "writing", capture: [], probes: [{ id: "a", text: "And then?" }] },
    { id: "hopes", capture: ["hope"], probes: [{ id: "a", text: "And then?" }] },
  ],
} as unknown as GuideView;

function seen(view: Partial<CrewView> = {}, looking: string | null = null): Seen {
  return { guide, looking, view: { step: null, probe: null, notes: [], ...view } as CrewView };
}

const at = (id: string) => ({ step: { id } }) as Partial<CrewView>;
const probe = { probe: { id: "a" } } as unknown as Partial<CrewView>;
const marked = (count: number) => ({
  notes: Array.from({ length: count }, () => ({ highlighted: true }) as Note),
});

function done(id: string, now: Seen, before: Seen = seen()): boolean | undefined {
  return things.find((thing) => thing.id === id)?.done(now, before);
}

test("nothing is done before it is tried", () => {
  const still = seen();
  expect(things.filter((thing) => thing.done(still, still))).toEqual([]);
});

test("a question is reached where people are asked, and can be asked further", () => {
  expect(done("start", seen(at("welcome")))).toBe(true);
  expect(done("walk", seen(at("welcome")))).toBe(false);
  expect(done("walk", seen(at("writing")))).toBe(false);
  expect(done("walk", seen(at("hopes")))).toBe(true);
});

test("only a question that was there can be taken back", () => {
  expect(done("probe", seen(probe))).toBe(true);
  expect(done("undo", seen(), seen())).toBe(false);
  expect(done("undo", seen(), seen(probe))).toBe(true);
});

test("looking ahead and marking one more note are noticed", () => {
  expect(done("ahead", seen({}, "hopes"))).toBe(true);
  expect(done("highlight", seen(marked(1)), seen(marked(1)))).toBe(false);
  expect(done("highlight", seen(marked(2)), seen(marked(1)))).toBe(true);
});
