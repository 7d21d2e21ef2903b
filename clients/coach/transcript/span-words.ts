// How many lines a span has, and from when to when.

import { formatTime, t } from "../../kit/i18n";
import type { Anchor } from "../../kit/wire";
import { idsOf, type Spot } from "./spots";

export function spanWords(spots: readonly Spot[], span: Anchor): string {
  const ids = new Set(idsOf(spots, span));
  const times = spots.filter(({ id }) => ids.has(id)).map(({ at }) => at);
  return t("coach.comment.span", {
    count: ids.size,
    from: formatTime(Math.min(...times)),
    to: formatTime(Math.max(...times)),
  });
}
