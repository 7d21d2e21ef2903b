import { expect, test, vi } from "vitest";

vi.stubGlobal("window", {
  matchMedia: () => ({ matches: false, addEventListener: () => undefined }),
  addEventListener: () => undefined,
});
const { columnsOf, ownFirst, pressed } = await import("./languages");

const four = ["en", "es", "ar", "so"];

test("as many languages as fit stand beside each other, in their own order", () => {
  expect(columnsOf(four, [], false)).toEqual(["en", "es", "ar"]);
  expect(columnsOf(four, ["so", "en"], false)).toEqual(["en", "so"]);
});

test("a narrow screen shows one, the last that was chosen", () => {
  expect(columnsOf(four, [], true)).toEqual(["en"]);
  expect(columnsOf(four, ["so", "en"], true)).toEqual(["so"]);
});

test("a language that the initiative has no longer is not shown", () => {
  expect(columnsOf(["en", "es"], ["so"], false)).toEqual(["en", "es"]);
});

test("a press shows a language or takes it away, but one stays", () => {
  expect(pressed(["en", "es"], "es", false)).toEqual(["en"]);
  expect(pressed(["en"], "en", false)).toEqual(["en"]);
  expect(pressed(["en", "es", "ar"], "so", false)).toEqual(["so", "en", "es"]);
  expect(pressed(["en", "es"], "es", true)).toEqual(["es", "en"]);
});

test("the reader's own language comes first, when the initiative has it", () => {
  expect(ownFirst(four, "ar")).toEqual(["ar", "en", "es", "so"]);
  expect(ownFirst(four, "fr")).toEqual(four);
});
