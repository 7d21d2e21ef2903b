// What somebody tries in the first ten minutes, and how the page knows that it is done. Pure.

import type { CrewView, GuideView } from "../kit/wire";
import { stepOf } from "./plan";

/** What a hint looks at. */
export interface Seen {
  view: CrewView;
  guide: GuideView;
  /** The step looked ahead at. */
  looking: string | null;
}

export interface Thing {
  /** Its texts: tour.ID and tour.ID.how. */
  id: string;
  /** `before` is how it was when the hint came. */
  done(now: Seen, before: Seen): boolean;
}

export const things: readonly Thing[] = [
  { id: "start", done: ({ view }) => view.step !== null },
  { id: "walk", done: asksFurther },
  { id: "probe", done: ({ view }) => view.probe !== null },
  { id: "undo", done: ({ view }, before) => before.view.probe !== null && view.probe === null },
  { id: "ahead", done: ({ looking }) => looking !== null },
  { id: "highlight", done: ({ view }, before) => highlights(view) > highlights(before.view) },
];

/** Whether people are asked something now that they can be asked further about. */
function asksFurther({ view, guide }: Seen): boolean {
  const step = stepOf(guide, view.step?.id);
  return step !== null && step.capture.length > 0 && (step.probes ?? []).length > 0;
}

function highlights({ notes }: CrewView): number {
  return notes.filter(({ highlighted }) => highlighted).length;
}
