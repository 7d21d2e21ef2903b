// Guides that were begun on this device and not saved: they can be gone on with, or thrown away.

import { useSignal } from "@preact/signals";
import { language, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { Confirm } from "../../kit/parts/confirm";
import { useHome } from "../home";
import { titleOf } from "./drafts";

export function UnsavedGuides() {
  const { workshop } = useHome();
  const doomed = useSignal<string | null>(null);
  const begun = Object.entries(workshop.drafts.all.value);
  if (begun.length === 0) return null;
  const titleWith = (id: string | null) => {
    const kept = begun.find(([known]) => known === id)?.[1];
    return kept ? titleOf(kept.draft, language.value) : "";
  };
  const gone = doomed.value;
  return (
    <section class="unsaved-guides" aria-label={t("editor.unsaved")}>
      <p class="small soft">{t("editor.unsaved_help")}</p>
      <ul>
        {begun.map(([id]) => (
          <li key={id}>
            <span class="voice">
              <bdi>{titleWith(id)}</bdi>
            </span>
            <Button class="compact" onClick={() => workshop.edit(id)}>
              {t("editor.go_on")}
              <span class="visually-hidden"> {titleWith(id)}</span>
            </Button>
            <Button class="compact" weight="quiet" onClick={() => (doomed.value = id)}>
              {t("editor.throw_away")}
              <span class="visually-hidden"> {titleWith(id)}</span>
            </Button>
          </li>
        ))}
      </ul>
      <Confirm
        open={gone !== null}
        title={t("editor.throw_away_title")}
        yes={t("editor.throw_away")}
        onClose={() => (doomed.value = null)}
        onYes={() => gone !== null && workshop.drafts.drop(gone)}
      >
        <blockquote class="voice">{titleWith(gone)}</blockquote>
      </Confirm>
    </section>
  );
}
