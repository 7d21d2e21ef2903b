// What coaches wrote after calls, latest first; a coach writes here.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Dotted } from "../coach/dotted";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { Confirm } from "../kit/parts/confirm";
import type { CallNote } from "../kit/wire";
import { CallForm } from "./call-form";
import { useCohort, useDesk } from "./desk";
import { dayWords } from "./words";

/** Of the whole cohort, or of one library. */
export function Calls({ library }: { library?: string }) {
  const cohort = useCohort();
  const { notes } = useDesk();
  const title_id = useId();
  const writing = useSignal(false);
  const shown = notes.value.filter((note) => !library || note.libraries.includes(library));
  return (
    <section class="cohort-part" aria-labelledby={title_id}>
      <h2 id={title_id}>{t("cohort.calls")}</h2>
      <p class="soft">{t(`cohort.calls_help.${cohort.role}`)}</p>
      {cohort.role === "coach" &&
        (writing.value ? (
          <CallForm libraries={library ? [library] : []} done={() => (writing.value = false)} />
        ) : (
          <Button class="start-of-line" onClick={() => (writing.value = true)}>
            {t("cohort.call.write")}
          </Button>
        ))}
      {shown.length > 0 ? (
        <ol class="call-list">
          {shown.map((note) => (
            <li key={note.id}>
              <Call note={note} />
            </li>
          ))}
        </ol>
      ) : (
        <p>{t("cohort.calls_none")}</p>
      )}
    </section>
  );
}

function Call({ note }: { note: CallNote }) {
  const cohort = useCohort();
  const { api, change } = useDesk();
  const changing = useSignal(false);
  const leaving = useSignal(false);
  if (changing.value) return <CallForm note={note} done={() => (changing.value = false)} />;
  const { id, kind, held_on, text, next_step, for_coaches, by, mine } = note;
  const day = dayWords(held_on);
  const with_names = cohort.libraries
    .filter((library) => note.libraries.includes(library.id))
    .map((library) => library.name);
  const which = [day, ...with_names].join(", ");
  return (
    <article class="call" id={`call-${id}`} tabIndex={-1}>
      <h3>
        {t(`cohort.call.${kind}`)}, {day}
        {for_coaches && <span class="tag">{t("cohort.call.for_coaches")}</span>}
      </h3>
      <p class="small soft">
        <Dotted words={[by, ...with_names]} />
      </p>
      {text && (
        <p class="said" dir="auto">
          {text}
        </p>
      )}
      {next_step && (
        <p class="said">
          <b>{t("cohort.call.next_step")}:</b> <bdi>{next_step}</bdi>
        </p>
      )}
      {mine && (
        <div class="call-ways">
          <Button class="compact" onClick={() => (changing.value = true)}>
            {t("cohort.change")}
            <span class="visually-hidden"> {which}</span>
          </Button>
          <Button class="compact" onClick={() => (leaving.value = true)}>
            {t("cohort.remove")}
            <span class="visually-hidden"> {which}</span>
          </Button>
        </div>
      )}
      <Confirm
        open={leaving.value}
        title={t("cohort.call.remove_title", { day })}
        yes={t("cohort.remove")}
        onClose={() => (leaving.value = false)}
        onYes={() => void change(() => api.removeNote(cohort.id, id))}
      >
        <p>{t("cohort.call.remove_help")}</p>
      </Confirm>
    </article>
  );
}
