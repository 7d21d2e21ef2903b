// The note that has the focus: where it comes from, and which others are like it.

import { useComputed } from "@preact/signals";
import { formatDay, formatTime, t } from "../../kit/i18n";
import type { StatementRow } from "../../kit/wire";
import { type Board, useBoard } from "./model";
import { Suggested } from "./suggestions";

export function About() {
  const board = useBoard();
  const number = useComputed(() => board.at.value?.number ?? null);
  const row = number.value === null ? null : board.statements.rows.value.get(number.value);
  if (!row) return <p class="soft">{t("board.about_none")}</p>;
  return (
    <>
      <blockquote
        class="about-words voice"
        dir="auto"
        {...(row.language && { lang: row.language })}
      >
        {row.text}
      </blockquote>
      <Origin board={board} row={row} />
      <h3 class="label">{t("board.like_this")}</h3>
      <Suggested of={{ statement: row.number }} />
    </>
  );
}

function Origin({ board, row }: { board: Board; row: StatementRow }) {
  const source = board.sources.value.get(row.conversation);
  const lines = [
    source?.title ?? t("board.a_conversation"),
    source?.place,
    formatDay(row.at),
    formatTime(row.at),
    row.table === null ? null : t("tables.table", { number: row.table }),
    row.category_name,
  ];
  return (
    <div class="about-origin">
      <ul class="small soft">
        {lines.filter(Boolean).map((line) => (
          <li key={line} dir="auto">
            {line}
          </li>
        ))}
      </ul>
      {board.desk.leads.value && source?.gone !== true && (
        <a class="small" href={`/c/${row.conversation}/read#tab=transcript&at=${row.at}`}>
          {t("board.read_there")}
        </a>
      )}
    </div>
  );
}
