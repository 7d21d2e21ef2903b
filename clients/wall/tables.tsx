// Tables on the wall: where people sit, how far each table is, and the story of the one that tells.

import { stepOf } from "../kit/guide";
import { formatNumber, t } from "../kit/i18n";
import { lineOf, tableOf, tableSlots } from "../kit/tables";
import type { GuideView, PhaseView, RoomView, Table } from "../kit/wire";
import { lengthClass } from "./length";

function tableName(number: number): string {
  return t("tables.table", { number: formatNumber(number) });
}

/** The more tables there are, the smaller each must be; the style sheet has a grid for each. */
function sizeOf(tables: readonly Table[]): "few" | "several" | "some" | "many" | "most" {
  if (tables.length <= 8) return "few";
  if (tables.length <= 12) return "several";
  if (tables.length <= 28) return "some";
  return tables.length <= 60 ? "many" : "most";
}

/** People take their seats. */
export function FillingTables({ view }: { view: RoomView }) {
  return (
    <ul class="wall-tables wall-filling" data-size={sizeOf(view.tables)}>
      {view.tables.map(({ number, people }) => (
        <li key={number}>
          <TableNumber number={number} />
          <span class="wall-table-note">{t("tables.people", { count: people })}</span>
        </li>
      ))}
    </ul>
  );
}

function TableNumber({ number }: { number: number }) {
  return (
    <>
      <span class="visually-hidden">{tableName(number)}</span>
      <span class="wall-table-number" aria-hidden="true">
        {formatNumber(number)}
      </span>
    </>
  );
}

interface WalkingTablesProps {
  view: RoomView;
  guide: GuideView;
  phase: PhaseView;
}

/** Each table goes through the phase at its own pace. */
export function WalkingTables({ view, guide, phase }: WalkingTablesProps) {
  const steps = lineOf(guide, phase);
  const size = sizeOf(view.tables);
  const told = size === "few" || size === "several";
  return (
    <div class="step" data-shared="true" lang={guide.language} dir={guide.direction}>
      <h1 class="visually-hidden">{phase.title}</h1>
      <ol class="wall-way">
        {steps.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ol>
      <ul class="wall-tables" data-size={size}>
        {view.tables.map((table) => {
          const { number, finished } = table;
          const at = steps.findIndex(({ id }) => id === table.step?.id);
          const title = finished
            ? t("tables.finished")
            : (stepOf(guide, table.step?.id)?.title ?? "");
          return (
            <li key={number} data-finished={finished}>
              <TableNumber number={number} />
              <span class={told || finished ? "wall-table-note" : "visually-hidden"}>{title}</span>
              <span class="wall-table-way" aria-hidden="true">
                {steps.map(({ id }, place) => (
                  <i key={id} data-come={finished || place <= at} />
                ))}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The table whose turn it is, and the story that it has filled in. */
export function TellingTable({ view, guide }: { view: RoomView; guide: GuideView }) {
  const { table: number, next_table } = view.round ?? {};
  const story = tableOf(view, number)?.story ?? {};
  const told = tableSlots(guide).filter(({ id }) => story[id]);
  return (
    <div class="wall-telling" data-told={told.length > 0}>
      <div class="wall-turn">
        <p class="wall-turn-name voice">{number ? tableName(number) : t("tables.report_done")}</p>
        {next_table && <p class="wall-help">{t("wall.next", { name: tableName(next_table) })}</p>}
      </div>
      {told.length > 0 && (
        <dl class="wall-story">
          {told.map(({ id, label }) => (
            <div key={id} data-filled="true" data-length={lengthClass(story[id] ?? "")}>
              <dt>{label}</dt>
              <dd class="voice" dir="auto">
                {story[id]}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
