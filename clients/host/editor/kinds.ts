// What each kind of step has beside its words, and what a new one begins with.

import type { IdList, StepFile } from "./draft";

/** A property of a step with a value of its own. */
export type Setting =
  | { name: string; min: number; max: number; usual?: number }
  | { name: string; choices: readonly string[] };

export interface Kind {
  /** The lists that it takes, with how many items a new step begins with. */
  lists?: Partial<Record<Exclude<IdList, "probes">, number>>;
  /** Phones need at least one category to send notes under; "may": they can have some. */
  capture?: "must" | "may";
  settings?: readonly Setting[];
}

const poll_form: Setting = { name: "answer", choices: ["one", "several", "scale"] };
const smallest_cell: Setting = { name: "smallest_cell", min: 0, max: 50 };

export const kinds: Record<string, Kind> = {
  speak: { capture: "may" },
  agree: { lists: { rules: 3 }, capture: "may" },
  write: { capture: "may" },
  capture: { capture: "must" },
  round: { capture: "must" },
  pairs: { capture: "may" },
  story: { lists: { slots: 2 }, capture: "may" },
  poll: { lists: { options: 2 }, capture: "may", settings: [poll_form, smallest_cell] },
  dots: {
    lists: { options: 2 },
    capture: "may",
    settings: [{ name: "dots", min: 1, max: 20, usual: 3 }, smallest_cell],
  },
  order: { lists: { options: 2 }, capture: "may", settings: [smallest_cell] },
  quiz: { lists: { options: 2, levels: 3 }, capture: "may", settings: [smallest_cell] },
  grid: { lists: { options: 2, levels: 3 }, capture: "may", settings: [smallest_cell] },
  promise: { capture: "must" },
  tables: {
    settings: [
      { name: "seats", min: 3, max: 12 },
      { name: "assign", choices: ["choice", "count-off", "mix"] },
    ],
  },
  cluster: { capture: "may" },
  break: {},
  close: { capture: "may", settings: [{ name: "followup_days", min: 1, max: 365 }] },
};

export const lates = ["drop", "shorten", "keep"] as const;
export const usual_late = "shorten";

/** In which order a step's lists are shown; the last part of an item's id. */
export const lists: readonly { list: Exclude<IdList, "probes">; item: string }[] = [
  { list: "rules", item: "rule" },
  { list: "slots", item: "slot" },
  { list: "options", item: "option" },
  { list: "levels", item: "level" },
];

/** A step of that kind as it begins. */
export function newStep(id: string, kind: string, category: string | undefined): StepFile {
  const { lists: wanted = {}, capture, settings = [] } = kinds[kind] ?? {};
  const step: StepFile = { id, kind, minutes: 5 };
  if (capture === "must" && category) step.capture = [category];
  for (const { list, item } of lists) {
    const count = wanted[list];
    if (count) step[list] = Array.from({ length: count }, (_, at) => `${item}-${at + 1}`);
  }
  for (const setting of settings) if ("usual" in setting) step[setting.name] = setting.usual;
  if (kind === "close") step.late = "keep";
  return step;
}
