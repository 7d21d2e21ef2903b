// The moment before there is something to read.

import { t } from "../kit/i18n";

export function Opening() {
  return (
    <main class="opening">
      <p role="status">{t("coach.opening")}</p>
    </main>
  );
}
