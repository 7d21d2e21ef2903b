// What the guide would leave out or shorten to end in time. It advises: the facilitator decides at each step.

import { formatNumber, t } from "../kit/i18n";
import { useDesk, useRoom } from "./desk";
import { stepOf } from "./plan";

export function CatchUp() {
  const { room } = useDesk();
  const { guide } = useRoom();
  return (
    <div class="catch-up">
      <p>{t("facilitator.catch_up_help")}</p>
      <ul>
        {(room.advice.value?.late ?? []).map(({ step, minutes }) => {
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
