// Days as records have them: "2026-11-23", by this device's own clock.

import { formatDay } from "./i18n";

export function today(): string {
  return dayOf(new Date());
}

export function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** "3 December 2026"; nothing for no day. */
export function dayInWords(day: string): string {
  return day ? formatDay(noon(day)) : "";
}

/** How many days lie between them; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((noon(to) - noon(from)) / 86_400_000);
}

function noon(day: string): number {
  return Date.parse(`${day}T12:00:00`);
}
