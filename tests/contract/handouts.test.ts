// The schemas of hand-outs agree with the hand-outs that there are, which speak every language of the interface. The
// program's own check of them is in tests/server/guides.

import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { foldersIn, problems, readJson, root } from "./schemas";

interface Handout {
  id: string;
  languages: string[];
  parts: { id: string }[];
}
interface Words {
  language: string;
  parts: Record<string, { title?: string; words: string[] }>;
}

const interface_languages = readdirSync(join(root, "content/interface")).map((name) =>
  basename(name, ".json"),
);
const handouts = foldersIn(join(root, "content/handouts"));

describe.each(handouts.map((folder) => [basename(folder), folder]))("%s", (name, folder) => {
  const handout = readJson<Handout>(join(folder, "handout.json"));
  const words = (code: string) => readJson<Words>(join(folder, `text.${code}.json`));

  test("fits its schema, and is called as its folder", () => {
    expect(problems("Handout", handout)).toEqual([]);
    expect(handout.id).toBe(name);
  });

  test("speaks every language of the interface, and has no other files", () => {
    expect([...handout.languages].sort()).toEqual([...interface_languages].sort());
    const names = handout.languages.map((code) => `text.${code}.json`);
    expect(readdirSync(folder).sort()).toEqual(["handout.json", ...names].sort());
  });

  test.each(handout.languages)("says as much in %s as in English", (code) => {
    expect(problems("HandoutWords", words(code))).toEqual([]);
    expect(words(code).language).toBe(code);
    const shape = ({ parts }: Words) =>
      handout.parts.map(({ id }) => [id, parts[id]?.words.length, "title" in (parts[id] ?? {})]);
    expect(shape(words(code))).toEqual(shape(words("en")));
    expect(Object.keys(words(code).parts)).toHaveLength(handout.parts.length);
  });
});

test("there are enough of them for a workshop", () => {
  expect(handouts.length).toBeGreaterThanOrEqual(10);
});

test("every guide says what it is used for", () => {
  const uses = readJson<Record<string, string[]>>(join(root, "content/resources/uses.json"));
  expect(problems("GuideUses", uses)).toEqual([]);
  const guides = foldersIn(join(root, "content/guides")).map((folder) => basename(folder));
  expect(Object.keys(uses).sort()).toEqual(guides.sort());
});

test("a hand-out that lacks a part, or has one too much, does not fit", () => {
  const head = { id: "x", version: "1", licence: "x", uses: ["workshop"], languages: ["en"] };
  const with_part = (part: object) => problems("Handout", { ...head, parts: [part] });
  expect(problems("Handout", { ...head, parts: [] })).not.toEqual([]);
  expect(with_part({ id: "a", kind: "fields" })).not.toEqual([]);
  expect(with_part({ id: "a", kind: "text", lines: 2 })).not.toEqual([]);
  expect(with_part({ id: "a", kind: "fields", lines: 2 })).toEqual([]);
});
