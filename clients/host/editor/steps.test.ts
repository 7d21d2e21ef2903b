import { describe, expect, test } from "vitest";
import { type Draft, draftFrom, filesOf, partAt, withWords, wordsAt } from "./draft";
import { smallGuide } from "./draft.stub";
import { kinds, newStep } from "./kinds";
import {
  addItem,
  addParagraph,
  addStep,
  idsIn,
  mayRemove,
  paragraphsOf,
  placeStep,
  plannedMinutes,
  removeItem,
  removeParagraph,
  removeStep,
  shiftItem,
  shiftStep,
  stepsOf,
  stepWith,
} from "./steps";

const line = (draft: Draft) =>
  draft.guide.phases.map(({ steps = [] }) => steps.map(({ id }) => id).join(" "));
const nested = (draft: Draft) => stepWith(draft, "hopes")?.steps?.map(({ id }) => id);

describe("files", () => {
  test("a guide that is read and written again keeps what the editor does not know", () => {
    const draft = smallGuide();
    const again = draftFrom(filesOf(draft));
    expect(again).toEqual(draft);
    expect(stepWith(again, "hopes")?.something_new).toBe(true);
  });

  test("words that nobody wrote are not in the files", () => {
    const gap = withWords(smallGuide(), "en", ["steps", "welcome", "help"], "");
    const twice = addParagraph(gap, ["steps", "welcome", "say"]);
    const { texts } = draftFrom(filesOf(twice));
    expect(partAt(texts.en, ["steps", "welcome", "help"])).toBeUndefined();
    expect(partAt(texts.en, ["steps", "welcome", "say"])).toEqual(["Welcome."]);
    expect(partAt(texts.ar, ["steps", "welcome"])).toBeUndefined();
  });

  test("words are written where there was nothing above them", () => {
    const after = withWords(smallGuide(), "ar", ["steps", "close", "say", "1"], "شكرا");
    expect(partAt(after.texts.ar, ["steps", "close", "say"])).toEqual(["", "شكرا"]);
    expect(wordsAt(after.texts.ar, ["steps", "constructor", "name"])).toBe("");
  });
});

describe("the order of steps", () => {
  test("a step goes up and down in its phase, and over the edge of it", () => {
    const draft = smallGuide();
    expect(line(shiftStep(draft, "rules", -1))[0]).toBe("rules welcome");
    const over = shiftStep(draft, "rules", 1);
    expect(line(over)).toEqual(["welcome", "", "rules hopes in-pairs", "close"]);
    expect(line(shiftStep(over, "rules", -1))).toEqual(line(draft));
  });

  test("the first stays first, the last stays last, and no phase is left empty", () => {
    const draft = smallGuide();
    expect(shiftStep(draft, "welcome", -1)).toBe(draft);
    expect(shiftStep(draft, "close", 1)).toBe(draft);
    expect(shiftStep(draft, "close", -1)).toBe(draft);
    expect(placeStep(draft, "close", "welcome", "before")).toBe(draft);
  });

  test("nested steps change places under their parent only, and go along with it", () => {
    const draft = smallGuide();
    expect(nested(shiftStep(draft, "hopes-b", -1))).toEqual(["hopes-b", "hopes-a"]);
    expect(shiftStep(draft, "hopes-b", 1)).toBe(draft);
    expect(placeStep(draft, "hopes-a", "welcome", "after")).toBe(draft);
    const moved = placeStep(draft, "hopes", "welcome", "before");
    expect(line(moved)[0]).toBe("hopes welcome rules");
    expect(nested(moved)).toEqual(["hopes-a", "hopes-b"]);
  });

  test("a step beside itself changes nothing", () => {
    const draft = smallGuide();
    expect(placeStep(draft, "hopes", "hopes", "after")).toBe(draft);
  });
});

describe("steps come and go", () => {
  test("a new step stands behind another, in the same phase", () => {
    const step = newStep("vote", "dots", "hope");
    const after = addStep(smallGuide(), "hopes-a", step);
    expect(line(after)[2]).toBe("hopes vote in-pairs");
    expect(stepWith(after, "vote")).toMatchObject({ dots: 3, options: ["option-1", "option-2"] });
  });

  test("with a step go its words in every language, its nested steps, and the moves to it", () => {
    const after = removeStep(smallGuide(), "in-pairs");
    expect(line(after)[2]).toBe("hopes");
    expect(stepWith(after, "hopes")?.moves).toBeUndefined();
    expect(partAt(after.texts.en, ["steps", "hopes", "moves", "pairs"])).toBeUndefined();
    const without_parent = removeStep(smallGuide(), "hopes");
    for (const language of ["en", "ar"])
      for (const id of ["hopes", "hopes-a"])
        expect(partAt(without_parent.texts[language], ["steps", id])).toBeUndefined();
  });

  test("the last step of a phase stays; a parent can lose all its nested steps", () => {
    const draft = smallGuide();
    expect(mayRemove(draft, "close")).toBe(false);
    expect(removeStep(draft, "close")).toBe(draft);
    const childless = removeStep(removeStep(draft, "hopes-a"), "hopes-b");
    expect(stepWith(childless, "hopes")).not.toHaveProperty("steps");
  });

  test("a new step of each kind has what its kind needs", () => {
    for (const [kind, { lists = {}, capture }] of Object.entries(kinds)) {
      const step = newStep("x", kind, "hope");
      for (const list of Object.keys(lists)) expect(step[list], kind).not.toHaveLength(0);
      expect(step.capture, kind).toEqual(capture === "must" ? ["hope"] : undefined);
    }
  });
});

describe("lists in a step", () => {
  test("an item goes away from the structure and from every text", () => {
    const after = removeItem(smallGuide(), "hopes", "probes", "why");
    expect(stepWith(after, "hopes")?.probes).toEqual(["who"]);
    for (const language of ["en", "ar"])
      expect(partAt(after.texts[language], ["steps", "hopes", "probes", "why"])).toBeUndefined();
  });

  test("the last item takes its list along", () => {
    const after = removeItem(
      removeItem(smallGuide(), "hopes", "probes", "why"),
      "hopes",
      "probes",
      "who",
    );
    expect(stepWith(after, "hopes")).not.toHaveProperty("probes");
  });

  test("a cue keeps its condition when it moves, and a new one has none", () => {
    const moved = shiftItem(smallGuide(), "hopes", "cues", "silence", 1);
    const cues = stepWith(addItem(moved, "hopes", "cues", "cue-3"), "hopes")?.cues;
    const silence = { id: "silence", when: { silence_minutes: { at_least: 2 } } };
    expect(cues).toEqual(["late", silence, "cue-3"]);
    expect(shiftItem(moved, "hopes", "cues", "silence", 1)).toEqual(moved);
  });

  test("paragraphs stand beside each other, as many in each language", () => {
    const path = ["steps", "hopes", "say"];
    const more = addParagraph(smallGuide(), path);
    expect(paragraphsOf(more, path)).toBe(3);
    expect(partAt(more.texts.ar, path)).toEqual(["واحد", "", ""]);
    const fewer = removeParagraph(more, path, 0);
    expect(partAt(fewer.texts.en, path)).toEqual(["Two.", ""]);
    expect(partAt(fewer.texts.ar, path)).toEqual(["", ""]);
  });
});

test("minutes are those on the line, in each round, with what is taken from another guide", () => {
  const taken = (phase: string) => (phase === "taken" ? 20 : 0);
  expect(plannedMinutes(smallGuide(), taken)).toBe(2 + 3 + 20 + 2 * (5 + 1 + 1) + 1);
});

test("the steps of the line come in order, nested ones behind their parent", () => {
  const ids = stepsOf(smallGuide()).map(({ id }) => id);
  expect(ids).toEqual(["welcome", "rules", "hopes", "hopes-a", "hopes-b", "in-pairs", "close"]);
  expect(idsIn(stepsOf(smallGuide())[2] ?? { id: "", kind: "", minutes: 0 }, "cues")).toEqual([
    "silence",
    "late",
  ]);
});
