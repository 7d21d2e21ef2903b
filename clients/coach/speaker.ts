// How somebody is called who speaks in an attached transcript: by number, never by name.

import { t } from "../kit/i18n";

/** The server numbers those who speak; "" where nobody is told apart. */
export function speakerName(speaker: string): string {
  return /^\d{1,9}$/.test(speaker) ? t("coach.speaker", { number: Number(speaker) }) : speaker;
}
