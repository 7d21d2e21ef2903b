import { describe, expect, test } from "vitest";
import type { Reading, ReadingNote, ReadingStay } from "../../kit/wire";
import { breaksOf, type Chapter, chaptersOf, repeatedSteps, staysOf } from "./minutes";
import { bySpot, idsOf, spanOf, spotOf, spotsOf } from "./spots";

const minute = 60_000;

function stay(
  seq: number,
  step: string,
  from: number,
  more: Partial<ReadingStay> = {},
): ReadingStay {
  return {
    seq,
    step,
    kind: "capture",
    title: step,
    prompt: "",
    say: [],
    private: false,
    planned: 5,
    entered_at: from * minute,
    left_at: (from + 5) * minute,
    how: "next",
    again: 0,
    probes: [],
    ...more,
  };
}

function note(seq: number, step: string, at: number, more: Partial<ReadingNote> = {}): ReadingNote {
  const said = { category: "hope", label: "Hope", text: `note ${seq}`, number: 1 };
  return { id: `n${seq}`, seq, at: at * minute, step, seat: "participant", ...said, ...more };
}

function reading(more: Partial<Reading>): Reading {
  return {
    id: "c",
    title: "",
    place: "",
    team: "",
    guide: { id: "g", version: "1", title: "" },
    language: "en",
    direction: "ltr",
    languages: ["en"],
    created_at: 0,
    started_at: 0,
    ended_at: null,
    stage: "closed",
    rehearsal: false,
    people: 2,
    names: false,
    private: false,
    stays: [],
    skipped: [],
    notes: [],
    votes: [],
    rules: [],
    rules_agreed: false,
    story: [],
    themes: [],
    moments: [],
    marks: [],
    voices: [],
    evenness: 0,
    ...more,
  };
}

const idsIn = (chapter: Chapter | undefined) => chapter?.lines.map(({ id }) => id);

describe("the minutes", () => {
  test("put a note into the stay in which it was written, and one from paper where it was said", () => {
    const chapters = chaptersOf(
      reading({
        stays: [stay(1, "hopes", 0), stay(5, "worries", 5), stay(9, "hopes", 10, { again: 1 })],
        notes: [note(3, "hopes", 2), note(11, "hopes", 12), note(12, "hopes", 1, { paper: true })],
      }),
    );
    expect(chapters.map(idsIn)).toEqual([["e12", "e3"], [], ["e11"]]);
  });

  test("put a note that came late into the step that it belongs to", () => {
    const chapters = chaptersOf(
      reading({
        stays: [stay(1, "hopes", 0), stay(5, "worries", 5)],
        notes: [note(7, "hopes", 7)],
      }),
    );
    expect(chapters.map(idsIn)).toEqual([["e7"], []]);
  });

  test("keep notes of a step that nobody entered in a chapter of their own, at the end", () => {
    const chapters = chaptersOf(
      reading({ stays: [stay(1, "hopes", 0)], notes: [note(3, "elsewhere", 2)] }),
    );
    expect(chapters.map(({ stay: its }) => its?.step ?? null)).toEqual(["hopes", null]);
    expect(idsIn(chapters[1])).toEqual(["e3"]);
  });

  test("group tables under their step until the room moves on", () => {
    const chapters = chaptersOf(
      reading({
        stays: [
          stay(1, "hopes", 0),
          stay(2, "hopes", 0, { table: 1 }),
          stay(3, "hopes", 0, { table: 2 }),
          stay(4, "worries", 3, { table: 2 }),
          stay(5, "worries", 4, { table: 1 }),
          stay(6, "close", 9),
          stay(7, "hopes", 12, { table: 1 }),
        ],
      }),
    );
    expect(chapters.map((chapter) => staysOf(chapter).map(({ seq }) => seq))).toEqual([
      [1, 2, 3],
      [4, 5],
      [6],
      [7],
    ]);
  });

  test("put probes, breaks and what was spoken between the notes, in the order of time", () => {
    const probes = [{ seq: 4, at: 2 * minute, text: "And then?" }];
    const spoken = { line: 0, from: 1.5 * minute, to: 2 * minute, speaker: "Ann", text: "Well" };
    const [chapter] = chaptersOf(
      reading({
        stays: [stay(1, "hopes", 0, { probes })],
        notes: [note(3, "hopes", 1), note(6, "hopes", 3)],
        moments: [{ seq: 5, at: 2 * minute, kind: "paused" }],
      }),
      [{ recording: "r", lines: [spoken] }],
    );
    expect(idsIn(chapter)).toEqual(["e3", "rr-0", "e4", "e5", "e6"]);
  });

  test("take a promise out of the notes", () => {
    const promise = note(3, "hopes", 1, { pledge: { who: "us" } });
    const [chapter] = chaptersOf(reading({ stays: [stay(1, "hopes", 0)], notes: [promise] }));
    expect(chapter?.promises).toEqual([promise]);
    expect(chapter?.lines).toEqual([]);
  });

  test("tell which steps the room took again, and how long the breaks were", () => {
    const stays = [stay(1, "a", 0), stay(2, "b", 5), stay(3, "a", 10, { again: 1 })];
    expect(repeatedSteps(stays)).toEqual([{ title: "a", count: 2 }]);
    const moments: Reading["moments"] = [
      { seq: 1, at: 0, kind: "started" },
      { seq: 2, at: 1000, kind: "paused" },
      { seq: 3, at: 4000, kind: "resumed" },
      { seq: 4, at: 9000, kind: "paused" },
    ];
    expect(breaksOf(moments)).toEqual([{ seq: 2, at: 1000, length: 3000 }]);
  });
});

describe("a place in the minutes", () => {
  const page = reading({
    stays: [stay(1, "hopes", 0)],
    notes: [note(3, "hopes", 1), note(6, "hopes", 3), note(7, "hopes", 4)],
  });
  const spoken = { line: 2, from: minute, to: minute, speaker: "", text: "Well" };
  const spots = spotsOf(chaptersOf(page, [{ recording: "r", lines: [spoken] }]), page);

  test("is its own line, else the nearest in the log or in time", () => {
    expect(spotOf(spots, { seq: 6 })?.id).toBe("e6");
    expect(spotOf(spots, { seq: 4 })?.id).toBe("e3");
    expect(spotOf(spots, { at: 2.9 * minute })?.id).toBe("e6");
    expect(spotOf(spots, { recording: "r", line: 2 })?.id).toBe("rr-2");
    expect(spotOf(spots, { recording: "r", line: 9 })).toBeNull();
    expect(spotOf(spots, {})).toBeNull();
  });

  test("is all lines of a span", () => {
    expect(idsOf(spots, { seq: 3, to: 6 })).toEqual(["e3", "e6"]);
    expect(idsOf(spots, { seq: 6 })).toEqual(["e6"]);
  });

  test("spans from the earlier to the later of two lines", () => {
    const [, first, , last] = spots;
    if (!first || !last) throw new Error("no lines");
    expect(spanOf(last, first)).toEqual({ seq: 3, to: 6 });
    expect(spanOf(first, first)).toEqual({ seq: 3 });
  });

  test("gathers what belongs to it", () => {
    const marks = [{ seq: 6 }, { seq: 3 }, { seq: 6, second: true }];
    const found = bySpot(marks, ({ seq }) => ({ seq }), spots);
    expect(found.get("e6")).toEqual([{ seq: 6 }, { seq: 6, second: true }]);
    expect(found.get("e1")).toBeUndefined();
  });
});
