import { expect, test } from "vitest";
import { key_list, meaningOf, type Pressed } from "./keys";

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

test("letters act on notes, in either case", () => {
  expect(meaningOf(press("m"), false)).toEqual({ kind: "note", act: "move" });
  expect(meaningOf(press("E"), false)).toEqual({ kind: "note", act: "evidence" });
  expect(meaningOf(press("x"), false)).toBeNull();
});

test("digits are themes, and 0 is none", () => {
  expect(meaningOf(press("7"), false)).toEqual({ kind: "digit", digit: 7 });
  expect(meaningOf(press("0"), false)).toEqual({ kind: "note", act: "free" });
});

test("arrows to the side follow the direction of reading", () => {
  expect(meaningOf(press("ArrowRight"), false)).toEqual({ kind: "list", by: 1 });
  expect(meaningOf(press("ArrowRight"), true)).toEqual({ kind: "list", by: -1 });
});

test("shift extends, with arrows and with space", () => {
  const shiftKey = true;
  expect(meaningOf(press("ArrowDown", { shiftKey }), false)).toEqual({
    kind: "step",
    by: 1,
    extend: true,
  });
  expect(meaningOf(press(" ", { shiftKey }), false)).toEqual({ kind: "select", range: true });
});

test("the browser keeps its own keys, but for selecting all", () => {
  expect(meaningOf(press("m", { ctrlKey: true }), false)).toBeNull();
  expect(meaningOf(press("z", { metaKey: true }), false)).toBeNull();
  expect(meaningOf(press("a", { ctrlKey: true }), false)).toEqual({ kind: "all" });
  expect(meaningOf(press("e", { altKey: true }), false)).toBeNull();
});

test("every single letter of the list of keys does something", () => {
  for (const key of key_list
    .flatMap(({ keys }) => keys)
    .filter((name) => /^[a-z0-9/?]$/.test(name)))
    if (key !== "a") expect(meaningOf(press(key), false), key).not.toBeNull();
});
