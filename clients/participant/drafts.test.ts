import { beforeEach, expect, test, vi } from "vitest";
import { openDrafts } from "./drafts";

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

test("an empty box goes along with the room", () => {
  const drafts = openDrafts("ABCDEF");
  drafts.follow("hopes");
  drafts.follow("concerns");
  expect(drafts.step.value).toBe("concerns");
});

test("a half-written note stays with its step until it is sent", () => {
  const drafts = openDrafts("ABCDEF");
  drafts.follow("hopes");
  drafts.write({ text: "Shade on the" });
  drafts.follow("concerns");
  expect(drafts.step.value).toBe("hopes");
  drafts.clear("hopes");
  expect(drafts.step.value).toBe("concerns");
  expect(drafts.current.value.text).toBe("");
});

test("what is set aside waits, and comes back with its step", () => {
  const drafts = openDrafts("ABCDEF");
  drafts.follow("hopes");
  drafts.write({ text: "Shade on the" });
  drafts.follow("concerns");
  drafts.setAside();
  expect(drafts.aside.value).toEqual([{ step: "hopes", text: "Shade on the" }]);
  drafts.follow("hopes");
  expect(drafts.current.value.text).toBe("Shade on the");
  expect(drafts.aside.value).toEqual([]);
});

test("a half-written note survives a reload", () => {
  const before = openDrafts("ABCDEF");
  before.follow("hopes");
  before.write({ text: "Shade on the", category: "reason" });
  const drafts = openDrafts("ABCDEF");
  drafts.follow("hopes");
  expect(drafts.current.value).toEqual({ text: "Shade on the", category: "reason" });
});
