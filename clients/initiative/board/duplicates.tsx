// Notes that say the same in nearly the same words, for people to look at.

import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { type Board, placementOf, useBoard } from "./model";
import { notesCount, themeName } from "./moves";
import { From } from "./note-row";
import { Failed, useAsked } from "./suggestions";

const at_first = 40;

export function Duplicates() {
  const board = useBoard();
  const { answer, again } = useAsked(() => board.api.duplicates(), "all");
  if (answer === "failed") return <Failed again={again} />;
  if (answer === null)
    return (
      <p class="soft" role="status">
        {t("board.looking")}
      </p>
    );
  if (answer.groups.length === 0) return <p class="soft">{t("board.no_duplicates")}</p>;
  return (
    <>
      <p class="small soft">{t("board.duplicates_help")}</p>
      <ul class="suggestions">
        {answer.groups.slice(0, at_first).map((numbers) => (
          <Group key={numbers[0]} board={board} numbers={numbers} />
        ))}
      </ul>
      {answer.groups.length > at_first && (
        <p class="small soft">
          {t("board.more_groups", { number: answer.groups.length - at_first })}
        </p>
      )}
    </>
  );
}

function Group({ board, numbers }: { board: Board; numbers: readonly number[] }) {
  const rows = numbers.flatMap((number) => {
    const row = board.statements.rows.value.get(number);
    return row && !row.gone ? [row] : [];
  });
  if (rows.length < 2) return null;
  const choose = (open: boolean) => {
    board.selected.value = new Set(rows.map(({ number }) => number));
    if (open) board.dialog.value = "move";
  };
  return (
    <li class="suggestion">
      <ul class="duplicates">
        {rows.map((row) => {
          const { theme } = placementOf(board, row.number);
          return (
            <li key={row.number}>
              <p dir="auto" {...(row.language && { lang: row.language })}>
                {row.text}
              </p>
              <p class="note-about">
                <From board={board} row={row} />
                {theme && (
                  <span class="note-mark note-mark-theme" dir="auto">
                    {themeName(board, theme)}
                  </span>
                )}
              </p>
            </li>
          );
        })}
      </ul>
      <div class="suggestion-ways">
        <Button class="compact" onClick={() => choose(true)}>
          {t("board.move_all", { notes: notesCount(rows.length) })}
        </Button>
        <Button class="compact" onClick={() => choose(false)}>
          {t("board.select_all")}
        </Button>
      </div>
    </li>
  );
}
