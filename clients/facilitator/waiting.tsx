// Before the start: how people come in, and who is here already.

import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { useDesk, useRoom } from "./desk";
import { JoinPanel } from "./join-panel";
import { formatPerson } from "./person";

export function Waiting() {
  const desk = useDesk();
  const { view, guide } = useRoom();
  const people = Object.entries(view.members)
    .filter(([, { seat, removed }]) => seat === "participant" && !removed)
    .sort(([, a], [, b]) => a.number - b.number);
  return (
    <article class="words waiting" aria-labelledby="waiting-title">
      <header class="words-head">
        <h2 id="waiting-title" class="voice waiting-title">
          {t("facilitator.waiting")}
        </h2>
        <p class="soft">{t("facilitator.waiting_help", { guide: guide.title })}</p>
      </header>
      <JoinPanel />
      <section aria-label={t("facilitator.here")}>
        <p class="label">{t("facilitator.people", { count: view.people })}</p>
        <ul class="here-list">
          {people.map(([id, person]) => (
            <li key={id}>
              {formatPerson(person)}
              {person.phoneless && <em class="small soft"> {t("people.phoneless")}</em>}
            </li>
          ))}
        </ul>
        {people.length === 0 && <p class="soft small">{t("facilitator.no_phones")}</p>}
        <Button class="compact" onClick={() => desk.show("people")}>
          {t("people.add")}
        </Button>
      </section>
    </article>
  );
}
