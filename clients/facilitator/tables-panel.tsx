// The tables: how many, who calls, how far each is, and one step on for any of them.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { formatNumber, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { StepView, Table } from "../kit/wire";
import { useDesk, useRoom } from "./desk";
import { stepOf } from "./plan";

export function TablesPanel({ step }: { step: StepView }) {
  const { view } = useRoom();
  return (
    <section class="panel" aria-label={t("tables.label")}>
      {step.kind === "tables" && <SetTables key={view.tables.length} />}
      <ul class="tables">
        {view.tables.map((table) => (
          <OneTable key={table.number} table={table} />
        ))}
      </ul>
    </section>
  );
}

function SetTables() {
  const desk = useDesk();
  const { view } = useRoom();
  const id = useId();
  const count = useSignal(Math.max(1, view.tables.length));

  function set(event: Event): void {
    event.preventDefault();
    const done = t("tables.set_done", { count: count.value });
    void desk.act("tables.set", { count: count.value }, done);
  }

  return (
    <form class="tables-set" onSubmit={set}>
      <label for={id}>{t("tables.how_many")}</label>
      <input
        id={id}
        type="number"
        min={1}
        max={200}
        value={count.value}
        onInput={(event) => {
          count.value = Number(event.currentTarget.value);
        }}
      />
      <Button type="submit" disabled={!desk.live() || count.value < 1 || count.value > 200}>
        {t("tables.set")}
      </Button>
    </form>
  );
}

function OneTable({ table }: { table: Table }) {
  const desk = useDesk();
  const { guide } = useRoom();
  const { number, people, notes, step, finished } = table;
  const name = t("tables.table", { number: formatNumber(number) });
  const here = step && stepOf(guide, step.id);
  return (
    <li class="table" data-called={table.called_at !== null} data-finished={finished}>
      <p class="table-name">{name}</p>
      <p class="small soft">
        {t("tables.people", { count: people })}
        {notes > 0 && ` · ${t("tables.notes", { count: notes })}`}
      </p>
      {here && <p class="small">{finished ? t("tables.finished") : here.title}</p>}
      {table.called_at !== null && (
        <Button
          class="compact"
          weight="strong"
          disabled={!desk.live()}
          onClick={() =>
            void desk.act("table.call", { table: number, on: false }, t("tables.seen_to"), "final")
          }
        >
          {t("tables.called")}
        </Button>
      )}
      {step && !finished && (
        <Button
          class="compact"
          aria-label={t("tables.on", { table: name })}
          disabled={!desk.live()}
          onClick={() =>
            void desk.act(
              "move",
              { name: "next", from: step.id, visit: step.visit, table: number },
              t("tables.moved", { table: name }),
            )
          }
        >
          {t("facilitator.next")}
        </Button>
      )}
    </li>
  );
}

/** In a round by tables: whose turn it is, and any table's turn by a press. */
export function TableRound() {
  const desk = useDesk();
  const { view } = useRoom();
  const { round } = view;
  if (!round) return null;
  const name = (number: number) => t("tables.table", { number: formatNumber(number) });
  return (
    <section class="panel round" aria-label={t("tables.report")}>
      <div class="round-now">
        <p class="round-turn voice">{round.table ? name(round.table) : t("tables.report_done")}</p>
        {round.table !== undefined && (
          <Button
            disabled={!desk.live()}
            onClick={() => void desk.act("turn.pass", {}, t("facilitator.turn_passed"), "final")}
          >
            {t("tables.next_table")}
          </Button>
        )}
      </div>
      <ul class="people" aria-label={t("facilitator.turn_give")}>
        {view.tables.map(({ number }) => (
          <li key={number}>
            <Button
              class="compact"
              pressed={number === round.table}
              disabled={!desk.live()}
              onClick={() => void desk.act("turn.give", { table: number }, name(number), "final")}
            >
              {name(number)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
