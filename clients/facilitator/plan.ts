// Where the room stands in its guide: what comes next, and how the evening runs against the plan.
// The line is the guide's steps without its asides. Pure.

import { remaining, spent } from "../kit/clock";
import { lineOf, phaseOf, roomClock, runsAtTables, selfPaced } from "../kit/tables";
import type { CrewView, GuideView, StepView } from "../kit/wire";

const minute = 60_000;

export interface PhaseSteps {
  id: string;
  title: string;
  steps: StepView[];
}

export function stepOf(guide: GuideView, id: string | undefined): StepView | null {
  return guide.steps.find((step) => step.id === id) ?? null;
}

/** The guide's phases with their steps; phases without any are left out. */
export function phasesOf(guide: GuideView): PhaseSteps[] {
  return guide.phases
    .map(({ id, title }) => ({ id, title, steps: guide.steps.filter(({ phase }) => phase === id) }))
    .filter(({ steps }) => steps.length > 0);
}

export interface Ways {
  next: StepView | null;
  back: StepView | null;
  /** False where somebody else moves on. */
  free?: false;
}

/** The steps that `next` and `back` go to; null at the ends. An aside goes back to where it was entered. */
export function neighbours(view: CrewView, guide: GuideView): Ways {
  const here = stepOf(guide, view.step?.id);
  if (!here) return { next: line(guide)[0] ?? null, back: null };
  if (here.aside) {
    const origin = lastOnLine(view, guide);
    return { next: origin, back: origin };
  }
  const steps = line(guide);
  const index = steps.indexOf(here);
  return { next: following(view, guide, here), back: steps[index - 1] ?? null };
}

/** A table's own ways, inside of a phase that tables go through at their own pace. */
export function waysAt(view: CrewView, guide: GuideView): Ways {
  const here = stepOf(guide, view.step?.id);
  const walking = view.tables.some(({ step }) => step !== null);
  if (!here || !walking) return { next: null, back: null, free: false };
  if (here.aside) {
    const origin = [...view.visited].reverse().map((id) => stepOf(guide, id));
    const left = origin.find((step) => step && !step.aside && runsAtTables(guide, step)) ?? null;
    return { next: left, back: left };
  }
  const phase = selfPaced(guide, here);
  if (!phase) return { next: null, back: null, free: false };
  const steps = lineOf(guide, phase);
  const index = steps.indexOf(here);
  return { next: steps[index + 1] ?? null, back: steps[index - 1] ?? null };
}

/** Past a phase whose tables walk by themselves; back to the beginning of one that has rounds left. */
function following(view: CrewView, guide: GuideView, here: StepView): StepView | null {
  const phase = guide.phases.find(({ id }) => id === here.phase);
  const steps = line(guide);
  const own = steps.filter((step) => step.phase === here.phase);
  const last = phase?.pace === "table" ? own.at(-1) : here;
  const first = own[0];
  const again = here === own.at(-1) && roundsDone(view, own) + 1 < (phase?.rounds ?? 1);
  if (again && first) return first;
  return steps[steps.indexOf(last ?? here) + 1] ?? null;
}

/** How often next has led back to the phase's first step since the room came into the phase. */
function roundsDone(view: CrewView, phase: StepView[]): number {
  const steps = phase.map(({ id }) => id);
  let done = 0;
  for (const { step, how } of view.path) {
    if (!steps.includes(step)) done = -1;
    else if (step === steps[0] && (how === "next" || how === "advance" || done < 0)) ++done;
  }
  return Math.max(0, done);
}

export interface Pace {
  /** Milliseconds behind the plan; below zero when ahead. */
  behind: number;
  /** When the plan's remaining minutes will be over. */
  ends_at: number;
}

/** null before the start, after the end, and in what the crew does when people have gone. */
export function pace(view: CrewView, guide: GuideView, now: number): Pace | null {
  const started = view.path[0]?.entered_at;
  const here = lastOnLine(view, guide);
  if (started === undefined || view.stage === "closed" || !here || here.form === "crew")
    return null;
  const steps = line(guide).filter(({ form }) => form !== "crew");
  const index = steps.indexOf(here);
  const planned = (some: StepView[]) => some.reduce((sum, step) => sum + step.minutes * minute, 0);
  const away = view.step?.id !== here.id; // in an aside: the step on the line is taken as done
  const alone = selfPaced(guide, here);
  const now_done = alone ? steps.filter((step) => phaseOf(guide, step) === alone) : [here];
  const clock = roomClock(view, guide);
  const done = away ? planned(now_done) : Math.min(spent(clock, now), planned(now_done));
  const left = away ? 0 : Math.max(0, remaining(clock, now));
  const last = steps.indexOf(now_done.at(-1) ?? here);
  return {
    behind: now - started - planned(steps.slice(0, index)) - done,
    ends_at: now + left + planned(steps.slice(last + 1)),
  };
}

/** The step on the line where the room is, or was before the aside it is in. */
function lastOnLine(view: CrewView, guide: GuideView): StepView | null {
  for (const { step } of [...view.path].reverse()) {
    const found = stepOf(guide, step);
    if (found && !found.aside) return found;
  }
  return null;
}

function line(guide: GuideView): StepView[] {
  return guide.steps.filter(({ aside }) => !aside);
}
