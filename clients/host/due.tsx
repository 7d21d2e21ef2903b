// What was promised in initiatives and is overdue or comes due soon: the first thing on the page.

import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { dayInWords } from "../kit/days";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { DuePromise } from "../kit/wire";
import { useEntering } from "./entering";
import { useHome } from "./home";

/** How many are shown before the others are asked for. */
const shown_first = 5;

export function Due() {
  const { initiatives, conversations } = useHome();
  const due = useSignal<DuePromise[]>([]);
  const all = useSignal(false);
  const open = useEntering();
  const title_id = useId();
  useEffect(() => {
    initiatives.due().then(
      (found) => {
        due.value = found;
      },
      () => undefined, // the page says already that nobody answers
    );
  }, [initiatives, conversations.value]);
  if (due.value.length === 0) return null;
  const shown = all.value ? due.value : due.value.slice(0, shown_first);
  return (
    <section class="due" aria-labelledby={title_id}>
      <h2 id={title_id}>{t("host.due")}</h2>
      <ul class="due-list">
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
              <span dir="auto">{line.words || wordless(line)}</span>
              <span class="small soft">
                {t(`host.due.${line.what}`)} · <bdi>{line.title}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {due.value.length > shown.length && (
        <Button class="compact" onClick={() => (all.value = true)}>
          {t("host.due_all", { count: due.value.length })}
        </Button>
      )}
    </section>
  );
}

function whenDue({ overdue_days, due }: DuePromise): string {
  if (overdue_days > 0) return t("promises.late", { count: overdue_days });
  if (overdue_days === 0) return t("promises.today");
  return t("promises.due", { date: dayInWords(due) });
}

function wordless({ what }: DuePromise): string {
  return t(what === "update" ? "host.due.update" : "promises.gone");
}
