// The draft as phones and the wall would get it. Words that are missing in the
// language show in the guide's first one, as they would not in a room: such a guide is not saved.

import { isRightToLeft } from "../../kit/direction";
import type { GuideView, StepView } from "../../kit/wire";
import { type Draft, type StepFile, wordsAt } from "./draft";
import { idsIn, type List, stepsIn } from "./steps";

export function previewGuide(draft: Draft, language: string): GuideView {
  const { guide } = draft;
  const words = speaker(draft, language);
  return {
    id: guide.id,
    version: guide.version,
    title: words("title"),
    language,
    direction: isRightToLeft(language) ? "rtl" : "ltr",
    languages: guide.languages as GuideView["languages"],
    categories: (guide.categories ?? []).map(({ id }) => ({ id, label: words("categories", id) })),
    phases: guide.phases.map(({ id, at, pace }) => ({
      id,
      title: words("phases", id),
      ...(at === "tables" && { at, pace: pace === "table" ? "table" : "room" }),
    })),
    steps: guide.phases.flatMap((phase) =>
      stepsIn(phase).map((step) => previewStep(step, phase.id, words)),
    ),
  };
}

type Speaker = (...path: string[]) => string;

function speaker({ guide, texts }: Draft, language: string): Speaker {
  const first = guide.languages[0] ?? language;
  return (...path) => wordsAt(texts[language], path) || wordsAt(texts[first], path);
}

function previewStep(step: StepFile, phase: string, words: Speaker): StepView {
  const { id } = step;
  const named = (list: List) =>
    idsIn(step, list).map((item) => ({ id: item, text: words("steps", id, list, item) }));
  const help = words("steps", id, "help");
  const { kind, minutes, form = "whole", capture = [], late = "shorten" } = step;
  const more = {
    ...(help && { help }),
    ...(step.rules && { rules: named("rules") }),
    ...(step.options && { options: named("options") }),
    ...(step.levels && { levels: named("levels") }),
    ...(step.slots && {
      slots: step.slots.map((slot) => ({
        id: slot,
        label: words("steps", id, "slots", slot, "label"),
        hint: words("steps", id, "slots", slot, "hint"),
      })),
    }),
    ...settingsOf(step),
  };
  const title = words("steps", id, "title");
  const prompt = words("steps", id, "prompt");
  return { id, phase, kind, form, minutes, title, prompt, capture, late, ...more } as StepView;
}

function settingsOf(step: StepFile): object {
  const { kind, answer, dots, followup_days, smallest_cell, seats, assign, by } = step;
  return {
    ...(kind === "tables" && { seats: seats ?? 8, assign: assign ?? "choice" }),
    ...(by === "tables" && { by }),
    ...(kind === "poll" && { answer: answer ?? "one" }),
    ...(typeof dots === "number" && { dots }),
    ...(typeof followup_days === "number" && { followup_days }),
    ...(typeof smallest_cell === "number" && smallest_cell > 0 && { smallest_cell }),
  };
}
