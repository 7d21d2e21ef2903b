// Where somebody sits: their table's number, a choice of tables, and a way to call the facilitator.

import { formatNumber, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import { reasonOf } from "../kit/rpc";
import { tableOf } from "../kit/tables";
import type { RoomView, StepView } from "../kit/wire";
import { useHere } from "./here";

function tableName(number: number): string {
  return t("tables.table", { number: formatNumber(number) });
}

/** In the step in which people sit down. */
export function TableSeat({ step, view }: { step: StepView; view: RoomView }) {
  const { room } = useHere();
  const own = room.mine.value?.table ?? null;
  const chooses = step.assign === "choice";
  async function sit(table: number): Promise<void> {
    try {
      await room.request("seat.take", { table });
    } catch (error) {
      showToast(refusalText(reasonOf(error)));
    }
  }
  return (
    <section class="table-seat">
      <p class="table-number voice" role="status">
        {own === null ? t(chooses ? "tables.choose" : "tables.soon") : tableName(own)}
      </p>
      {chooses && (
        <ul class="table-choice">
          {view.tables.map(({ number, people }) => (
            <li key={number}>
              <Button
                pressed={number === own}
                disabled={number !== own && people >= (step.seats ?? people + 1)}
                onClick={() => sit(number)}
              >
                {tableName(number)} · {t("tables.people", { count: people })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** While the tables walk by themselves. */
export function TableLine({ view }: { view: RoomView }) {
  const { room } = useHere();
  const table = tableOf(view, room.mine.value?.table);
  if (!table?.step || view.stage !== "live") return null;
  const called = table.called_at !== null;
  async function call(): Promise<void> {
    try {
      await room.request("table.call", { on: !called });
    } catch (error) {
      showToast(refusalText(reasonOf(error)));
    }
  }
  return (
    <section class="table-line" aria-label={tableName(table.number)}>
      <p role="status">
        {tableName(table.number)}
        {table.finished && ` · ${t("tables.wait")}`}
      </p>
      <Button class="compact" pressed={called} onClick={call}>
        {t(called ? "tables.call_sent" : "tables.call")}
      </Button>
    </section>
  );
}

/** In a round by tables. */
export function TableTurn({ view }: { view: RoomView }) {
  const { round } = view;
  if (!round) return null;
  return (
    <section class="turn">
      <p class="turn-name voice" role="status">
        {round.table
          ? t("tables.telling", { table: tableName(round.table) })
          : t("tables.report_done")}
      </p>
    </section>
  );
}
