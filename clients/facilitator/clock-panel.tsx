// The step's clock and how the whole evening runs. It advises: at zero it asks, and nothing moves by itself but
// where the guide wants that and it is left on.

import { remaining, spent } from "../kit/clock";
import { formatTime, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { Clock } from "../kit/parts/clock";
import { roomClock, tableOf } from "../kit/tables";
import type { Clock as ClockValue } from "../kit/wire";
import type { Acts } from "./acts";
import { useLateSteps } from "./catch-up";
import { useDesk, useRoom } from "./desk";
import { Icon } from "./icons";
import { pace, stepOf } from "./plan";

export function ClockPanel({ acts }: { acts: Acts }) {
  const { room, leads, table } = useDesk();
  const { view, guide } = useRoom();
  if (!view.step || view.stage === "closed") return <div class="clock-panel" />;
  const clock = table === null ? roomClock(view, guide) : view.clock;
  const steers = leads && (table === null || tableOf(view, table)?.step != null);
  const advances = steers && stepOf(guide, view.step.id)?.advance === true;
  const over = steers && clock.allotted > 0 && remaining(clock, room.now.value) <= 0;
  return (
    <div class="clock-panel">
      <StepClock clock={clock} acts={acts} />
      {over && view.stage === "live" ? (
        <MoreTime acts={acts} />
      ) : advances ? (
        <ByItself acts={acts} />
      ) : (
        <PaceLine />
      )}
    </div>
  );
}

function StepClock({ clock, acts }: { clock: ClockValue; acts: Acts }) {
  const desk = useDesk();
  const { view } = useRoom();
  const now = desk.room.now.value;
  const steers = desk.leads && (desk.table === null || tableOf(view, desk.table)?.step != null);
  const running = clock.running_since !== null;
  const part = clock.allotted > 0 ? spent(clock, now) / clock.allotted : 0;
  const label = t(running ? "facilitator.clock_pause" : "facilitator.clock_start");
  return (
    <div class="step-clock">
      <div class="step-time">
        <Clock clock={clock} now={now} />
        <progress
          class="step-progress"
          max={1}
          value={Math.min(1, part)}
          aria-label={t("facilitator.clock_progress")}
        />
      </div>
      {steers && (
        <>
          <button
            type="button"
            class="icon-button"
            aria-label={label}
            title={`${label} (t)`}
            disabled={!desk.live() || view.stage !== "live"}
            onClick={acts.toggleClock}
          >
            <Icon name={running ? "pause" : "play"} />
          </button>
          <Button
            class="compact"
            aria-label={t("facilitator.extend_by", { count: 2 })}
            title={`${t("facilitator.extend_by", { count: 2 })} (+)`}
            disabled={!desk.live()}
            onClick={() => acts.extend(2)}
          >
            <bdi>+2</bdi>
          </Button>
        </>
      )}
    </div>
  );
}

/** Only in a step whose guide asks for it. */
function ByItself({ acts }: { acts: Acts }) {
  const desk = useDesk();
  const { view } = useRoom();
  return (
    <Button
      class="compact"
      pressed={view.advancing}
      disabled={!desk.live()}
      onClick={acts.toggleAdvance}
    >
      {t("facilitator.advance")}
    </Button>
  );
}

function MoreTime({ acts }: { acts: Acts }) {
  const desk = useDesk();
  const { view, guide } = useRoom();
  const { next } = desk.ways(view, guide);
  const off = !desk.live();
  return (
    <fieldset class="more-time">
      <legend class="visually-hidden">{t("facilitator.more_time")}</legend>
      <p role="status">{t("facilitator.more_time")}</p>
      {[2, 5].map((count) => (
        <Button
          key={count}
          class="compact"
          disabled={off}
          aria-label={t("facilitator.extend_by", { count })}
          onClick={() => acts.extend(count)}
        >
          <bdi>+{count}</bdi>
        </Button>
      ))}
      {next && (
        <Button class="compact" disabled={off} onClick={acts.next}>
          {t("facilitator.go_on")}
        </Button>
      )}
    </fieldset>
  );
}

const minute = 60_000;
const late_by = 5; // minutes behind from which the guide's advice is offered

function PaceLine() {
  const { room, show } = useDesk();
  const { view, guide } = useRoom();
  const late = useLateSteps();
  const now = pace(view, guide, room.now.value);
  if (view.stage === "paused" || !now) return null;
  const minutes = Math.round(now.behind / minute);
  const advised = minutes >= late_by && late.length > 0;
  const how = minutes > 0 ? "behind" : minutes < 0 ? "ahead" : "on_time";
  return (
    <p class="pace">
      <strong>{t(`facilitator.pace.${how}`, { count: Math.abs(minutes) })}</strong>
      {advised ? (
        <Button class="compact" onClick={() => show("catch_up")}>
          {t("facilitator.catch_up")}
        </Button>
      ) : (
        <span class="soft">{t("facilitator.ends_at", { time: formatTime(now.ends_at) })}</span>
      )}
    </p>
  );
}
