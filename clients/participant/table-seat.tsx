// Where somebody sits: their table's number, a choice of tables, what their table waits for, whose turn it is.

import { useState } from "preact/hooks";
import { formatNumber, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import { reasonOf } from "../kit/rpc";
import type { RoomView, Round, StepView, Table } from "../kit/wire";
import { useHere } from "./here";

export function tableName(number: number): string {
  return t("tables.table", { number: formatNumber(number) });
}

/** In the step in which people sit down. */
export function TableSeat({ step, view }: { step: StepView; view: RoomView }) {
  const { room } = useHere();
  const own = room.mine.value?.table ?? null;
  const chooses = step.assign === "choice";
  return (
    <section class="table-seat">
      <div role="status">
        {own !== null && (
          <p class="own-table">
            <span class="label">{t("tables.yours")}</span>{" "}
            <strong class="table-number">{formatNumber(own)}</strong>
          </p>
        )}
        {own === null && !chooses && <p class="help">{t("tables.soon")}</p>}
      </div>
      {chooses && <TableList seats={step.seats} tables={view.tables} own={own} />}
    </section>
  );
}

interface TableListProps {
  seats: number | undefined;
  tables: readonly Table[];
  own: number | null;
}

function TableList({ seats, tables, own }: TableListProps) {
  const { room } = useHere();
  const [sitting, setSitting] = useState(false);
  async function sit(table: number): Promise<void> {
    setSitting(true);
    try {
      await room.request("seat.take", { table });
    } catch (error) {
      showToast(refusalText(reasonOf(error)));
    }
    setSitting(false);
  }
  return (
    <>
      <p class="section-title">{t(own === null ? "tables.choose" : "tables.choose_another")}</p>
      <ul class="table-choice">
        {tables.map(({ number, people }) => {
          const left = seats === undefined ? null : Math.max(0, seats - people);
          return (
            <li key={number}>
              <Button
                pressed={number === own}
                disabled={sitting || (number !== own && left === 0)}
                onClick={() => void (number !== own && sit(number))}
              >
                <span>{tableName(number)}</span>
                <span class="small">
                  {left === null
                    ? t("tables.people", { count: people })
                    : t("tables.places", { count: left })}
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** In a round by tables. */
export function TableTurn({ round }: { round: Round }) {
  const { room } = useHere();
  const own = room.mine.value?.table;
  const { table, next_table } = round;
  const mine = table !== undefined && table === own;
  const soon = next_table !== undefined && next_table === own;
  return (
    <section class="turn" data-mine={mine} role="status">
      <p class="turn-name voice">{turnText(table, mine)}</p>
      {soon && <p>{t("tables.yours_next")}</p>}
      {!soon && next_table !== undefined && (
        <p class="soft">{t("participant.next_is", { name: tableName(next_table) })}</p>
      )}
    </section>
  );
}

function turnText(table: number | undefined, mine: boolean): string {
  if (table === undefined) return t("tables.report_done");
  return mine ? t("tables.yours_tells") : t("tables.telling", { table: tableName(table) });
}
