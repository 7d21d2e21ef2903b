// The wall's last line: time, how much was written, and the small code for those who come late.

import { spent } from "../kit/clock";
import { t } from "../kit/i18n";
import { Clock } from "../kit/parts/clock";
import { roomClock } from "../kit/tables";
import type { GuideView, RoomView, StepView } from "../kit/wire";
import { phoneAddress, spokenAddress } from "./address";

export interface FootProps {
  view: RoomView;
  now: number;
  connected: boolean;
  /** null when no question is on the wall. */
  step: StepView | null;
  guide: GuideView;
  /** Where phones find the laptop, once that has changed; else null. */
  addresses: readonly string[] | null;
}

export function Foot({ view, guide, now, connected, step, addresses }: FootProps) {
  const address = phoneAddress(addresses);
  const clock = roomClock(view, guide);
  const timed = step !== null && view.stage === "live" && clock.allotted > 0;
  return (
    <footer class="wall-foot">
      {timed && (
        <progress
          class="time"
          aria-label={t("wall.time")}
          max={clock.allotted}
          value={Math.min(spent(clock, now), clock.allotted)}
        />
      )}
      <div class="foot-line">
        <p class="foot-time">{timed && <Clock clock={clock} now={now} precision="minutes" />}</p>
        <p class="foot-count" role="status">
          {connected ? counts(view, step) : t("wall.offline")}
        </p>
        <p class="foot-code">
          {step && view.stage !== "closed" && (
            <>
              {address && <bdi>{spokenAddress(address)}</bdi>}{" "}
              <strong>
                <bdi>{view.code}</bdi>
              </strong>
            </>
          )}
        </p>
      </div>
    </footer>
  );
}

function counts(view: RoomView, step: StepView | null): string {
  const people = t("wall.people", { count: view.people });
  const notes = step ? (view.counts[step.id] ?? 0) : 0;
  return notes === 0 ? people : `${t("wall.notes", { count: notes })} · ${people}`;
}
