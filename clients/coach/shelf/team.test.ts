import { expect, test } from "vitest";
import type { RubricView } from "../../kit/wire";
import { byRubric, type Held, levelText, markKinds } from "./team";

const held = (id: string, team: string, created_at: number, more: Partial<Held> = {}): Held => ({
  id,
  title: id,
  team,
  created_at,
  guide: "Asset walk",
  people: 12,
  notes: 40,
  planned: 90,
  taken: 95,
  evenness: 0.8,
  marks: {},
  reviews: [],
  ...more,
});

const rubric: RubricView = {
  id: "listening",
  version: "1.0.0",
  own: false,
  language: "en",
  title: "Listening",
  about: "",
  criteria: [
    {
      id: "silence",
      question: "Was there room to think?",
      look_for: "",
      levels: [{ id: "often", text: "Often" }],
    },
  ],
};

test("the kinds of marks are named by how often they came", () => {
  const marks = [
    held("a", "North", 1, { marks: { silence: 1, overran: 2, trust_missed: 0 } }),
    held("b", "North", 2, { marks: { overran: 1 } }),
  ];
  expect(markKinds(marks)).toEqual(["overran", "silence"]);
});

test("reviews stand under their rubric; a rubric that nobody used does not", () => {
  const review = {
    rubric: "listening",
    version: "1.0.0",
    author: "Ana",
    answers: { silence: "often" },
  };
  const lines = byRubric(
    [held("a", "North", 1, { reviews: [review] }), held("b", "North", 2)],
    [rubric, { ...rubric, id: "pace" }],
  );
  expect(lines).toHaveLength(1);
  expect(lines[0]?.lines.map(({ held: { id }, author }) => [id, author])).toEqual([["a", "Ana"]]);
});

test("a level is said in the rubric's words, one of an older version by its name, none as a dash", () => {
  const [criterion] = rubric.criteria;
  if (!criterion) throw new Error("the rubric has no criterion");
  expect(levelText(criterion, "often")).toBe("Often");
  expect(levelText(criterion, "sometimes")).toBe("sometimes");
  expect(levelText(criterion, undefined)).toBe("–");
});
