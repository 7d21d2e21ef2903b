// The plan that cohorts begin with fits its schema and has words in each language. What the program makes of it is
// tested in tests/server/cohort.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { problems, readJson, root } from "./schemas";

interface Plan {
  milestones: { id: string }[];
}
interface PlanText {
  language: string;
  milestones: Record<string, unknown>;
}

const folder = join(root, "content/cohort");
const plan = readJson<Plan>(join(folder, "plan.json"));
const texts = readdirSync(folder).filter((name) => name.startsWith("text."));

test("the plan fits its schema", () => {
  expect(problems("CohortPlan", plan)).toEqual([]);
  expect(problems("CohortPlan", { months: 0, milestones: [] })).not.toEqual([]);
});

test.each(texts)("%s has words for every milestone, and no others", (name) => {
  const text = readJson<PlanText>(join(folder, name));
  expect(problems("CohortPlanText", text)).toEqual([]);
  expect(name).toBe(`text.${text.language}.json`);
  expect(Object.keys(text.milestones)).toEqual(plan.milestones.map(({ id }) => id));
});
