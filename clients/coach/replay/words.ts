// A place in the course, in words.

import { formatLength, formatMinutes, formatNumber, t } from "../../kit/i18n";
import type { Course, Stop } from "./course";

/** "12:05", counted from the start; "3:10 before the start". */
export function timeAt(course: Course, place: number): string {
  const since = place - course.start;
  const time = formatMinutes(since);
  return since < 0 ? t("coach.replay.before", { time }) : time;
}

/** "12 minutes 5 seconds, Concerns, A note came": for those who do not see where it is. */
export function spokenPlace(course: Course, place: number): string {
  const since = place - course.start;
  const time = formatLength(since);
  const stop = course.stopAt(place);
  return [
    since < 0 ? t("coach.replay.before", { time }) : time,
    course.stayAt(place)?.title,
    stop && whatHappened(stop),
  ]
    .filter(Boolean)
    .join(", ");
}

/** "A note came", "Table 3: A note came". What a newer server tells of has no words here. */
export function whatHappened({ type, table }: Stop): string {
  const key = `coach.replay.did.${type}`;
  const words = t(key);
  const known = words === key ? t("coach.replay.did.other") : words;
  if (table === undefined) return known;
  return `${t("tables.table", { number: formatNumber(table) })}: ${known}`;
}
