// The pages' fold gives the same views as the C++ side's (tests/protocols/golden/fold-*.json).

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fold } from "../../clients/kit/fold";
import type { CrewView, RoomView, Seat, WireEvent } from "../../clients/kit/wire";
import { problems, readJson, root } from "./schemas";

interface Story {
  seat: Seat;
  view: RoomView | CrewView;
  frames: { seq: number; events: WireEvent[] }[];
  expected: RoomView | CrewView;
}

const folder = join(root, "tests/protocols/golden");
const files = readdirSync(folder).filter((name) => /^fold-.+\.json$/.test(name));

test("there are stories to fold", () => {
  expect(files).not.toEqual([]);
});

describe.each(files)("%s", (file) => {
  const { seat, view, frames, expected } = readJson<Story>(join(folder, file));
  const type = { facilitator: "CrewView", host: "TableCrewView" }[seat as string] ?? "RoomView";

  test("begins and ends with what the seat may see", () => {
    expect(problems(type, view)).toEqual([]);
    expect(problems(type, expected)).toEqual([]);
  });

  test("has only events that fit the schema", () => {
    const events = frames.flatMap((frame) => frame.events);
    expect(events.flatMap((event) => problems("WireEvent", event))).toEqual([]);
  });

  test("folds to the expected view", () => {
    expect(foldAll(view, frames)).toEqual(expected);
  });

  test("does not change when a frame comes twice", () => {
    expect(foldAll(view, frames, 2)).toEqual(expected);
  });
});

/** `times`: how often each frame comes. */
function foldAll(start: Story["view"], frames: Story["frames"], times = 1): Story["view"] {
  let view = start;
  let seq = 0;
  for (const frame of frames) {
    for (let time = 0; time < times; ++time) {
      view = fold(view, frame.events, seq);
      seq = frame.seq;
    }
  }
  return view;
}
