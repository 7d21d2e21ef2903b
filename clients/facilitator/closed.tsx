// After the close: what was gathered, the files to take along, and the crew's own talk.

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
