// What a vote is in each kind of step, and what votes came to. A vote gives a number to each option; what it means
// is said in the schema (Vote, Tally).

import type { StepView, Tally, Vote } from "./wire";

const voted = new Set(["poll", "dots", "order", "quiz", "grid"]);

export function takesVotes(step: StepView): boolean {
  return voted.has(step.kind);
}

/** An order begins as the options stand; everything else with nothing. */
export function firstVote(step: StepView): Vote {
  if (step.kind !== "order") return {};
  return Object.fromEntries((step.options ?? []).map(({ id }, index) => [id, index + 1]));
}

/** Whether it can be sent. */
export function isWhole(step: StepView, vote: Vote): boolean {
  const given = Object.keys(vote).length;
  if (step.kind === "order" || step.kind === "quiz" || step.kind === "grid")
    return given === (step.options ?? []).length;
  return given > 0;
}

export function sameVote(one: Vote, other: Vote): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  );
}

export function dotsLeft(step: StepView, vote: Vote): number {
  return (step.dots ?? 0) - Object.values(vote).reduce((sum, dots) => sum + dots, 0);
}

/** With so many more on the option; none given is not in a vote. */
export function withDots(vote: Vote, option: string, more: number): Vote {
  const { [option]: before = 0, ...others } = vote;
  const dots = before + more;
  return dots > 0 ? { ...others, [option]: dots } : others;
}

/** The options in the order of a vote. */
export function inOrder(step: StepView, vote: Vote): { id: string; text: string }[] {
  return [...(step.options ?? [])].sort((a, b) => (vote[a.id] ?? 0) - (vote[b.id] ?? 0));
}

/** With the option so many places further down; the one that stands there changes with it. */
export function withPlace(vote: Vote, option: string, down: -1 | 1): Vote {
  const place = vote[option];
  const other = Object.keys(vote).find((id) => place !== undefined && vote[id] === place + down);
  if (place === undefined || other === undefined) return vote;
  return { ...vote, [option]: place + down, [other]: place };
}

/** What a step that took votes is known by, so that its results can be told. */
export type Voted = Pick<StepView, "kind" | "options" | "levels" | "smallest_cell">;

export interface Line {
  id: string;
  text: string;
  /** null: kept back. Beside each other: one sum, or a count for each place or level. */
  cells: (number | null)[];
  /** Of an order: the mean place; null when it cannot be told. */
  mean: number | null;
}

/** The results in the order to read them in: an order by its mean places, all else as the guide has it. */
export function linesOf(step: Voted, tally: Tally): Line[] {
  const lines = (step.options ?? []).map(({ id, text }) => {
    const cells = tally.counts[id] ?? [];
    return { id, text, cells, mean: step.kind === "order" ? meanPlace(cells) : null };
  });
  return step.kind === "order"
    ? lines.sort((a, b) => (a.mean ?? Infinity) - (b.mean ?? Infinity))
    : lines;
}

function meanPlace(cells: readonly (number | null)[]): number | null {
  if (cells.some((count) => count === null)) return null;
  const people = sum(cells);
  const places = cells.reduce<number>((all, count, index) => all + (count ?? 0) * (index + 1), 0);
  return people > 0 ? places / people : null;
}

export function sum(cells: readonly (number | null)[]): number {
  return cells.reduce<number>((all, count) => all + (count ?? 0), 0);
}
