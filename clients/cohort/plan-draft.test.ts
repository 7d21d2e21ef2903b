import { describe, expect, test } from "vitest";
import type { CohortView } from "../kit/wire";
import { moved, need_kinds, planOf, withMilestone, without } from "./plan-draft";

const cohort = {
  months: 18,
  milestones: [
    {
      id: "theming",
      kind: "theming",
      month: 7,
      due: "2026-08-01",
      title: "Three themes that hold",
      help: "In residents' words.",
      language: "en",
      needs: [{ kind: "themes", count: 3, guides: [] }],
    },
    {
      id: "own-2",
      kind: "conversations",
      month: 9,
      due: "2026-10-01",
      title: "A talk at the mill",
      help: "",
      language: null,
      needs: [{ kind: "conversations", count: 1, guides: ["workshop"] }],
    },
  ],
} as unknown as CohortView;

describe("a plan as it is sent", () => {
  const plan = planOf(cohort);

  test("leaves the template's words to the template, and keeps the cohort's own", () => {
    expect(plan).toEqual({
      months: 18,
      milestones: [
        { id: "theming", kind: "theming", month: 7, needs: [{ kind: "themes", count: 3 }] },
        {
          id: "own-2",
          kind: "conversations",
          month: 9,
          title: "A talk at the mill",
          needs: [{ kind: "conversations", count: 1, guides: ["workshop"] }],
        },
      ],
    });
  });

  test("a milestone moves as far as the plan goes", () => {
    const months = (month: number) => moved(plan, "theming", month).milestones[0]?.month;
    expect([months(3), months(0), months(99)]).toEqual([3, 1, 18]);
  });

  test("one that is removed is gone, and the others stay", () => {
    expect(without(plan, "theming").milestones.map(({ id }) => id)).toEqual(["own-2"]);
  });

  test("a new one gets an id of its own and the kind that fits what it needs", () => {
    const more = (kind: (typeof need_kinds)[number]) =>
      withMilestone(without(plan, "theming"), {
        title: "More",
        month: 2,
        need: { kind, count: 1 },
      }).milestones[1];
    expect(more("promises-kept")).toMatchObject({ id: "own-3", kind: "actions" });
    expect(new Set(need_kinds.map((kind) => more(kind)?.kind)).size).toBe(6);
  });
});
