// How far a step is, as a shape with words: never by colour alone.

import { formatNumber } from "../kit/i18n";
import type { CohortStep } from "../kit/wire";
import { stateWords } from "./words";

/** "✓", or by how many days it is late. */
export function signOf({ state, days }: Pick<CohortStep, "state" | "days">): string {
  if (state === "overdue") return `+${formatNumber(days)}`;
  return { done: "✓", due: "○", ahead: "·" }[state];
}

export function StateMark({ step, due }: { step: CohortStep; due: string }) {
  return (
    <span class="state-mark" data-state={step.state} title={stateWords(step, due)}>
      <span aria-hidden="true" dir="ltr">
        {signOf(step)}
      </span>
      <span class="visually-hidden">{stateWords(step, due)}</span>
    </span>
  );
}
