// Changing a plan: from what is shown to what is sent.

import type { CohortMilestone, CohortPlan, CohortView, PlanMilestone, PlanNeed } from "../kit/wire";

/** The plan as it is; a milestone's title only where it is the cohort's own. */
export function planOf({ months, milestones }: CohortView): CohortPlan {
  return { months, milestones: milestones.map(milestoneOf) };
}

function milestoneOf({ id, kind, month, needs, title, language }: CohortMilestone): PlanMilestone {
  const asked = needs.map(({ guides, ...need }) => (guides?.length ? { ...need, guides } : need));
  return { id, kind, month, needs: asked, ...(language === null && { title }) };
}

/** With that milestone in another month, as far as the plan goes. */
export function moved(plan: CohortPlan, id: string, month: number): CohortPlan {
  const within = Math.min(Math.max(1, Math.round(month)), plan.months);
  const milestones = plan.milestones.map((one) =>
    one.id === id ? { ...one, month: within } : one,
  );
  return { ...plan, milestones };
}

export function without(plan: CohortPlan, id: string): CohortPlan {
  return { ...plan, milestones: plan.milestones.filter((one) => one.id !== id) };
}

export interface NewMilestone {
  title: string;
  month: number;
  need: PlanNeed;
}

const kinds = {
  training: "sessions",
  coaching: "sessions",
  conversations: "conversations",
  themes: "theming",
  narrative: "narrative",
  "promises-kept": "actions",
  heard: "follow-ups",
  "ninety-days": "follow-ups",
  story: "follow-ups",
} as const;
export const need_kinds = Object.keys(kinds) as PlanNeed["kind"][];

/** The milestone gets an id that no other has. */
export function withMilestone(plan: CohortPlan, { title, month, need }: NewMilestone): CohortPlan {
  const taken = new Set(plan.milestones.map(({ id }) => id));
  let number = plan.milestones.length + 1;
  while (taken.has(`own-${number}`)) number += 1;
  const made = { id: `own-${number}`, kind: kinds[need.kind], month, title, needs: [need] };
  return { ...plan, milestones: [...plan.milestones, made] };
}
