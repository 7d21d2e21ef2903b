// An update as an e-mail: plain text, in one language, to copy. Pure.

import type { Speaker } from "../../kit/i18n";
import type { UpdateRecord } from "../../kit/wire";

export interface Letter {
  subject: string;
  body: string;
}

/** In the language of `speaker`, or empty words where the update has none in it. `title`: of the initiative. */
export function letterOf(
  update: UpdateRecord,
  title: string,
  language: string,
  speaker: Speaker,
): Letter {
  const named = update.title || speaker.say(`story.update.${update.kind}`);
  const words = update.texts[language]?.trim() ?? "";
  const body = [
    speaker.say("story.letter_hello"),
    words,
    speaker.say("story.letter_sign", { title }),
  ];
  return {
    subject: `${named}: ${title}`,
    body: words === "" ? "" : body.join("\n\n"),
  };
}

/** Due and not sent first, soonest on top; then those without a day; then what was sent, latest on top. */
export function inTurn(updates: readonly UpdateRecord[]): UpdateRecord[] {
  const place = ({ due, sent_on }: UpdateRecord) => (sent_on ? 2 : due ? 0 : 1);
  return [...updates].sort(
    (a, b) =>
      place(a) - place(b) ||
      (a.sent_on ? compare(b.sent_on, a.sent_on) : compare(a.due, b.due)) ||
      compare(a.id, b.id),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
