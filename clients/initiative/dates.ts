// Days as records have them, "2026-11-23": without a time and without a time zone.

import { formatDay } from "../kit/i18n";

/** Noon of that day here, in milliseconds; NaN for what is no day. */
function noon(on: string): number {
  return new Date(`${on}T12:00:00`).getTime();
}

/** "23 November 2026"; nothing for what is no day. */
export function formatOn(on: string): string {
  const at = noon(on);
  return Number.isNaN(at) ? "" : formatDay(at);
}

export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** How many days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to) - noon(from)) / 86_400_000);
}
