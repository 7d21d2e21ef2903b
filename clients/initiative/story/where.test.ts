import { expect, test } from "vitest";
import { addressOfRecord } from "./where";

test("every record has its place in the page", () => {
  expect(addressOfRecord("sentence", "s1")).toBe("#narrative/s1");
  expect(addressOfRecord("version", "v1")).toBe("#narrative/version%2Fv1");
  expect(addressOfRecord("version", "")).toBe("#narrative/versions");
  expect(addressOfRecord("theme", "t1")).toBe("#board/t1");
  expect(addressOfRecord("source", "c1")).toBe("#overview/c1");
});

test("an approval is where what it approves is", () => {
  expect(addressOfRecord("approval", "version:v1")).toBe("#narrative/version%2Fv1");
  expect(addressOfRecord("approval", "update:u1")).toBe("#story/update%2Fu1");
  expect(addressOfRecord("approval", "story")).toBe("#story");
});
