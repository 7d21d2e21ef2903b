import { expect, test } from "vitest";
import { fold } from "../../kit/fold";
import type { RoomView } from "../../kit/wire";
import { aLongEvening } from "./evening.stub";
import { countUntil, grain, rising, timelineOf } from "./timeline";

const evening = aLongEvening(1_100);
const whole = (at: number) =>
  fold(
    evening.view as RoomView,
    evening.events.filter((event) => event.at <= at),
    evening.seq,
  );

test("any moment looks as if everything had been played from the start", () => {
  const timeline = timelineOf(evening);
  const { begins_at, ends_at } = evening;
  for (let index = 0; index < 100; index += 1) {
    const part = (index * 37) % 100; // to and fro
    const at = begins_at + Math.round((part / 99) * (ends_at - begins_at));
    expect(timeline.viewAt(at)).toEqual(whole(at));
  }
});

test("an event shows from its own moment on, also where a kept view ends", () => {
  const timeline = timelineOf(evening);
  for (const index of [0, 1, grain - 1, grain, grain + 1, 2 * grain, evening.events.length - 1]) {
    const at = evening.events[index]?.at ?? 0;
    expect(timeline.viewAt(at - 1)).toEqual(whole(at - 1));
    expect(timeline.viewAt(at)).toEqual(whole(at));
  }
});

test("nothing is drawn anew while nothing happens", () => {
  const timeline = timelineOf(evening);
  const [first, second] = evening.events;
  const before = timeline.viewAt(first?.at ?? 0);
  expect(timeline.viewAt((second?.at ?? 0) - 1)).toBe(before);
  expect(timeline.viewAt(second?.at ?? 0)).not.toBe(before);
});

test("advice holds until the next one", () => {
  const advice = (step: string) => ({ conversation: "c", step, cues: [], moves: [], late: [] });
  const timeline = timelineOf({
    ...evening,
    advice: [
      { at: 10, advice: advice("hopes") },
      { at: 20, advice: advice("concerns") },
    ],
  });
  expect(timeline.adviceAt(9)).toBeNull();
  expect(timeline.adviceAt(19)?.step).toBe("hopes");
  expect(timeline.adviceAt(1_000)?.step).toBe("concerns");
});

test("a clock that was set back does not bring later events forward", () => {
  expect(rising([5, 9, 3, 10])).toEqual([5, 9, 9, 10]);
});

test("what is at the same moment counts together", () => {
  expect([0, 5, 7, 9, 20].map((at) => countUntil([5, 9, 9, 10], at))).toEqual([0, 1, 1, 3, 4]);
});
