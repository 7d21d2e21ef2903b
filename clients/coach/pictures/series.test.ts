import { describe, expect, test } from "vitest";
import type { ReadingNote, ReadingStay } from "../../kit/wire";
import { fileNameOf } from "./save-svg";
import {
  evennessLevel,
  kindsOf,
  layersOf,
  pacesOf,
  peopleByNotes,
  slicesOf,
  wrapped,
} from "./series";

const minute = 60_000;

function stay(step: string, from: number, to: number, table?: number): ReadingStay {
  return {
    seq: from + 1,
    step,
    kind: "capture",
    title: step.toUpperCase(),
    prompt: "",
    say: [],
    private: false,
    planned: 5,
    entered_at: from * minute,
    left_at: to * minute,
    how: "next",
    again: 0,
    probes: [],
    ...(table !== undefined && { table }),
  };
}

function notes(...written: [string, number][]): ReadingNote[] {
  return written.map(([category, at], seq) => ({
    id: `n${seq}`,
    seq,
    at: at * minute,
    step: "s",
    category,
    label: category.toUpperCase(),
    text: "",
    number: 1,
    seat: "participant",
  }));
}

describe("the pace", () => {
  test("adds up the stays in a step, in the order in which steps were entered first", () => {
    expect(pacesOf([stay("b", 4, 9), stay("a", 0, 4), stay("a", 9, 11)])).toEqual([
      { step: "a", title: "A", planned: 5, taken: 6, times: 2 },
      { step: "b", title: "B", planned: 5, taken: 5, times: 1 },
    ]);
  });

  test("is the longest of the tables, not the room that waits for them", () => {
    const [pace] = pacesOf([stay("a", 0, 30), stay("a", 0, 7, 1), stay("a", 0, 9, 2)]);
    expect(pace).toMatchObject({ taken: 9, times: 1 });
  });
});

describe("notes over time", () => {
  const written = notes(["hope", 0], ["hope", 1], ["worry", 1], ["story", 7], ["", 99]);

  test("have the most frequent kinds, and one for all the others", () => {
    expect(kindsOf(written, 2)).toEqual([
      { id: "hope", label: "HOPE", count: 2 },
      { id: "", label: "", count: 3 },
    ]);
    expect(kindsOf(written.slice(0, 3), 2).map(({ id }) => id)).toEqual(["hope", "worry"]);
  });

  test("fall into slices of a round length; what was said before or after into the first or last", () => {
    const { width, slices } = slicesOf(written, kindsOf(written, 2), 0, 60 * minute);
    expect([width, slices.length]).toEqual([2 * minute, 30]);
    expect(slices[0]?.counts).toEqual({ hope: 2, "": 1 });
    expect(slices[3]?.counts).toEqual({ hope: 0, "": 1 });
    expect(slices[29]?.counts).toEqual({ hope: 0, "": 1 });
  });

  test("lie one kind upon the other", () => {
    const kinds = kindsOf(written, 2);
    const { slices } = slicesOf(written, kinds, 0, 60 * minute);
    const [hopes, others] = layersOf(slices, kinds);
    expect([hopes?.[0]?.[0], hopes?.[0]?.[1]]).toEqual([0, 2]);
    expect([others?.[0]?.[0], others?.[0]?.[1]]).toEqual([2, 3]);
  });
});

describe("voices", () => {
  test("are told in words, from very even to a few", () => {
    expect([1, 0.8, 0.6, 0.2].map(evennessLevel)).toEqual(["very", "rather", "partly", "hardly"]);
  });

  test("are counted by how much they wrote", () => {
    expect(peopleByNotes([5, 3, 3, 1])).toEqual([
      { notes: 5, people: 1 },
      { notes: 3, people: 2 },
      { notes: 1, people: 1 },
    ]);
  });
});

test("words are wrapped, and broken where one is longer than a line", () => {
  expect(wrapped("one two three", 7)).toEqual(["one two", "three"]);
  expect(wrapped("abcdefghij k", 4)).toEqual(["abcd", "efgh", "ij k"]);
  expect(wrapped("", 4)).toEqual([]);
});

test("a picture's file begins with the day", () => {
  const at = new Date(2026, 2, 5, 18).getTime();
  expect(fileNameOf("Neighbours, north side!", at, "pace")).toBe(
    "2026-03-05-neighbours-north-side-pace.svg",
  );
});
