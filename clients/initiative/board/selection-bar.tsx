// What can be done with the chosen notes: everything that keys and dragging do, as buttons.

import type { ComponentChildren } from "preact";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { NoteAct } from "./keys";
import { type Board, useBoard } from "./model";
import { notesCount, sharedTheme } from "./moves";
import { onNotes } from "./pressing";
import { nothing } from "./selection";

interface Way {
  act: NoteAct;
  key: string;
  label: string;
}

const ways: readonly Way[] = [
  { act: "pick", key: "p", label: "pick" },
  { act: "evidence", key: "e", label: "evidence" },
  { act: "strong", key: "s", label: "strong" },
  { act: "specific", key: "c", label: "specific" },
  { act: "outlier", key: "o", label: "outlier" },
  { act: "about", key: "i", label: "about" },
];

export function SelectionBar() {
  const board = useBoard();
  const { selected, at } = board;
  const count = selected.value.size;
  const off = count === 0 && at.value === null;
  return (
    <div class="selection-bar" role="toolbar" aria-label={t("board.selection")}>
      <p class="selection-count" aria-live="polite">
        {count > 0 ? t("board.selected", { notes: notesCount(count) }) : t("board.none_selected")}
      </p>
      <Act board={board} act="move" off={off} strong letter="m">
        {t("board.act.move")}
      </Act>
      <Act board={board} act="new" off={off} letter="n">
        <NewWord board={board} />
      </Act>
      {ways.map(({ act, key, label }) => (
        <Act key={act} board={board} act={act} off={off} letter={key}>
          {t(`board.act.${label}`)}
        </Act>
      ))}
      {count > 0 && (
        <Button class="compact" onClick={() => (selected.value = nothing)}>
          {t("board.clear")}
        </Button>
      )}
      <Button
        class="compact"
        aria-label={t("board.keys")}
        title={t("board.keys")}
        onClick={() => (board.dialog.value = "keys")}
      >
        <span class="key" aria-hidden="true">
          ?
        </span>
      </Button>
    </div>
  );
}

/** Notes of one theme are split off from it. */
function NewWord({ board }: { board: Board }) {
  const numbers = [...board.selected.value];
  const split = numbers.length > 0 && sharedTheme(board, numbers) !== "";
  return <>{t(split ? "board.act.split" : "board.act.new")}</>;
}

interface ActProps {
  board: Board;
  act: NoteAct;
  off: boolean;
  letter: string;
  strong?: boolean;
  children: ComponentChildren;
}

function Act({ board, act, off, letter, strong = false, children }: ActProps) {
  return (
    <Button
      class="compact"
      weight={strong && !off ? "strong" : "plain"}
      disabled={off}
      onClick={() => onNotes(board, act)}
    >
      {children}{" "}
      <span class="key" aria-hidden="true">
        {letter}
      </span>
    </Button>
  );
}
