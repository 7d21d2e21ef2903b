// Initiatives: many conversations about one community.

import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { formatDay, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { Dialog } from "../kit/parts/dialog";
import type { InitiativeRow } from "../kit/wire";
import { useEnter, useEntering } from "./entering";
import { useHome } from "./home";
import { InitiativeForm } from "./initiative-form";

export function Initiatives() {
  const { initiatives, conversations } = useHome();
  const title_id = useId();
  const rows = useSignal<InitiativeRow[]>([]);
  const making = useSignal(false);
  useEffect(() => {
    initiatives.list().then(
      (found) => {
        rows.value = found;
      },
      () => undefined, // the page says already that nobody answers
    );
  }, [initiatives, conversations.value]);
  const enter = useEnter();
  const closed = (conversations.value ?? []).filter(
    ({ stage, rehearsal }) => stage === "closed" && !rehearsal,
  );
  return (
    <section class="initiatives" aria-labelledby={title_id}>
      <h2 id={title_id}>{t("host.initiatives")}</h2>
      <p>{t("host.initiatives_help")}</p>
      {rows.value.length > 0 && (
        <ul class="conversation-list">
          {rows.value.map((row) => (
            <li key={row.id}>
              <InitiativeLine row={row} />
            </li>
          ))}
        </ul>
      )}
      <Button onClick={() => (making.value = true)}>{t("host.initiative_new")}</Button>
      <Dialog
        open={making.value}
        title={t("host.initiative_new")}
        onClose={() => (making.value = false)}
      >
        <InitiativeForm conversations={closed} enter={enter} />
      </Dialog>
    </section>
  );
}

function InitiativeLine({ row: { id, state, updated_at } }: { row: InitiativeRow }) {
  const open = useEntering();
  return (
    <article class="conversation">
      <div class="conversation-words">
        <h3>
          <bdi>{state.title}</bdi>
        </h3>
        <p class="small soft">{t("host.initiative_changed", { date: formatDay(updated_at) })}</p>
      </div>
      <p class="conversation-facts small">
        <span>{t("host.initiative_conversations", { count: state.conversations.length })}</span>
        <span>{t("host.notes", { count: state.statements })}</span>
        <span>
          {t("host.initiative_themes", { count: state.themes, holding: state.themes_holding })}
        </span>
        {state.narrative_approved_at !== null && <span>{t("host.initiative_approved")}</span>}
      </p>
      <div class="conversation-ways">
        <Button class="compact" onClick={() => void open(id)}>
          {t("host.enter")}
          <span class="visually-hidden"> {state.title}</span>
        </Button>
      </div>
    </article>
  );
}
