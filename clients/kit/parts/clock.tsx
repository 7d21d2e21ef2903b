// The time left in a step. Past it, it says so in the same quiet colour: nobody is rung out of the room.

import { remaining } from "../clock";
import { formatMinutes, t } from "../i18n";
import type { Clock as ClockValue } from "../wire";

export interface ClockProps {
  clock: ClockValue;
  /** The server's now. */
  now: number;
  /** seconds: "4:05"; minutes: "5 minutes left". */
  precision?: "seconds" | "minutes";
}

export function Clock({ clock, now, precision = "seconds" }: ClockProps) {
  const left = remaining(clock, now);
  return (
    <span
      class="clock"
      role="timer"
      data-over={left < 0}
      data-standing={clock.running_since === null}
    >
      {precision === "minutes" ? inMinutes(left) : inSeconds(left)}
    </span>
  );
}

function inSeconds(left: number): string {
  const time = formatMinutes(left);
  return left < 0 ? t("kit.time_over", { time }) : time;
}

function inMinutes(left: number): string {
  if (left < 0) return t("kit.time_is_over");
  return t("kit.minutes_left", { count: Math.ceil(left / 60_000) });
}
