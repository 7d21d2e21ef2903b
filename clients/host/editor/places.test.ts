import { expect, test } from "vitest";
import common from "../../../protocols/schemas/common.schema.json";
import { isRightToLeft } from "../../kit/direction";
import { smallGuide } from "./draft.stub";
import { begin, changed, undone } from "./history";
import { kinds } from "./kinds";
import { firstVersion, freeName, idFrom, nextItem, nextVersion } from "./naming";
import { type Field, fieldFor, placeOf } from "./places";
import { previewGuide } from "./preview-guide";
import { previewRoom } from "./preview-room";
import { shiftStep } from "./steps";

const at = (file: string, path: string, message = "") =>
  placeOf(smallGuide(), { file, path, message });
const fields = (...names: string[]): Field[] =>
  names.map((name) => ({ name: name.replace("?", ""), empty: name.endsWith("?") }));

test("a message about the structure leads to its step, nested ones too", () => {
  expect(at("guide.json", "/phases/2/steps/0/minutes")).toEqual({
    step: "hopes",
    field: "guide.json/steps/hopes/minutes",
  });
  expect(at("guide.json", "/phases/2/steps/0/steps/1/kind").step).toBe("hopes-b");
  expect(at("guide.json", "/phases/1/use/to")).toEqual({
    step: null,
    field: "guide.json/phases/taken",
  });
  expect(at("guide.json", "/minutes")).toEqual({ step: null, field: "guide.json/minutes" });
});

test("a message about words leads to them, and one about missing words to where they belong", () => {
  expect(at("text.ar.json", "/steps/hopes/probes/why").field).toBe(
    "text.ar.json/steps/hopes/probes/why",
  );
  const missing = "The words for 'rules' are missing. Add them here.";
  expect(at("text.ar.json", "/steps", missing).step).toBe("rules");
  expect(at("text.ar.json", "/steps/close", "'prompt' is missing: the words …").field).toBe(
    "text.ar.json/steps/close/prompt",
  );
});

test("a place without a field of its own leads to the nearest", () => {
  const place = at("text.ar.json", "/steps/hopes/probes");
  const [why, who, title] = [
    "text.ar.json/steps/hopes/probes/why",
    "text.ar.json/steps/hopes/probes/who?",
    "text.ar.json/steps/hopes/title",
  ];
  expect(fieldFor(place, fields(title, why, who))).toBe(who.replace("?", ""));
  expect(fieldFor(place, fields(title, why))).toBe(why);
  expect(fieldFor(place, fields(title))).toBe(title);
  expect(fieldFor(place, fields("text.ar.json/steps/close/title"))).toBeNull();
});

test("ids are made from words, and are free", () => {
  expect(idFrom("  Our hopes & fears, côté jardin! ")).toBe("our-hopes-fears-cote-jardin");
  expect(idFrom("أهلا")).toBe("");
  expect(idFrom("a".repeat(99)).length).toBeLessThanOrEqual(60);
  expect(freeName("hopes", ["hopes", "hopes-2"])).toBe("hopes-3");
  expect(nextItem("probe", ["why", "probe-3"])).toBe("probe-4");
});

test("the next version is one up, as the server counts", () => {
  expect(nextVersion(firstVersion)).toBe("1.0.1");
  expect(nextVersion("2.9.9")).toBe("2.9.10");
});

test("typing in one field is undone at once, and each other change by itself", () => {
  const typed = changed(changed(begin("a"), "ab", "title"), "abc", "title");
  const moved = changed(typed, "cba", null);
  expect(undone(moved).now).toBe("abc");
  expect(undone(undone(moved)).now).toBe("a");
  expect(undone(begin("a")).now).toBe("a");
  const elsewhere = changed(typed, "abcd", "prompt");
  expect(undone(elsewhere).now).toBe("abc");
  expect(changed(moved, "cba", null)).toBe(moved);
});

test("a change of the order can be undone to the very draft that was", () => {
  const draft = smallGuide();
  expect(undone(changed(begin(draft), shiftStep(draft, "rules", -1), null)).now).toBe(draft);
});

test("the preview shows missing words in the guide's first language", () => {
  const arabic = previewGuide(smallGuide(), "ar");
  const hopes = arabic.steps.find(({ id }) => id === "hopes");
  expect(arabic.direction).toBe("rtl");
  expect(arabic.title).toBe("صغير");
  expect(hopes).toMatchObject({ title: "Hopes", prompt: "Hopes", capture: ["hope"] });
  expect(arabic.steps.find(({ id }) => id === "rules")?.rules?.[0]?.text).toBe("Listen");
  expect(hopes && previewRoom(arabic, hopes, 9).clock.allotted).toBe(5 * 60_000);
  expect(isRightToLeft("he-IL")).toBe(true);
  expect(isRightToLeft("es")).toBe(false);
});

test("the editor knows every kind of step", () => {
  expect(Object.keys(kinds)).toEqual(expect.arrayContaining(common.$defs.StepKind.enum));
});
