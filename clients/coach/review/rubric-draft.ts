// A coach's own version of a rubric while it is edited, in one language. Nothing here draws.

import type { RubricToKeep, RubricView } from "../../kit/wire";

/** What the server takes. */
export const limits = {
  criteria: 20,
  levels: 6,
  least_levels: 2,
  title: 120,
  words: 1000,
} as const;

export type Criterion = RubricView["criteria"][number];
export type Draft = Pick<
  RubricView,
  "id" | "version" | "language" | "title" | "about" | "criteria"
>;

/** Of the same rubric the next version, so that older reviews keep theirs. */
export function draftOf(rubric: RubricView): Draft {
  const { id, version, language, title, about, criteria } = rubric;
  return { id, version: nextVersion(version), language, title, about, criteria };
}

/** "1.0.9" → "1.0.10"; what ends in no number gets one. */
export function nextVersion(version: string): string {
  const [, before, last] = /^(.*?)(\d{1,9})$/.exec(version) ?? [];
  return last === undefined ? `${version}.1` : `${before}${Number(last) + 1}`;
}

/** Ids are never given twice, also not that of a question that was removed: its answers stay its own. */
export function withCriterion(draft: Draft, fresh: string): Draft {
  const levels = (draft.criteria[0]?.levels ?? [{ id: "1" }, { id: "2" }, { id: "3" }]).map(
    ({ id }) => ({ id, text: "" }),
  );
  const criterion = { id: `q-${fresh}`, question: "", look_for: "", levels };
  return { ...draft, criteria: [...draft.criteria, criterion] };
}

export function withoutCriterion(draft: Draft, id: string): Draft {
  return { ...draft, criteria: draft.criteria.filter((criterion) => criterion.id !== id) };
}

export function withChanged(draft: Draft, id: string, change: Partial<Criterion>): Draft {
  const criteria = draft.criteria.map((one) => (one.id === id ? { ...one, ...change } : one));
  return { ...draft, criteria };
}

/** One place up or down; at the edge it stays. */
export function withMoved(draft: Draft, id: string, by: -1 | 1): Draft {
  const from = draft.criteria.findIndex((criterion) => criterion.id === id);
  const moved = draft.criteria[from];
  const other = draft.criteria[from + by];
  if (!moved || !other) return draft;
  const criteria = [...draft.criteria];
  criteria[from] = other;
  criteria[from + by] = moved;
  return { ...draft, criteria };
}

export function withLevel(criterion: Criterion, fresh: string): Criterion {
  return { ...criterion, levels: [...criterion.levels, { id: `l-${fresh}`, text: "" }] };
}

export function withoutLevel(criterion: Criterion, id: string): Criterion {
  return { ...criterion, levels: criterion.levels.filter((level) => level.id !== id) };
}

export function withLevelText(criterion: Criterion, id: string, text: string): Criterion {
  const levels = criterion.levels.map((level) => (level.id === id ? { id, text } : level));
  return { ...criterion, levels };
}

/** Whether every word is there. */
export function isWhole({ title, about, criteria }: Draft): boolean {
  const words = criteria.flatMap(({ question, look_for, levels }) => [
    question,
    look_for,
    ...levels.map(({ text }) => text),
  ]);
  return criteria.length > 0 && [title, about, ...words].every((word) => word.trim() !== "");
}

export function toKeep({ id, version, language, title, about, criteria }: Draft): RubricToKeep {
  const words = criteria.map(({ id: name, question, look_for, levels }) => [
    name,
    {
      question,
      look_for,
      levels: Object.fromEntries(levels.map((level) => [level.id, level.text])),
    },
  ]);
  const shape = criteria.map(({ id: name, levels }) => ({
    id: name,
    levels: levels.map((level) => level.id),
  }));
  return {
    rubric: { id, version, languages: [language], criteria: shape },
    texts: { [language]: { language, title, about, criteria: Object.fromEntries(words) } },
  };
}
