// A table's page: /c/ID/table for its host and its scribe. The key is in the fragment, and the table if it is known.

import "../kit/style.css";
import "../kit/votes.css";
import "../host/crew.css";
import "../facilitator/desk.css";
import "../facilitator/steps.css";
import "../facilitator/words.css";
import "../facilitator/lobby.css";
import "../facilitator/notes.css";
import "../facilitator/note-entry.css";
import "../facilitator/cluster.css";
import "../facilitator/bar.css";
import "../facilitator/note-taker.css";
import "../facilitator/small-screens.css";
import "./style.css";
import { useEffect, useMemo, useState } from "preact/hooks";
import { DeskContext, openTableDesk } from "../facilitator/desk";
import { fragmentValue } from "../kit/device";
import { t } from "../kit/i18n";
import { startPage } from "../kit/page";
import { ErrorScreen } from "../kit/parts/error-screen";
import { ChooseTable, Joining, NoTable } from "./choose-table";
import { TableScreen } from "./table-screen";

interface Address {
  conversation: string;
  keyOfSeat: string;
}

function App() {
  const keyOfSeat = fragmentValue("key");
  const [table, setTable] = useState(() => Number(fragmentValue("table")) || null);
  const [, , conversation = ""] = location.pathname.split("/");
  if (keyOfSeat === null) {
    return <ErrorScreen title={t("facilitator.no_key")} text={t("table.no_key_help")} />;
  }
  const address = { conversation, keyOfSeat };
  function sit(chosen: number | null): void {
    const known = new URLSearchParams({ key: keyOfSeat ?? "", table: String(chosen ?? "") });
    history.replaceState(null, "", `#${known}`); // a reload comes back to the same table
    fragmentValue("table");
    setTable(chosen);
  }
  if (table === null) return <ChooseTable {...address} choose={sit} />;
  return <AtTable key={table} {...address} table={table} sit={sit} />;
}

interface AtTableProps extends Address {
  table: number;
  sit(table: number | null): void;
}

/** Whoever is moved to another table joins anew there: a seat sees the notes of one table. */
function AtTable({ conversation, keyOfSeat, table, sit }: AtTableProps) {
  const desk = useMemo(
    () => openTableDesk(conversation, keyOfSeat, table),
    [conversation, keyOfSeat, table],
  );
  useEffect(() => () => desk.close(), [desk]);
  const { mine, view, guide, refusal } = desk.room;
  const seated = mine.value?.table;
  useEffect(() => {
    if (seated !== undefined && seated !== table) sit(seated);
  }, [seated, table]);
  if (refusal.value) return <NoTable reason={refusal.value} />;
  if (!view.value || !guide.value || seated !== table) return <Joining />;
  return (
    <DeskContext.Provider value={desk}>
      <TableScreen another={() => sit(null)} />
    </DeskContext.Provider>
  );
}

void startPage(() => <App />, "crew");
