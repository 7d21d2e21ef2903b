// What stands at the top when no question is on: before, in a pause, after.

import { followUpAt, stepOf } from "../kit/guide";
import { formatDate, t } from "../kit/i18n";
import type { RoomView } from "../kit/wire";
import { useHere } from "./here";
import { NameForm } from "./name-form";
import type { Seen } from "./room-page";
import { tableName } from "./table-seat";

export function StageHead({ view, guide }: Seen) {
  if (view.stage === "closed") return <Closed view={view} guide={guide} />;
  if (view.stage === "paused") return <Paused view={view} guide={guide} />;
  if (view.stage === "live") return <TableDone view={view} />;
  return <Waiting view={view} />;
}

function Waiting({ view }: { view: RoomView }) {
  return (
    <>
      <div class="question">
        <p class="label">
          <bdi>{view.place || view.title}</bdi>
        </p>
        <h1 class="voice">{t("participant.waiting")}</h1>
        <p class="help">{t("participant.waiting.text")}</p>
        <p class="soft" role="status">
          {t("participant.people", { count: view.people })}
        </p>
      </div>
      {view.names && <NameForm />}
    </>
  );
}

/** The own table has done everything before the others have. */
function TableDone({ view }: { view: RoomView }) {
  const { room } = useHere();
  const own = room.mine.value?.table;
  return (
    <div class="question" role="status">
      <p class="label">{own ? tableName(own) : view.title}</p>
      <h1 class="voice">{t("tables.done")}</h1>
      <p class="help">{t("tables.done.text")}</p>
    </div>
  );
}

function Paused({ view, guide }: Seen) {
  return (
    <div class="question">
      <p class="label">
        <bdi>{stepOf(guide, view.step?.id)?.title}</bdi>
      </p>
      <h1 class="voice">{t("participant.paused")}</h1>
      <p class="help">{t("participant.paused.text")}</p>
    </div>
  );
}

function Closed({ view, guide }: Seen) {
  return (
    <div class="question">
      <p class="label">
        <bdi>{view.title}</bdi>
      </p>
      <h1 class="voice">{t("participant.closed")}</h1>
      <p class="help">{t("participant.closed.text")}</p>
      <FollowUp view={view} guide={guide} />
    </div>
  );
}

/** When people hear back; nothing before the room came to its close. */
export function FollowUp({ view, guide }: Seen) {
  const at = followUpAt(guide, view);
  return at && <p class="follow-up">{t("participant.hear_back", { date: formatDate(at) })}</p>;
}
