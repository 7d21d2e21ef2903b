import { expect, test } from "vitest";
import type { Replay } from "../../kit/wire";
import { courseOf } from "./course";
import { aLongEvening } from "./evening.stub";

const minute = 60_000;
const met_at = 1_780_000_000_000;
const days = 24 * 60 * minute;

/** Made two days before, met for half an hour, opened again a week later. */
function aMeeting(): Replay {
  const stop = (seq: number, minutes: number, type: string, more = {}) => ({
    seq,
    at: met_at + minutes * minute,
    type,
    ...more,
  });
  const evening = aLongEvening(0);
  return {
    ...evening,
    guide: {
      ...evening.guide,
      phases: [
        { id: "opening", title: "Opening" },
        { id: "talk", title: "Talk" },
      ],
      steps: [
        { id: "welcome", phase: "opening", title: "Welcome" },
        { id: "hopes", phase: "talk", title: "Hopes" },
        { id: "concerns", phase: "talk", title: "Concerns" },
      ] as Replay["guide"]["steps"],
    },
    begins_at: met_at - 2 * days,
    ends_at: met_at + 7 * days,
    stops: [
      stop(2, -10, "room.locked"),
      stop(3, 0, "conversation.started"),
      stop(4, 0, "step.entered", { step: "welcome", title: "Welcome" }),
      stop(5, 5, "step.entered", { step: "hopes", title: "Hopes" }),
      stop(6, 6, "note.added"),
      stop(7, 9, "step.entered", { step: "hopes", title: "Hopes", table: 2 }),
      stop(8, 20, "step.entered", { step: "concerns", title: "Concerns" }),
      stop(9, 30, "conversation.closed"),
    ],
  };
}

const course = courseOf(aMeeting());
const placeAfter = (minutes: number) => course.start + minutes * minute;

test("days in which nothing happened take a minute each", () => {
  expect(course.placeOf(met_at - 10 * minute)).toBe(minute);
  expect(course.start).toBe(11 * minute);
  expect(course.length).toBe(course.start + 30 * minute + minute);
});

test("a moment and its place lead to each other", () => {
  for (const minutes of [-10, -3, 0, 0.5, 5, 6, 19, 30]) {
    const at = met_at + minutes * minute;
    expect(course.momentAt(course.placeOf(at))).toBe(at);
  }
  expect(course.momentAt(0)).toBe(met_at - 2 * days);
  expect(course.momentAt(course.length)).toBe(met_at + 7 * days);
});

test("what was cut out leads to where it is cut", () => {
  expect(course.placeOf(met_at - days)).toBe(0);
  expect(course.placeOf(met_at + days)).toBe(placeAfter(30));
});

test("what is before the beginning or after the end leads there", () => {
  expect(course.placeOf(0)).toBe(0);
  expect(course.placeOf(met_at + 300 * days)).toBe(course.length);
});

test("stops at the same moment are one stop on the way", () => {
  expect(course.stopAfter(placeAfter(-1))).toBe(placeAfter(0));
  expect(course.stopAfter(placeAfter(0))).toBe(placeAfter(5));
  expect(course.stopBefore(placeAfter(5))).toBe(placeAfter(0));
  expect(course.stopAt(placeAfter(0))?.seq).toBe(4);
});

test("there is a way to both ends, past the first and the last stop", () => {
  expect(course.stopBefore(minute)).toBe(0);
  expect(course.stopAfter(placeAfter(30))).toBe(course.length);
  expect(course.stopAt(0)).toBeNull();
});

test("steps are those of the room, each until the next", () => {
  expect(course.stays).toEqual([
    { seq: 4, title: "Welcome", phase: "opening", from: placeAfter(0), to: placeAfter(5) },
    { seq: 5, title: "Hopes", phase: "talk", from: placeAfter(5), to: placeAfter(20) },
    { seq: 8, title: "Concerns", phase: "talk", from: placeAfter(20), to: course.length },
  ]);
  expect(course.stayAt(placeAfter(7))?.title).toBe("Hopes");
  expect(course.stayAt(0)).toBeNull();
});

test("steps of a phase in a row are one part", () => {
  expect(course.phases.map(({ title, from, to }) => [title, from, to])).toEqual([
    ["Opening", placeAfter(0), placeAfter(5)],
    ["Talk", placeAfter(5), course.length],
  ]);
});

test("a silence of over a minute is left three seconds before it ends", () => {
  expect(course.pastSilence(placeAfter(6))).toBe(placeAfter(9) - 3_000);
  expect(course.pastSilence(placeAfter(9) - 1_000)).toBe(placeAfter(9) - 1_000);
  expect(course.pastSilence(placeAfter(5))).toBe(placeAfter(5));
});

test("where each table has its own pace the room's place is the phase", () => {
  const meeting = aMeeting();
  const { guide } = meeting;
  const phases = guide.phases.map((phase) =>
    phase.id === "talk" ? { ...phase, at: "tables" as const, pace: "table" as const } : phase,
  );
  const stays = courseOf({ ...meeting, guide: { ...guide, phases } }).stays;
  expect(stays.map(({ title }) => title)).toEqual(["Welcome", "Talk", "Talk"]);
});

test("a conversation in which nothing happened has no length", () => {
  const meeting = aMeeting();
  const nothing = courseOf({ ...meeting, stops: [], ends_at: meeting.begins_at });
  expect([nothing.length, nothing.start, nothing.stopAfter(0), nothing.stopBefore(0)]).toEqual([
    0, 0, 0, 0,
  ]);
});
