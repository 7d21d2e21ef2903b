// Says calmly when the page is not connected. Always in the page, so that screen readers hear it change.

import type { ReadonlySignal } from "@preact/signals";
import type { Status } from "../connection";
import { t } from "../i18n";

/** `offline` is the page's own sentence: what is kept and what happens with it. */
export function StatusLine({
  status,
  offline,
}: {
  status: ReadonlySignal<Status>;
  offline: string;
}) {
  const live = status.value === "live";
  return (
    <div class="status-line" role="status" data-live={live}>
      {status.value === "connecting" && <p>{t("kit.connecting")}</p>}
      {status.value === "offline" && <p>{offline}</p>}
    </div>
  );
}
