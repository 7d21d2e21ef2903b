import { describe, expect, test } from "vitest";
import { fold } from "./fold";
import type { CrewView, Note, RoomView, WireEvent } from "./wire";

const clock = { allotted: 600_000, spent: 0, running_since: 50 };

function room(): RoomView {
  return {
    conversation: "c1",
    guide: { id: "g", version: "1.0.0" },
    title: "Elm Street",
    place: "Branch library",
    code: "ABCDEF",
    rehearsal: false,
    names: false,
    created_at: 1,
    stage: "live",
    step: { id: "hopes", visit: 1, entered_at: 10 },
    clock: { allotted: 1, spent: 0, running_since: null },
    visited: ["hopes"],
    people: 3,
    ready: 2,
    hands: 0,
    counts: { hopes: 2 },
    probe: { id: "p", text: { en: "Say more?" } },
    rules: null,
    rules_agreed: false,
    story: {},
    votings: {},
    promises: [],
    themes: [],
    round: null,
    tables: [],
  };
}

function crew(): CrewView {
  return {
    ...room(),
    members: {
      m1: {
        number: 1,
        name: "Ana",
        seat: "participant",
        joined_at: 5,
        hand_at: null,
        ready: true,
        removed: false,
        table: null,
      },
    },
    notes: [],
    path: [{ step: "hopes", entered_at: 10, left_at: null, how: "next", allotted: 1 }],
    locked: false,
    advancing: true,
    leader: null,
  };
}

function note(change: Partial<Note> = {}): Note {
  return {
    id: "n1",
    seq: 8,
    at: 80,
    by: "m1",
    step: "hopes",
    category: "aspiration",
    text: "Shade on the square",
    status: "shown",
    ...change,
  };
}

const entered: WireEvent = {
  seq: 8,
  at: 50,
  type: "step.entered",
  step: "concerns",
  visit: 1,
  how: "next",
  clock,
  round: null,
};

describe("a view", () => {
  test("is never changed in place", () => {
    const before = room();
    fold(before, [entered], 7);
    expect(before).toEqual(room());
  });

  test("skips what it already stands at", () => {
    expect(fold(room(), [entered], 8)).toEqual(room());
  });

  test("follows the room into a step and asks for ready anew", () => {
    const after = fold(room(), [entered], 7);
    expect(after.step).toEqual({ id: "concerns", visit: 1, entered_at: 50 });
    expect(after.visited).toEqual(["hopes", "concerns"]);
    expect(after.clock).toEqual(clock);
    expect(after).toMatchObject({ ready: 0, probe: null });
  });

  test("keeps the order of first visits when the room goes back", () => {
    const back: WireEvent = { ...entered, seq: 9, step: "hopes", visit: 2, how: "back" };
    expect(fold(room(), [entered, back], 7).visited).toEqual(["hopes", "concerns"]);
  });

  test("knows its stage", () => {
    const stages = (
      ["conversation.paused", "conversation.resumed", "conversation.closed"] as const
    ).map((type, index) => fold(room(), [{ seq: 8 + index, at: 1, type }], 7).stage);
    expect(stages).toEqual(["paused", "live", "closed"]);
  });

  test("counts notes, and forgets a step without any", () => {
    const counted = (count: number): WireEvent => ({
      seq: 8,
      at: 1,
      type: "note.counted",
      id: "n1",
      step: "hopes",
      count,
    });
    expect(fold(room(), [counted(3)], 7).counts).toEqual({ hopes: 3 });
    expect(fold(room(), [counted(0)], 7).counts).toEqual({});
  });

  test("fills a slot of the story and empties it", () => {
    const fill = (seq: number, text: string): WireEvent => ({
      seq,
      at: 1,
      type: "story.changed",
      slot: "hopes",
      text,
    });
    const filled = fold(room(), [fill(8, "Shade")], 7);
    expect(filled.story).toEqual({ hopes: "Shade" });
    expect(fold(filled, [fill(9, "")], 8).story).toEqual({});
  });

  test("stays as it is at an event from a newer server", () => {
    const unknown = { seq: 8, at: 1, type: "moon.rose" } as unknown as WireEvent;
    expect(fold(room(), [unknown], 7)).toEqual(room());
  });
});

describe("a crew's view", () => {
  test("writes the path through the guide", () => {
    const { path, members } = fold(crew(), [entered], 7);
    expect(path).toEqual([
      { step: "hopes", entered_at: 10, left_at: 50, how: "next", allotted: 1 },
      { step: "concerns", entered_at: 50, left_at: null, how: "next", allotted: 600_000 },
    ]);
    expect(members.m1?.ready).toBe(false);
  });

  test("notes more time on the last entry of the path", () => {
    const more = { ...clock, allotted: 720_000 };
    const after = fold(crew(), [{ seq: 8, at: 60, type: "clock.changed", clock: more }], 7);
    expect(after.clock).toEqual(more);
    expect(after.path.at(-1)?.allotted).toBe(720_000);
  });

  test("gets to know a member, a name and a raised hand", () => {
    const joined: WireEvent = {
      seq: 8,
      at: 70,
      type: "member.joined",
      member: "m2",
      people: 4,
      number: 4,
      name: "",
      seat: "participant",
    };
    const after = fold(
      crew(),
      [
        joined,
        { seq: 9, at: 71, type: "member.renamed", member: "m2", name: "Bo" },
        { seq: 10, at: 72, type: "hand.changed", hands: 1, member: "m2", hand_at: 72 },
      ],
      7,
    );
    expect(after.people).toBe(4);
    expect(after.hands).toBe(1);
    expect(after.members.m2).toMatchObject({ number: 4, name: "Bo", joined_at: 70, hand_at: 72 });
  });

  test("has each note once, as it now is", () => {
    const added: WireEvent = { seq: 8, at: 80, type: "note.added", note: note(), count: 3 };
    const hidden: WireEvent = {
      seq: 9,
      at: 81,
      type: "note.changed",
      note: note({ status: "hidden" }),
      count: 2,
    };
    const after = fold(crew(), [added, hidden], 7);
    expect(after.notes).toEqual([note({ status: "hidden" })]);
    expect(after.counts).toEqual({ hopes: 2 });
  });
});

describe("many events at once", () => {
  const about = (seq: number) => ({ seq, at: seq, count: seq - 7 });
  const events: WireEvent[] = [
    { ...about(8), type: "note.added", note: note({ id: "a" }) },
    { ...about(9), type: "note.changed", note: note({ id: "b", text: "Unknown until now" }) },
    { ...about(10), type: "note.added", note: note({ id: "c", step: "concerns" }) },
    { ...entered, seq: 11 },
    { ...about(12), type: "note.changed", note: note({ id: "a", status: "hidden" }) },
    { ...about(13), type: "note.changed", note: note({ id: "known", text: "Said anew" }) },
    { ...about(14), count: 0, type: "note.counted", id: "c", step: "concerns" },
    { ...about(15), type: "note.added", note: note({ id: "d" }) },
    { ...about(16), type: "note.changed", note: note({ id: "a", text: "Said once more" }) },
  ];
  const start = () => ({ ...crew(), notes: [note({ id: "known" }), note({ id: "other" })] });

  test("give the view that they give one by one", () => {
    const one_by_one = events.reduce((view, event) => fold(view, [event], event.seq - 1), start());
    expect(fold(start(), events, 7)).toEqual(one_by_one);
    expect(one_by_one.notes.map(({ id }) => id)).toEqual(["known", "other", "a", "b", "c", "d"]);
    expect(one_by_one.counts).toEqual({ hopes: 9 });
  });

  test("change no view that was handed out", () => {
    const views = events.map((_, count) => fold(start(), events.slice(0, count), 7));
    const as_they_were = structuredClone(views);
    views.forEach((view, count) => {
      fold(view, events, 7 + count);
    });
    expect(views).toEqual(as_they_were);
  });

  test("give new objects only where something changed", () => {
    const view = start();
    const [added] = events;
    const after = fold(view, added ? [added] : [], 7);
    expect(after.notes).not.toBe(view.notes);
    expect(after.notes[0]).toBe(view.notes[0]);
    expect(after.counts).not.toBe(view.counts);
    expect(after.members).toBe(view.members);
    expect(fold(view, events, 16)).toBe(view);
    const counted: WireEvent = { ...about(8), type: "note.counted", id: "c", step: "hopes" };
    expect(fold(view, [entered, counted], 7).notes).toBe(view.notes);
  });
});
