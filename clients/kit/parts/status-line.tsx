// Says calmly when the page is not connected. Always in the page, so that screen readers hear it change.

import type { ReadonlySignal } from "@preact/signals";
import type { Status } from "../connection";
import { t } from "../i18n";

export interface StatusLineProps {
  status: ReadonlySignal<Status>;
  /** The page's own sentence: what is kept and what happens with it. */
  offline: string;
  /** What is to be known although the line is there; null: nothing. */
  live?: string | null;
}

export function StatusLine({ status, offline, live: said = null }: StatusLineProps) {
  const live = status.value === "live";
  return (
    <div class="status-line" role="status" data-live={live}>
      {status.value === "connecting" && <p>{t("kit.connecting")}</p>}
      {status.value === "offline" && <p>{offline}</p>}
      {live && said && <p>{said}</p>}
    </div>
  );
}
