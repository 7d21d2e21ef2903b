// Tables on the wall: where people sit, how far each table is, and the story of the one that tells.

import { stepOf } from "../kit/guide";
import { formatNumber, t } from "../kit/i18n";
import { tableOf } from "../kit/tables";
import type { GuideView, RoomView } from "../kit/wire";

function tableName(number: number): string {
  return t("tables.table", { number: formatNumber(number) });
}

export function WallTables({ view, guide }: { view: RoomView; guide: GuideView }) {
  return (
    <ul class="wall-tables" data-many={view.tables.length > 12}>
      {view.tables.map(({ number, people, step, finished }) => {
        const here = step && stepOf(guide, step.id);
        return (
          <li key={number} data-finished={finished}>
            <span class="wall-table-name">{tableName(number)}</span>
            <span class="soft">
              {finished
                ? t("tables.finished")
                : here
                  ? here.title
                  : t("tables.people", { count: people })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The table whose turn it is, and the story that it has filled in. */
export function TellingTable({ view, guide }: { view: RoomView; guide: GuideView }) {
  const number = view.round?.table;
  const table = tableOf(view, number);
  const slots = guide.steps.flatMap((step) => step.slots ?? []);
  return (
    <div class="wall-turn">
      <p class="wall-turn-name voice">{number ? tableName(number) : t("tables.report_done")}</p>
      {table && (
        <dl class="wall-story">
          {slots
            .filter(({ id }) => table.story[id])
            .map(({ id, label }) => (
              <div key={id} data-filled="true" data-length="medium">
                <dt>{label}</dt>
                <dd class="voice" dir="auto">
                  {table.story[id]}
                </dd>
              </div>
            ))}
        </dl>
      )}
      {view.round?.next_table && (
        <p class="wall-help">{t("wall.next", { name: tableName(view.round.next_table) })}</p>
      )}
    </div>
  );
}
