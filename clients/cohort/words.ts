// Days, states and needs in words.

import { formatDay, language, t } from "../kit/i18n";
import type { CohortMilestone, CohortStep, CohortView, PlanNeed } from "../kit/wire";

/** A calendar day, the same everywhere. */
export function momentOf(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date).getTime();
}

/** "3 March 2026". */
export function dayWords(day: string): string {
  return formatDay(momentOf(day));
}

/** "Mar 2026". */
export function monthWords(day: string): string {
  const short = new Intl.DateTimeFormat(language.value, { month: "short", year: "numeric" });
  return short.format(momentOf(day));
}

/** Today, here, as a calendar day. */
export function dayHere(moment = new Date()): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** "Done on 3 March 2026", "12 days late". */
export function stateWords({ state, days, done_on }: CohortStep, due: string): string {
  if (state === "overdue") return t("cohort.state.overdue", { count: days });
  if (state === "done" && done_on) return t("cohort.state.done_on", { day: dayWords(done_on) });
  if (state === "done") return t("cohort.state.done");
  return t(`cohort.state.${state}`, { day: dayWords(due) });
}

/** "4 conversations (Community conversation)". */
export function needWords({ kind, count, guides = [] }: PlanNeed, cohort: CohortView): string {
  const words = t(`cohort.need.${kind}`, { count });
  if (guides.length === 0) return words;
  const titles = new Intl.ListFormat(language.value, { type: "disjunction" }).format(
    guides.map((guide) => cohort.guides[guide] ?? guide),
  );
  return t("cohort.need.by_guides", { need: words, guides: titles });
}

/** For an element with a milestone's words: their language and direction, where they are not the cohort's own. */
export function spokenAs({ language: code }: CohortMilestone) {
  return code === null ? { dir: "auto" as const } : { lang: code, dir: "auto" as const };
}

export function milestoneOf(cohort: CohortView, id: string): CohortMilestone | undefined {
  return cohort.milestones.find((milestone) => milestone.id === id);
}
