// How a team's conversations went over time: the grouping and the levels behind the tables.

import type { Progress, RubricView } from "../../kit/wire";

export type Held = Progress["conversations"][number];

/** The kinds of marks that these conversations have, most frequent first. */
export function markKinds(conversations: readonly Held[]): string[] {
  const counts = new Map<string, number>();
  for (const { marks } of conversations) {
    for (const [kind, count] of Object.entries(marks)) {
      if (count > 0) counts.set(kind, (counts.get(kind) ?? 0) + count);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([kind]) => kind);
}

export interface Judged {
  rubric: RubricView;
  lines: { held: Held; author: string; answers: Record<string, string> }[];
}

/** The reviews by rubric; those whose rubric is not known are left out. */
export function byRubric(conversations: readonly Held[], rubrics: readonly RubricView[]): Judged[] {
  return rubrics
    .map((rubric) => ({
      rubric,
      lines: conversations.flatMap((held) =>
        held.reviews
          .filter(({ rubric: id }) => id === rubric.id)
          .map(({ author, answers }) => ({ held, author, answers })),
      ),
    }))
    .filter(({ lines }) => lines.length > 0);
}

/** The words of a criterion's level; the level's name where this version does not have it. */
export function levelText(
  criterion: RubricView["criteria"][number],
  level: string | undefined,
): string {
  if (level === undefined) return "–";
  return criterion.levels.find(({ id }) => id === level)?.text ?? level;
}
