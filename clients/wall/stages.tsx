// The wall in a pause and after the end.

import { followUpAt } from "../kit/guide";
import { formatDate, t } from "../kit/i18n";
import type { GuideView, RoomView } from "../kit/wire";

export function PausedWall() {
  return (
    <>
      <h1 class="prompt voice" data-length="short">
        {t("wall.paused")}
      </h1>
      <p class="wall-help">{t("wall.paused.text")}</p>
    </>
  );
}

export function ClosedWall({ view, guide }: { view: RoomView; guide: GuideView }) {
  return (
    <>
      <h1 class="prompt voice" data-length="short">
        {t("wall.closed")}
      </h1>
      <FollowUp view={view} guide={guide} />
    </>
  );
}

/** When people hear back; nothing before the room came to its close. */
export function FollowUp({ view, guide }: { view: RoomView; guide: GuideView }) {
  const at = followUpAt(guide, view);
  return (
    at && (
      <p class="wall-help" dir="auto">
        {t("wall.hear_back", { date: formatDate(at) })}
      </p>
    )
  );
}
