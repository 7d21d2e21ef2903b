// A letter about the promises, as plain text to copy. Nothing is sent by itself.

import { dayInWords } from "../../kit/days";
import { t } from "../../kit/i18n";
import { isSettled, type LedgerLine } from "./ledger";

export interface Letter {
  subject: string;
  body: string;
}

export function reminderOf(title: string, lines: readonly LedgerLine[]): Letter {
  const open = lines.filter(({ promise, what }) => !isSettled(promise) && what !== "");
  const settled = lines.filter(({ promise, what }) => promise.state === "kept" && what !== "");
  const parts = [
    t("promises.letter_hello"),
    open.length > 0 && `${t("promises.letter_open")}\n${open.map(entry).join("\n")}`,
    settled.length > 0 && `${t("promises.letter_kept")}\n${settled.map(entry).join("\n")}`,
    t("promises.letter_ask"),
  ];
  return {
    subject: t("promises.letter_subject", { title }),
    body: parts.filter(Boolean).join("\n\n"),
  };
}

function entry({ what, who, promise }: LedgerLine): string {
  const beside = [who, dayInWords(promise.due)].filter(Boolean).join(", ");
  const outcome = promise.outcome ? `\n  ${promise.outcome}` : "";
  return `- ${what}${beside ? ` (${beside})` : ""}${outcome}`;
}
