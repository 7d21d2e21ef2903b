// One note in a list: its words, where they come from, and what the team said of it. Told apart by its number
// from all others, so that a change draws it alone.

import { useComputed } from "@preact/signals";
import { Fragment } from "preact";
import { t } from "../../kit/i18n";
import type { Placement, StatementRow } from "../../kit/wire";
import { type Board, placementOf, useBoard } from "./model";
import { themeName } from "./moves";
import { rowId } from "./note-list";
import { isRead } from "./read-marks";

export interface NoteRowProps {
  list: string;
  number: number;
  /** Its place in the list, from 1, and how many there are. */
  place: number;
  size: number;
}

export function NoteRow({ list, number, place, size }: NoteRowProps) {
  const board = useBoard();
  const row = useComputed(() => board.statements.rows.value.get(number));
  const placement = useComputed(() => placementOf(board, number));
  const selected = useComputed(() => board.selected.value.has(number));
  const moved = useComputed(() => board.moved.value.has(number));
  const active = useComputed(() => {
    const at = board.at.value;
    return at?.list === list && at.number === number;
  });
  const unread = useComputed(
    () => board.stage.value === "read" && list === "pile" && !isRead(board.read.value, number),
  );
  if (!row.value) return null;
  const { text, language, quote } = row.value;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and says which note it is on
    <div
      id={rowId(list, number)}
      class="note"
      role="option"
      aria-selected={selected.value}
      aria-posinset={place}
      aria-setsize={size}
      data-note={number}
      data-list={list}
      data-active={active.value}
      data-moved={moved.value}
      data-unread={unread.value}
      data-outlier={placement.value.outlier}
    >
      <span class="note-check" aria-hidden="true" />
      <div class="note-body">
        <p class="note-words" dir="auto" data-quote={quote} {...(language && { lang: language })}>
          {text}
        </p>
        <p class="note-about">
          <From board={board} row={row.value} />
          <Marks board={board} row={row.value} placement={placement.value} list={list} />
        </p>
      </div>
      <span class="note-grip" aria-hidden="true" />
    </div>
  );
}

/** Where it was said, in a few words. */
export function From({ board, row }: { board: Board; row: StatementRow }) {
  const parts = [
    row.category_name,
    board.sources.value.get(row.conversation)?.title,
    row.table === null ? null : t("tables.table", { number: row.table }),
  ].filter((part): part is string => Boolean(part));
  return (
    <span>
      {parts.map((part, index) => (
        <Fragment key={part}>
          {index > 0 && " · "}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
    </span>
  );
}

const marks = ["evidence", "strong", "specific", "outlier"] as const;

interface MarksProps {
  board: Board;
  row: StatementRow;
  placement: Placement;
  list: string;
}

function Marks({ board, row, placement, list }: MarksProps) {
  const { picked, theme } = placement;
  return (
    <>
      {picked && theme === "" && <span class="note-mark">{t("board.mark.picked")}</span>}
      {theme !== "" && list !== theme && (
        <span class="note-mark note-mark-theme" dir="auto">
          {themeName(board, theme)}
        </span>
      )}
      {marks
        .filter((mark) => placement[mark])
        .map((mark) => (
          <span key={mark} class="note-mark" data-mark={mark}>
            {t(`board.mark.${mark}`)}
          </span>
        ))}
      {row.quote && <span class="note-mark note-mark-soft">{t("board.exact_words")}</span>}
      {row.highlighted && <span class="note-mark note-mark-soft">{t("board.highlighted")}</span>}
    </>
  );
}
