// What the clock means in two kinds of step: when a pair changes over, and when a break is over.

import { remaining, spent } from "../clock";
import { formatTime, t } from "../i18n";
import type { Clock, StepView } from "../wire";

export interface TimingProps {
  step: StepView;
  clock: Clock;
  /** The server's now. */
  now: number;
}

export function Timing({ step, clock, now }: TimingProps) {
  if (step.kind === "break") {
    const at = formatTime(now + Math.max(0, remaining(clock, now)));
    return <p class="timing">{t("timing.goes_on", { time: at })}</p>;
  }
  if (step.kind !== "pairs") return null;
  const second = spent(clock, now) * 2 >= clock.allotted;
  return (
    <p class="timing" role="status">
      {t(second ? "timing.second_half" : "timing.first_half")}
    </p>
  );
}
