import { beforeEach, expect, test } from "vitest";
import { kept } from "../kit/device";
import { type StubDevice, stubDevice } from "../kit/device.stub";
import { openDrafts } from "./drafts";

let device: StubDevice;

beforeEach(() => {
  device = stubDevice();
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

test("two tabs have the same half-written note, and neither forgets the other's", async () => {
  const [one, other] = [openDrafts("ABCDEF"), openDrafts("ABCDEF")];
  one.follow("hopes");
  other.follow("concerns");
  one.write({ text: "Shade on the" });
  await Promise.resolve();
  other.write({ text: "Noise at" });
  await Promise.resolve();
  expect(one.aside.value).toEqual([{ step: "concerns", text: "Noise at" }]);
  expect(other.aside.value).toEqual([{ step: "hopes", text: "Shade on the" }]);
  one.clear("hopes");
  await Promise.resolve();
  expect(other.aside.value).toEqual([]);
});

test("a device that keeps nothing is told of, until it keeps again", () => {
  const drafts = openDrafts("ABCDEF");
  drafts.follow("hopes");
  device.full = true;
  drafts.write({ text: "Shade on the" });
  expect(drafts.current.value.text).toBe("Shade on the");
  expect(kept.value).toBe(false);
  device.full = false;
  drafts.write({ text: "Shade on the square" });
  expect(kept.value).toBe(true);
});

test("emptied storage takes no words from the page, and the next word brings all of them back", () => {
  const drafts = openDrafts("ABCDEF");
  drafts.follow("hopes");
  drafts.write({ text: "Shade on the" });
  drafts.setAside();
  device.storage.clear();
  drafts.write({ text: "Shade on the square" });
  const reloaded = openDrafts("ABCDEF");
  reloaded.follow("hopes");
  expect(reloaded.current.value.text).toBe("Shade on the square");
});
