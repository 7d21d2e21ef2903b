// Questions that screens ask of a guide.

import { t } from "./i18n";
import type { GuideView, Person, RoomView, StepView } from "./wire";

/** For an element with the guide's words in it: their language and direction, which may not be the page's. */
export function spokenAs({ language, direction }: GuideView) {
  return { lang: language, dir: direction };
}

export function stepOf(guide: GuideView, id: string | undefined): StepView | null {
  return guide.steps.find((step) => step.id === id) ?? null;
}

export function phaseTitle(guide: GuideView, step: StepView): string {
  return guide.phases.find((phase) => phase.id === step.phase)?.title ?? "";
}

export function categoryLabel(guide: GuideView, id: string): string {
  return guide.categories.find((category) => category.id === id)?.label ?? "";
}

/** The ground rules as this room has them: its own words first, else the guide's. */
export function groundRules(guide: GuideView, view: RoomView): { id: string; text: string }[] {
  const proposed = guide.steps.flatMap((step) => step.rules ?? []);
  if (!view.rules) return proposed;
  return view.rules.map(({ id, text }) => ({
    id,
    text: text ?? proposed.find((rule) => rule.id === id)?.text ?? "",
  }));
}

/** The pushed probe in the guide's language, and in which language that turned out to be. */
export function probeText(
  guide: GuideView,
  probe: RoomView["probe"],
): { text: string; language: string } | null {
  if (!probe) return null;
  const language = [guide.language, ...guide.languages].find((code) => code in probe.text);
  return language ? { text: probe.text[language] ?? "", language } : null;
}

/** A person's name, or "Person 3" for those who gave none. */
export function personName({ name, number }: Person): string {
  return name || t("kit.person", { number });
}

const day = 86_400_000;

/** By when people hear back, counted from the room's last step; null while it has not come to its close. */
export function followUpAt(guide: GuideView, view: RoomView): number | null {
  const close = guide.steps.find((step) => step.kind === "close" && view.visited.includes(step.id));
  if (!close?.followup_days || !view.step) return null;
  return view.step.entered_at + close.followup_days * day;
}
