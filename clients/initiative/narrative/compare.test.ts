import { diffArrays } from "diff";
import { expect, test } from "vitest";
import type { SentenceRecord } from "../../kit/wire";
import { compare, countsOf } from "./compare";

const sentence = (id: string, rank: number, en: string, es = ""): SentenceRecord => ({
  id,
  slot: "want",
  rank,
  texts: { ...(en && { en }), ...(es && { es }) },
  themes: [],
});
const changes = (before: SentenceRecord[], after: SentenceRecord[], languages = ["en"]) =>
  compare(before, after, languages, diffArrays);

test("a changed sentence says which words went and which came", () => {
  const [line] = changes(
    [sentence("a", 0, "Neighbours no longer talk")],
    [sentence("a", 0, "Neighbours hardly talk")],
  );
  expect(line?.change).toBe("changed");
  const parts = line?.parts.en ?? [];
  const of = (...kinds: string[]) =>
    parts.flatMap(({ kind, text }) => (kinds.includes(kind) ? [text] : [])).join("");
  expect(of("same", "removed")).toBe("Neighbours no longer talk");
  expect(of("same", "added")).toBe("Neighbours hardly talk");
  expect(of("removed").trim()).toBe("no longer");
});

test("Arabic is told apart by words too", () => {
  const [line] = changes(
    [sentence("a", 0, "مكان للقاء مجاني")],
    [sentence("a", 0, "مكان للعب مجاني")],
  );
  expect(line?.parts.en?.filter(({ kind }) => kind === "removed")).toEqual([
    { kind: "removed", text: "للقاء " },
  ]);
});

test("only the languages that are shown count", () => {
  const before = [sentence("a", 0, "A bench", "Un banco")];
  const after = [sentence("a", 0, "A bench", "Una banca")];
  expect(changes(before, after, ["en"])[0]?.change).toBe("same");
  expect(changes(before, after, ["en", "es"])[0]?.change).toBe("changed");
});

test("a removed sentence stands behind the one it stood behind", () => {
  const before = [sentence("a", 0, "A"), sentence("b", 1, "B"), sentence("c", 2, "C")];
  const after = [sentence("a", 0, "A"), sentence("c", 1, "C"), sentence("d", 2, "D")];
  expect(changes(before, after).map(({ id, change }) => `${id} ${change}`)).toEqual([
    "a same",
    "b removed",
    "c same",
    "d added",
  ]);
});

test("a sentence has moved when it stands at another place among those that are in both", () => {
  const before = [sentence("a", 0, "A"), sentence("b", 1, "B"), sentence("c", 2, "C")];
  const trade = [sentence("b", 0, "B"), sentence("a", 1, "A"), sentence("c", 2, "C")];
  expect(changes(before, trade).map(({ moved }) => moved)).toEqual([true, true, false]);
  const without_first = [sentence("b", 0, "B"), sentence("c", 1, "C")];
  expect(countsOf(changes(before, without_first))).toEqual({
    same: 2,
    changed: 0,
    added: 0,
    removed: 1,
    moved: 0,
  });
});
