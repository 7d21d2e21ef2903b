// Initiatives: many conversations about one community. What is due in them comes first.

import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { formatDay, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { Dialog } from "../kit/parts/dialog";
import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import { reasonOf } from "../kit/rpc";
import type { DuePromise, InitiativeRow } from "../kit/wire";
import { useHome } from "./home";
import { InitiativeForm } from "./initiative-form";

/** How many of what is due are shown before the others are asked for. */
const shown_first = 5;

export function Initiatives() {
  const { initiatives, conversations } = useHome();
  const title_id = useId();
  const rows = useSignal<InitiativeRow[]>([]);
  const due = useSignal<DuePromise[]>([]);
  const making = useSignal(false);
  useEffect(() => {
    Promise.all([initiatives.list(), initiatives.due()]).then(
      ([found, late]) => {
        rows.value = found;
        due.value = late;
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
      <Due due={due.value} />
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

/** Its page makes links for others: it is told the address that they can reach. */
function useEnter() {
  const { opening } = useHome();
  return (initiative: string, key: string, place = "overview") => {
    const at = opening.address.value;
    const told = new URLSearchParams({ key, place, ...(at && { at }) });
    location.assign(`/i/${initiative}#${told}`);
  };
}

function useEntering() {
  const { initiatives } = useHome();
  const enter = useEnter();
  return async (initiative: string, place = "overview") => {
    try {
      enter(initiative, await initiatives.newKey(initiative), place);
    } catch (error) {
      showToast(refusalText(reasonOf(error)));
    }
  };
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

/** What was promised and is overdue or comes due soon. */
function Due({ due }: { due: readonly DuePromise[] }) {
  const all = useSignal(false);
  const open = useEntering();
  const title_id = useId();
  if (due.length === 0) return null;
  const shown = all.value ? due : due.slice(0, shown_first);
  return (
    <div class="due">
      <h3 id={title_id}>{t("host.due")}</h3>
      <ul class="due-list" aria-labelledby={title_id}>
        {shown.map((line) => (
          <li key={`${line.initiative} ${line.id}`} data-late={line.overdue_days > 0}>
            <button
              type="button"
              class="due-line"
              onClick={() =>
                void open(line.initiative, line.what === "update" ? "story" : "promises")
              }
            >
              <span class="due-when">{whenDue(line)}</span>
              <span dir="auto">{line.words || t("promises.gone")}</span>
              <span class="small soft">
                {t(`host.due.${line.what}`)} · <bdi>{line.title}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {due.length > shown.length && (
        <Button class="compact" onClick={() => (all.value = true)}>
          {t("host.due_all", { count: due.length })}
        </Button>
      )}
    </div>
  );
}

function whenDue({ overdue_days, due }: DuePromise): string {
  if (overdue_days > 0) return t("promises.late", { count: overdue_days });
  if (overdue_days === 0) return t("promises.today");
  return t("promises.due", { date: formatDay(Date.parse(`${due}T12:00:00`)) });
}
