import { expect, test } from "vitest";
import type { SentenceRecord, VersionRecord } from "../kit/wire";
import { approvalOf, isReady, unwritten, wantingOf } from "./approvals";
import { described, stateOf, theme } from "./state.stub";

const sentence = (id: string, texts: Record<string, string>, themes: string[]): SentenceRecord => ({
  id,
  slot: "want",
  rank: 0,
  texts,
  themes,
});
const room = { place: "School", on: "2026-11-20", people: 12, agree: 11, changes: "" };
const version = (sentences: SentenceRecord[], sign_offs = [room]): VersionRecord => ({
  id: "v",
  label: "First",
  sentences,
  sign_offs,
});
const approval = (id: string, seq: number) => ({
  kind: "approval" as const,
  record: { id, by: "Rosa" },
  seq,
});

test("a version is ready once a room has heard it and every sentence stands firm", () => {
  const state = stateOf([described(["en", "es"]), theme("t1"), theme("t2")], ["t1"]);
  const firm = sentence("a", { en: "A bench", es: "Un banco" }, ["t1"]);
  expect(isReady(wantingOf(state, version([firm])))).toBe(true);
  expect(wantingOf(state, version([firm], [])).signOff).toBe(true);
  const wanting = wantingOf(
    state,
    version([firm, sentence("b", { es: "Luz" }, ["t2"]), sentence("c", { en: "Light" }, [])]),
  );
  expect(isReady(wanting)).toBe(false);
  expect(wanting.wordless.map(({ id }) => id)).toEqual(["b"]);
  expect(wanting.unbacked.map(({ sentence: { id }, backing }) => `${id} ${backing}`)).toEqual([
    "b weak",
    "c none",
  ]);
});

test("another language that lacks a sentence is told, and keeps nothing back", () => {
  const state = stateOf([described(["en", "es"]), theme("t1")], ["t1"]);
  const wanting = wantingOf(state, version([sentence("a", { en: "A bench" }, ["t1"])]));
  expect(wanting.languages).toEqual([{ language: "es", count: 1 }]);
  expect(isReady(wanting)).toBe(true);
});

test("an approval is void once what it covers was set again", () => {
  const kept = { kind: "version" as const, record: version([]) };
  const stands = (version_seq: number) =>
    approvalOf(stateOf([{ ...kept, seq: version_seq }, approval("version:v", 5)]), "version:v");
  expect(stands(4)?.stands).toBe(true);
  expect(stands(6)?.stands).toBe(false);
  expect(approvalOf(stateOf([kept]), "version:v")).toBeNull();
});

test("a story's approval covers each of its parts", () => {
  const part = (id: "before" | "learned", seq: number) => ({
    kind: "story" as const,
    record: { id, texts: { en: "Once" }, themes: [] },
    seq,
  });
  const state = stateOf([part("before", 1), part("learned", 9), approval("story", 5)]);
  expect(approvalOf(state, "story")?.stands).toBe(false);
});

test("a story wants all its parts in the first language", () => {
  const state = stateOf([
    described(["en", "es"]),
    { kind: "story", record: { id: "before", texts: { en: "Once" }, themes: [] } },
    { kind: "story", record: { id: "heard", texts: { es: "Luz" }, themes: [] } },
  ]);
  expect(unwritten(state)).toEqual(["heard", "did", "changed", "learned"]);
});
