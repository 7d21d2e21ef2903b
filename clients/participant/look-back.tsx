// Earlier questions: to read again, and to add what one forgot.

import { stepOf } from "../kit/guide";
import { t } from "../kit/i18n";
import { useHere } from "./here";
import type { Seen } from "./room-page";

export function LookBack({ view, guide }: Seen) {
  const { lookingAt } = useHere();
  const now = view.stage === "live" ? view.step?.id : undefined;
  const earlier = view.visited
    .filter((id) => id !== now)
    .map((id) => stepOf(guide, id))
    .filter((step) => step !== null);
  if (earlier.length === 0) return null;
  function look(id: string): void {
    lookingAt.value = id;
  }
  return (
    <details class="look-back">
      <summary>{t("participant.look_back")}</summary>
      <ul class="plain-list" lang={guide.language} dir={guide.direction}>
        {earlier.map((step) => (
          <li key={step.id}>
            <button type="button" class="earlier" onClick={() => look(step.id)}>
              <span class="label">{step.title}</span>
              <span>{step.prompt}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
