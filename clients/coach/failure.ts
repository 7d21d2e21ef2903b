// Why something did not work, in words.

import { t } from "../kit/i18n";
import { refusalText } from "../kit/parts/error-screen";
import { RequestError, reasonOf } from "../kit/rpc";

export function failure(error: unknown): string {
  const reason = reasonOf(error);
  return reason === "offline" ? t("coach.offline") : refusalText(reason);
}

/** The server's own sentence, where it looked into a file and can say what is wrong with it. */
export function findings(error: unknown): string {
  if (!(error instanceof RequestError) || error.message === error.reason) return failure(error);
  return error.message;
}
