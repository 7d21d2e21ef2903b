// The time of a step. Times are milliseconds since 1970 on the server's clock.

import type { Clock } from "./wire";

/** Milliseconds spent in the step, pauses left out. */
export function spent(clock: Clock, now: number): number {
  return clock.spent + (clock.running_since === null ? 0 : Math.max(0, now - clock.running_since));
}

/** Milliseconds left; below zero when the time is over. */
export function remaining(clock: Clock, now: number): number {
  return clock.allotted - spent(clock, now);
}
