// Planned against real minutes of a stay: a thin bar, and the words beside it.

import { formatNumber, t } from "../../kit/i18n";
import type { ReadingStay } from "../../kit/wire";
import { taken } from "./minutes";

export function Pace({ stay }: { stay: ReadingStay }) {
  const real = taken(stay);
  const most = Math.max(stay.planned, real ?? 0, 1);
  const wide = (minutes: number) => (100 * minutes) / most;
  return (
    <p class="pace small soft">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="pace-planned" width={wide(stay.planned)} height="6" />
        <rect class="pace-taken" y="2" width={wide(real ?? 0)} height="2" />
      </svg>
      <span>{paceWords(stay)}</span>
    </p>
  );
}

export function paceWords(stay: ReadingStay): string {
  const real = taken(stay);
  const planned = formatNumber(stay.planned);
  return real === null
    ? t("export.planned", { planned })
    : t("export.time", { planned, taken: formatNumber(Math.round(real)) });
}
