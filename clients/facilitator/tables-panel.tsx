// The tables: how many, and how far each is. A press on one opens all that can be done for it.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { formatNumber, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { tableOf, tableSlots, waitsForOthers } from "../kit/tables";
import type { StepView, Table } from "../kit/wire";
import { useDesk, useRoom } from "./desk";
import { Icon } from "./icons";
import { stepOf } from "./plan";
import { StoryPanel } from "./story-panel";
import { tableName } from "./table-choice";

const most_tables = 200;
const minute = 60_000;

export function TablesPanel({ step }: { step: StepView }) {
  const { view } = useRoom();
  return (
    <section class="panel" aria-label={t("tables.label")}>
      {step.kind === "tables" && <SetTables key={view.tables.length} />}
      <ul class="tables">
        {view.tables.map((table) => (
          <li key={table.number}>
            <OneTable table={table} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const assignments = ["choice", "count-off", "mix"] as const;
type Assignment = (typeof assignments)[number];

function SetTables() {
  const desk = useDesk();
  const { view } = useRoom();
  const id = useId();
  const count = useSignal(Math.max(1, view.tables.length));
  const assign = useSignal<Assignment | "">("");
  const fits = count.value >= 1 && count.value <= most_tables;

  function set(event: Event): void {
    event.preventDefault();
    const wanted = { count: count.value, ...(assign.value && { assign: assign.value }) };
    void desk.act("tables.set", wanted, t("tables.set_done", { count: count.value }));
  }

  return (
    <form class="tables-set" onSubmit={set}>
      <label for={id}>{t("tables.how_many")}</label>
      <input
        id={id}
        class="field"
        type="number"
        min={1}
        max={most_tables}
        value={count.value}
        onInput={(event) => {
          count.value = Number(event.currentTarget.value);
        }}
      />
      <select
        class="compact-select"
        aria-label={t("tables.assign")}
        value={assign.value}
        onChange={(event) => (assign.value = event.currentTarget.value as Assignment | "")}
      >
        <option value="">{t("tables.assign.guide")}</option>
        {assignments.map((way) => (
          <option key={way} value={way}>
            {t(`tables.assign.${way}`)}
          </option>
        ))}
      </select>
      <Button class="compact" type="submit" disabled={!desk.live() || !fits}>
        {t("tables.set")}
      </Button>
      <Button
        class="compact"
        disabled={!desk.live()}
        onClick={() => void desk.act("table.open", {}, t("tables.added"))}
      >
        {t("tables.add")}
      </Button>
    </form>
  );
}

function OneTable({ table }: { table: Table }) {
  const { shownTable } = useDesk();
  const { number, people, notes, hosted, called_at } = table;
  const finished = waitsForOthers(table);
  return (
    <button
      type="button"
      class="table"
      aria-haspopup="dialog"
      data-called={called_at !== null}
      data-finished={finished}
      onClick={() => (shownTable.value = number)}
    >
      <span class="table-head">
        <span class="visually-hidden">{tableName(number)}</span>
        <span class="table-number" aria-hidden="true">
          {formatNumber(number)}
        </span>
        <span class="table-marks">
          {hosted && <span class="soft">{t("tables.hosted")}</span>}
          {called_at !== null && <strong>{t("tables.calling")}</strong>}
          {finished && <Icon name="check" />}
        </span>
      </span>
      <span class="table-step">
        <TablePlace table={table} />
      </span>
      <span class="small soft">
        {t("tables.people", { count: people })}
        {notes > 0 && ` · ${t("tables.notes", { count: notes })}`}
      </span>
    </button>
  );
}

/** Where the table is, and for how long; nothing while it is together with the room. */
export function TablePlace({ table }: { table: Table }) {
  const { room } = useDesk();
  const { guide } = useRoom();
  const here = stepOf(guide, table.step?.id);
  if (!table.step || !here) return null;
  if (table.finished) return t("tables.finished");
  const count = Math.max(0, Math.floor((room.now.value - table.step.entered_at) / minute));
  return (
    <>
      <bdi>{here.title}</bdi>
      {count > 0 && ` · ${t("tables.since", { count })}`}
    </>
  );
}

/** In a round by tables: whose turn it is with its story, and any table's turn by a press. */
export function TableRound() {
  const desk = useDesk();
  const { view, guide } = useRoom();
  const { round } = view;
  if (!round) return null;
  const { table, next_table } = round;
  const slots = tableSlots(guide);
  return (
    <section class="panel round" aria-label={t("tables.report")}>
      <div class="round-now">
        <div>
          <p class="round-turn voice">
            {table ? t("tables.telling", { table: tableName(table) }) : t("tables.report_done")}
          </p>
          <p class="small soft">
            {t("tables.report_count", { done: round.done, total: round.total })}
            {next_table && ` · ${t("facilitator.turn_next", { name: tableName(next_table) })}`}
          </p>
        </div>
        {table && (
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
              pressed={number === table}
              disabled={!desk.live()}
              onClick={() =>
                void desk.act("turn.give", { table: number }, tableName(number), "final")
              }
            >
              {tableName(number)}
            </Button>
          </li>
        ))}
      </ul>
      {table && slots.length > 0 && tableOf(view, table) && (
        <StoryPanel slots={slots} table={table} />
      )}
    </section>
  );
}
