// Tables on the crew's screens: their names, a list to choose one from, and those that call.

import { formatNumber, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { callingTables } from "../kit/tables";
import { useDesk, useRoom } from "./desk";
import { Icon } from "./icons";
import { WaitingList } from "./waiting-list";

export function tableName(number: number): string {
  return t("tables.table", { number: formatNumber(number) });
}

export interface TableChoiceProps {
  label: string;
  /** What is said where none is chosen. */
  none: string;
  chosen: number | null;
  choose(table: number | null): void;
}

/** Nothing where the room has no tables. */
export function TableChoice({ label, none, chosen, choose }: TableChoiceProps) {
  const { view } = useRoom();
  if (view.tables.length === 0) return null;
  return (
    <select
      class="compact-select"
      aria-label={label}
      value={chosen ?? ""}
      onChange={(event) => choose(Number(event.currentTarget.value) || null)}
    >
      <option value="">{none}</option>
      {view.tables.map(({ number }) => (
        <option key={number} value={number}>
          {tableName(number)}
        </option>
      ))}
    </select>
  );
}

/** Always in sight, above the hands: the table that has waited longest comes first. */
export function TableCalls() {
  const desk = useDesk();
  const { view } = useRoom();
  const calls = view.stage === "closed" ? [] : callingTables(view);
  const says = ({ number }: { number: number }) =>
    t("tables.calls_you", { table: tableName(number) });
  return (
    <WaitingList
      name={t("tables.calls")}
      said={calls.map(says).join(" ")}
      items={calls.map((table) => (
        <li key={table.number}>
          <Icon name="hand" />
          <span>{says(table)}</span>
          <Button
            class="compact"
            aria-label={t("tables.see_to", { table: tableName(table.number) })}
            disabled={!desk.live()}
            onClick={() =>
              void desk.act(
                "table.call",
                { table: table.number, on: false },
                t("tables.seen_to"),
                "final",
              )
            }
          >
            {t("tables.seen_to")}
          </Button>
        </li>
      ))}
    />
  );
}
