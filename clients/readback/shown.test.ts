import { expect, test } from "vitest";
import { described, stateOf } from "../initiative/state.stub";
import type { NarrativeSlot, SentenceRecord } from "../kit/wire";
import { nextLanguage, shownOn } from "./shown";

const sentence = (
  id: string,
  slot: NarrativeSlot,
  texts: Record<string, string>,
): SentenceRecord => ({
  id,
  slot,
  rank: 0,
  texts,
  themes: [],
});
const version = {
  id: "v",
  label: "First",
  sentences: [
    sentence("a", "want", { en: "a bench", es: "un banco" }),
    sentence("b", "want", { en: "light" }),
    sentence("c", "trust", { es: "la panadera" }),
  ],
  sign_offs: [],
};
const state = (sentence_now: number, of = "v") =>
  stateOf([
    described(["en", "es"]),
    { kind: "version", record: version },
    { kind: "readback", record: { id: "readback", version: of, sentence: sentence_now } },
  ]);

test("without a version the wall rests", () => {
  expect(shownOn(state(0, ""), "en")).toEqual({
    what: "rest",
    title: "Mill Street",
    community: "",
  });
  expect(shownOn(stateOf([described(["en"])]), "en").what).toBe("rest");
});

test("a sentence shows in the wall's language, or in one that it has", () => {
  const said = (number: number, language: string) => {
    const shown = shownOn(state(number), language);
    return shown.what === "sentence" && [shown.said.language, shown.said.text];
  };
  expect(said(1, "es")).toEqual(["es", "un banco"]);
  expect(said(2, "es")).toEqual(["en", "light"]);
  expect(said(3, "en")).toEqual(["es", "la panadera"]);
});

test("the whole page goes by slots", () => {
  const shown = shownOn(state(0), "en");
  expect(shown.what === "page" && shown.slots.map(({ slot, said }) => [slot, said.length])).toEqual(
    [
      ["want", 2],
      ["trust", 1],
    ],
  );
});

test("the languages go around", () => {
  expect(nextLanguage(["en", "es"], "en")).toBe("es");
  expect(nextLanguage(["en", "es"], "es")).toBe("en");
  expect(nextLanguage([], "en")).toBe("en");
});
