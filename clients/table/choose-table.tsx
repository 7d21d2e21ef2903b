// At which table? Each with the people at it, and whether a host sits there already.

import { useEffect, useMemo } from "preact/hooks";
import { formatNumber, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { ErrorScreen, refusalText } from "../kit/parts/error-screen";
import { LanguageChoice } from "../kit/parts/language-choice";
import type { Refusal } from "../kit/rpc";
import { openRoom } from "../kit/store";
import type { Table, TableCrewView } from "../kit/wire";

interface ChooseTableProps {
  conversation: string;
  keyOfSeat: string;
  choose(table: number): void;
}

export function ChooseTable({ conversation, keyOfSeat, choose }: ChooseTableProps) {
  const room = useMemo(
    () => openRoom<TableCrewView>({ conversation, key: keyOfSeat }),
    [conversation, keyOfSeat],
  );
  useEffect(() => () => room.close(), [room]);
  const { view, refusal, seat } = room;
  if (refusal.value) return <NoTable reason={refusal.value} />;
  if (!view.value) return <Joining />;
  const { tables, title } = view.value;
  return (
    <main class="choose-table">
      <header>
        <p class="label" dir="auto">
          {title}
        </p>
        <h1 class="voice">{t(tables.length > 0 ? "table.choose" : "table.none_yet")}</h1>
        <p class="soft">
          {t(tables.length > 0 ? `table.choose_help.${seat.value}` : "table.none_yet_help")}
        </p>
      </header>
      <ul class="choose-list">
        {tables.map((table) => (
          <li key={table.number}>
            <OneTable table={table} choose={choose} />
          </li>
        ))}
      </ul>
      <LanguageChoice />
    </main>
  );
}

function OneTable({ table, choose }: { table: Table; choose(table: number): void }) {
  const { number, people, hosted } = table;
  return (
    <Button class="choose-one" onClick={() => choose(number)}>
      <strong>{t("tables.table", { number: formatNumber(number) })}</strong>
      <span class="small soft">
        {t("tables.people", { count: people })}
        {hosted && ` · ${t("tables.hosted")}`}
      </span>
    </Button>
  );
}

export function NoTable({ reason }: { reason: Refusal }) {
  return <ErrorScreen title={refusalText(reason)} text={t("table.no_key_help")} />;
}

export function Joining() {
  return (
    <main class="joining">
      <p role="status">{t("facilitator.joining")}</p>
    </main>
  );
}
