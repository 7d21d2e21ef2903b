// Steps added, taken away and moved, and the ids in them: in the structure and in every text at once.

import {
  type Draft,
  type IdList,
  inEachText,
  type Path,
  type PhaseFile,
  partAt,
  type StepFile,
  withPart,
} from "./draft";

/** Every step in the order of the line, nested ones after their parent. */
export function stepsOf({ guide }: Draft): StepFile[] {
  return guide.phases.flatMap(stepsIn);
}

export function stepsIn({ steps = [] }: PhaseFile): StepFile[] {
  return steps.flatMap((step) => [step, ...(step.steps ?? [])]);
}

export function stepWith(draft: Draft, id: string): StepFile | undefined {
  return stepsOf(draft).find((step) => step.id === id);
}

export function withStep(draft: Draft, id: string, change: (step: StepFile) => StepFile): Draft {
  const changed = (step: StepFile): StepFile => {
    if (step.id === id) return change(step);
    return step.steps ? { ...step, steps: step.steps.map(changed) } : step;
  };
  return withSteps(draft, (steps) => steps.map(changed));
}

/** A value for one property; undefined takes it off. */
export function withProperty(draft: Draft, id: string, name: string, value: unknown): Draft {
  return withStep(draft, id, (step) => {
    const { [name]: _, ...others } = step;
    return (value === undefined ? others : { ...step, [name]: value }) as StepFile;
  });
}

export function addStep(draft: Draft, after: string, step: StepFile): Draft {
  return withSteps(draft, (steps) =>
    steps.flatMap((known) => (holds(known, after) ? [known, step] : [known])),
  );
}

/** Also takes away its words, and the moves of others that led to it. */
export function removeStep(draft: Draft, id: string): Draft {
  const gone = stepWith(draft, id);
  if (!gone || !mayRemove(draft, id)) return draft;
  const ids = [id, ...(gone.steps ?? []).map((step) => step.id)];
  const without = (steps: StepFile[]): StepFile[] =>
    steps
      .filter((step) => step.id !== id)
      .map((step) => (step.steps ? withNested(step, without(step.steps)) : step));
  const shorter = withSteps(draft, without);
  const moveless = stepsOf(shorter).reduce((so_far, step) => {
    const lost = (step.moves ?? []).filter(({ to }) => ids.includes(to));
    return lost.reduce((now, { name }) => removeMove(now, step.id, name), so_far);
  }, shorter);
  return ids.reduce((so_far, lost) => withoutWords(so_far, ["steps", lost]), moveless);
}

function removeMove(draft: Draft, id: string, name: string): Draft {
  const left = (stepWith(draft, id)?.moves ?? []).filter((move) => move.name !== name);
  const shorter = withProperty(draft, id, "moves", left.length > 0 ? left : undefined);
  return withoutWords(shorter, ["steps", id, "moves", name]);
}

/** A phase keeps at least one step. */
export function mayRemove(draft: Draft, id: string): boolean {
  return draft.guide.phases.every(({ steps }) => steps?.length !== 1 || steps[0]?.id !== id);
}

/** One place up (-1) or down (1); over the edge of its phase into the next that has steps of its own. */
export function shiftStep(draft: Draft, id: string, by: -1 | 1): Draft {
  const siblings = siblingsOf(draft, id);
  const at = siblings.findIndex((step) => step.id === id);
  const neighbour = siblings[at + by];
  if (at < 0) return draft;
  if (neighbour) return placeStep(draft, id, neighbour.id, by < 0 ? "before" : "after");
  const own = phaseWith(draft, id);
  const { phases } = draft.guide;
  const others = by < 0 ? phases.slice(0, own).reverse() : phases.slice(own + 1);
  const next = others.find(({ steps }) => steps && steps.length > 0)?.steps;
  if (isNested(draft, id) || !next || !mayRemove(draft, id)) return draft;
  return by < 0
    ? placeStep(draft, id, next.at(-1)?.id ?? "", "after")
    : placeStep(draft, id, next[0]?.id ?? "", "before");
}

/** Puts a step beside another of its level. The draft itself when that cannot be. */
export function placeStep(
  draft: Draft,
  id: string,
  beside: string,
  side: "before" | "after",
): Draft {
  const moved = stepWith(draft, id);
  if (!moved || id === beside || !agree(draft, id, beside)) return draft;
  const without = (steps: StepFile[]) => steps.filter((step) => step.id !== id);
  const beside_it = (steps: StepFile[]): StepFile[] =>
    steps.flatMap((step) => {
      if (step.id !== beside) return [step];
      return side === "before" ? [moved, step] : [step, moved];
    });
  const placed = (steps: StepFile[]): StepFile[] =>
    beside_it(without(steps)).map((step) =>
      step.steps && step !== moved ? { ...step, steps: beside_it(without(step.steps)) } : step,
    );
  return withSteps(draft, placed);
}

/** Whether the one may stand beside the other: both on the line, or nested in the same step. */
function agree(draft: Draft, id: string, beside: string): boolean {
  if (siblingsOf(draft, id).some((step) => step.id === beside)) return true;
  return !isNested(draft, id) && !isNested(draft, beside) && mayRemove(draft, id);
}

function siblingsOf({ guide }: Draft, id: string): StepFile[] {
  const levels = guide.phases.flatMap(({ steps = [] }) => [
    steps,
    ...steps.map((step) => step.steps ?? []),
  ]);
  return levels.find((steps) => steps.some((step) => step.id === id)) ?? [];
}

export function isNested({ guide }: Draft, id: string): boolean {
  return !guide.phases.some(({ steps }) => steps?.some((step) => step.id === id));
}

function phaseWith({ guide }: Draft, id: string): number {
  return guide.phases.findIndex((phase) => stepsIn(phase).some((step) => step.id === id));
}

function holds(step: StepFile, id: string): boolean {
  return step.id === id || (step.steps ?? []).some((nested) => nested.id === id);
}

function withNested(step: StepFile, steps: StepFile[]): StepFile {
  const { steps: _, ...alone } = step;
  return steps.length > 0 ? { ...step, steps } : (alone as StepFile);
}

function withSteps(draft: Draft, change: (steps: StepFile[]) => StepFile[]): Draft {
  const phases = draft.guide.phases.map((phase) =>
    phase.steps ? { ...phase, steps: change(phase.steps) } : phase,
  );
  return { ...draft, guide: { ...draft.guide, phases } };
}

function withoutWords(draft: Draft, path: Path): Draft {
  return inEachText(draft, (so_far, language) => withPart(so_far, language, path, undefined));
}

// ---- The lists in a step ----

export type List = IdList | "cues";

/** The ids in a list, in its order. */
export function idsIn(step: StepFile, list: List): string[] {
  return (step[list] ?? []).map(idOf);
}

function idOf(item: string | { id: string }): string {
  return typeof item === "string" ? item : item.id;
}

export function addItem(draft: Draft, step: string, list: List, id: string): Draft {
  return withList(draft, step, list, (items) => [...items, id]);
}

export function removeItem(draft: Draft, step: string, list: List, id: string): Draft {
  const shorter = withList(draft, step, list, (items) => items.filter((item) => idOf(item) !== id));
  return withoutWords(shorter, ["steps", step, list, id]);
}

export function shiftItem(draft: Draft, step: string, list: List, id: string, by: -1 | 1): Draft {
  return withList(draft, step, list, (items) => {
    const at = items.findIndex((item) => idOf(item) === id);
    const [one, other] = [items[at], items[at + by]];
    if (one === undefined || other === undefined) return items;
    return items.map((item) => (item === one ? other : item === other ? one : item));
  });
}

type Item = string | { id: string };

function withList(draft: Draft, id: string, list: List, change: (items: Item[]) => Item[]): Draft {
  const items = change(stepWith(draft, id)?.[list] ?? []);
  return withProperty(draft, id, list, items.length > 0 ? items : undefined);
}

// ---- Paragraphs: the same number in each language, beside each other ----

export function paragraphsOf(draft: Draft, path: Path): number {
  const counts = draft.guide.languages.map((language) => {
    const said = partAt(draft.texts[language], path);
    return Array.isArray(said) ? said.length : 0;
  });
  return Math.max(0, ...counts);
}

export function addParagraph(draft: Draft, path: Path): Draft {
  const end = String(paragraphsOf(draft, path));
  return inEachText(draft, (so_far, language) => withPart(so_far, language, [...path, end], ""));
}

export function removeParagraph(draft: Draft, path: Path, index: number): Draft {
  return withoutWords(draft, [...path, String(index)]);
}

// ---- Minutes ----

/** On the line: without asides, without what only the crew does; a phase counts once for each round. */
export function plannedMinutes(draft: Draft, taken: (phase: string) => number): number {
  return draft.guide.phases.reduce((sum, phase) => {
    const own = stepsIn(phase)
      .filter((step) => !step.aside && step.form !== "crew")
      .reduce((so_far, step) => so_far + step.minutes, 0);
    const once = phase.use ? taken(phase.id) : own;
    return sum + once * (phase.rounds ?? 1);
  }, 0);
}
