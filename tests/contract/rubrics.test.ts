// The schemas of rubrics agree with the rubrics that there are. The program's own check of them is in tests/server/review.

import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { foldersIn, problems, readJson, root } from "./schemas";

interface Rubric {
  languages: string[];
}

const rubrics = foldersIn(join(root, "content/rubrics"));

describe.each(rubrics.map((folder) => [basename(folder), folder]))("the rubric %s", (_, folder) => {
  const rubric = readJson<Rubric>(join(folder, "rubric.json"));
  const texts = Object.fromEntries(
    rubric.languages.map((code) => [code, readJson(join(folder, `text.${code}.json`))]),
  );

  test("fits its schema", () => {
    expect(problems("Rubric", rubric)).toEqual([]);
  });

  test.each(rubric.languages)("fits the schema of its texts in %s", (code) => {
    expect(problems("RubricText", texts[code])).toEqual([]);
  });

  test("has no other files", () => {
    const names = rubric.languages.map((code) => `text.${code}.json`);
    expect(readdirSync(folder).sort()).toEqual(["rubric.json", ...names].sort());
  });

  test("fits the schema of a coach's own version in one file", () => {
    expect(problems("SingleRubric", { rubric, texts })).toEqual([]);
  });
});

test("a rubric that lacks a part does not fit", () => {
  expect(
    problems("Rubric", { id: "x", version: "1", languages: ["en"], criteria: [] }),
  ).not.toEqual([]);
  expect(problems("SingleRubric", { texts: {} })).not.toEqual([]);
});
