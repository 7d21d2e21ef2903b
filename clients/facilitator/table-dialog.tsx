// One table looked at closely: where it is, who sits there, its story, and its end.

import { useSignal } from "@preact/signals";
import { spokenAs } from "../kit/guide";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { Dialog } from "../kit/parts/dialog";
import { lineOf, phaseOf, runsAtTables, tableOf, tableSlots } from "../kit/tables";
import type { Table } from "../kit/wire";
import { useDesk, useRoom } from "./desk";
import { formatPerson } from "./person";
import { stepOf } from "./plan";
import { StoryPanel } from "./story-panel";
import { TableChoice, tableName } from "./table-choice";
import { TablePlace } from "./tables-panel";

export function TableDialog() {
  const { shownTable, seat } = useDesk();
  const { view, guide } = useRoom();
  const table = tableOf(view, shownTable.value);
  const slots = tableSlots(guide).filter(({ id }) => table?.story[id] || table?.step);
  return (
    <Dialog
      open={table !== null}
      title={table ? tableName(table.number) : ""}
      onClose={() => (shownTable.value = null)}
      class="table-dialog"
    >
      {table && (
        <>
          <p>
            <strong>
              <TablePlace table={table} />
            </strong>{" "}
            <span class="soft">
              {t("tables.people", { count: table.people })} ·{" "}
              {t("tables.notes", { count: table.notes })} ·{" "}
              {t(table.hosted ? "tables.hosted" : "tables.no_host")}
            </span>
          </p>
          {seat === "facilitator" && <Ways table={table} />}
          <Sitting table={table} />
          {slots.length > 0 && <StoryPanel slots={slots} table={table.number} />}
          {seat === "facilitator" && view.tables.length > 1 && <Merge table={table} />}
        </>
      )}
    </Dialog>
  );
}

/** Moves that table only; each says where it was decided. */
function Ways({ table }: { table: Table }) {
  const desk = useDesk();
  const { guide } = useRoom();
  const { number, called_at, step, finished } = table;
  const name = tableName(number);
  const here = stepOf(guide, step?.id);
  const off = !desk.live();
  const phase = phaseOf(guide, here);
  const steps = phase && runsAtTables(guide, here) ? lineOf(guide, phase) : [];
  const from = step && { from: step.id, visit: step.visit, table: number };
  const done = t("tables.moved", { table: name });
  return (
    <div class="link-ways">
      {called_at !== null && (
        <Button
          weight="strong"
          disabled={off}
          onClick={() =>
            void desk.act("table.call", { table: number, on: false }, t("tables.seen_to"), "final")
          }
        >
          {t("tables.seen_to")}
        </Button>
      )}
      {from && (
        <>
          <Button
            disabled={off || here === steps[0]}
            onClick={() => void desk.act("move", { name: "back", ...from }, done)}
          >
            {t("facilitator.back")}
          </Button>
          <Button
            disabled={off || finished}
            onClick={() => void desk.act("move", { name: "next", ...from }, done)}
          >
            {t("facilitator.next")}
          </Button>
          <select
            class="compact-select"
            aria-label={t("tables.go_to", { table: name })}
            value={step?.id}
            disabled={off}
            onChange={(event) =>
              void desk.act("goto", { step: event.currentTarget.value, ...from }, done)
            }
          >
            {here?.aside && <option value={here.id}>{here.title}</option>}
            {steps.map(({ id, title }) => (
              <option key={id} value={id} {...spokenAs(guide)}>
                {title}
              </option>
            ))}
          </select>
        </>
      )}
    </div>
  );
}

/** Everybody at the table, each with the table to go to instead. */
function Sitting({ table }: { table: Table }) {
  const desk = useDesk();
  const { view } = useRoom();
  const people = Object.entries(view.members)
    .filter(([, { table: at, removed }]) => at === table.number && !removed)
    .sort(([, a], [, b]) => a.number - b.number);
  if (people.length === 0) return <p class="soft">{t("tables.nobody")}</p>;
  return (
    <ul class="table-people" aria-label={t("tables.sitting")}>
      {people.map(([member, person]) => {
        const name = formatPerson(person);
        return (
          <li key={member}>
            <bdi>{name}</bdi>
            <TableChoice
              label={t("tables.seat_of", { name })}
              none={t("tables.no_table")}
              chosen={table.number}
              choose={(to) => {
                const done = t(to ? "tables.sits_at" : "tables.got_up", {
                  name,
                  table: to ? tableName(to) : "",
                });
                void desk.act("seat.take", { member, ...(to && { table: to }) }, done);
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}

function Merge({ table }: { table: Table }) {
  const desk = useDesk();
  const into = useSignal<number | null>(null);
  const { number } = table;
  return (
    <div class="link-ways table-merge">
      <TableChoice
        label={t("tables.merge_into")}
        none={t("tables.most_room")}
        chosen={into.value}
        choose={(chosen) => (into.value = chosen === number ? null : chosen)}
      />
      <Button
        class="compact"
        disabled={!desk.live()}
        onClick={() => {
          const where = into.value === null ? {} : { into: into.value };
          const done = t("tables.closed", { table: tableName(number) });
          void desk.act("table.close", { table: number, ...where }, done, "final");
        }}
      >
        {t("tables.close")}
      </Button>
    </div>
  );
}
