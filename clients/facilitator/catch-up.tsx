// What the guide would leave out or shorten to end in time. It advises: the facilitator decides at each step.

import { formatNumber, t } from "../kit/i18n";
import type { LateStep } from "../kit/wire";
import { useDesk, useRoom } from "./desk";
import { stepOf } from "./plan";

/** Empty while there is nothing to catch up with. */
export function useLateSteps(): readonly LateStep[] {
  return useDesk().room.advice.value?.late ?? [];
}

export function CatchUp() {
  const steps = useLateSteps();
  const { guide } = useRoom();
  return (
    <div class="catch-up">
      <p>{t("facilitator.catch_up_help")}</p>
      <ul>
        {steps.map(({ step, minutes }) => {
          const late = stepOf(guide, step);
          return (
            <li key={step}>
              <bdi>{late?.title}</bdi>:{" "}
              <strong>
                {minutes === 0
                  ? t("facilitator.late_drop")
                  : t("facilitator.late_shorten", {
                      count: minutes,
                      planned: formatNumber(late?.minutes ?? 0),
                    })}
              </strong>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
