// After the close: what was gathered, the files to take along, and the crew's own talk.

import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { keyedAddress, openReadingApi } from "../coach/api";
import { ReleaseDialog } from "../coach/release/release-dialog";
import { ExportButtons } from "../host/export-buttons";
import { Slips } from "../host/slips";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { useDesk, useRoom } from "./desk";
import { listed } from "./note-filter";

export function Closed() {
  const desk = useDesk();
  const { view, guide } = useRoom();
  const notes = listed(view.notes);
  const debrief = guide.steps.find(({ form }) => form === "crew");
  return (
    <article class="words closed" aria-labelledby="closed-title">
      <header class="words-head">
        <h2 id="closed-title" class="voice waiting-title">
          {t("facilitator.closed")}
        </h2>
        <p class="soft">{t("facilitator.closed_help", { count: notes.length })}</p>
      </header>
      <ul class="tally">
        {guide.categories
          .map(({ id, label }) => ({
            id,
            label,
            count: notes.filter(({ category }) => category === id).length,
          }))
          .filter(({ count }) => count > 0)
          .map(({ id, label, count }) => (
            <li key={id}>
              <b>{count}</b> <bdi>{label}</bdi>
            </li>
          ))}
      </ul>
      <ExportButtons api={desk.api} conversation={desk.conversation} />
      <ReadBack />
      <section class="closed-slips">
        <h3>{t("host.slips")}</h3>
        <Slips api={desk.api} conversation={desk.conversation} />
      </section>
      {debrief && (
        <div>
          <Button onClick={() => (desk.looking.value = debrief.id)}>
            <bdi>{debrief.title}</bdi>
          </Button>
        </div>
      )}
    </article>
  );
}

/** The minutes and the replay, and a coach who may read them. */
function ReadBack() {
  const { conversation, key } = useDesk();
  const { title, rehearsal } = useRoom().view;
  const reading = useMemo(() => openReadingApi(key), [key]);
  const releasing = useSignal(false);
  return (
    <div class="read-back">
      <a class="button" href={keyedAddress(conversation, key)} target="_blank" rel="noopener">
        {t("coach.read_back")}
      </a>
      {!rehearsal && <Button onClick={() => (releasing.value = true)}>{t("coach.release")}</Button>}
      <ReleaseDialog
        api={reading}
        conversation={releasing.value ? { id: conversation, title } : null}
        onClose={() => (releasing.value = false)}
      />
    </div>
  );
}
