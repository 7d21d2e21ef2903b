// The theming board: what the step asks, the pile of notes, the themes, and what is open beside. What is drawn here
// hangs on the board's signals, not on the page's state, so that one event draws a few notes and not all of it.

import "./board.css";
import "./notes.css";
import "./themes.css";
import "./drawer.css";
import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { t } from "../../kit/i18n";
import { useInitiative } from "../initiative";
import { Dialogs } from "./dialogs";
import { Drawer } from "./drawer";
import { BoardContext, openBoard, useBoard } from "./model";
import { notesCount } from "./moves";
import { Pile } from "./pile";
import { usePointing } from "./pointing";
import { useKeys } from "./pressing";
import { SelectionBar } from "./selection-bar";
import { StageBar } from "./stage-bar";
import { Themes } from "./themes";

export function Board() {
  const { desk, api, statements } = useInitiative();
  const board = useMemo(() => openBoard(desk, api, statements), [desk, api, statements]);
  useEffect(() => () => board.close(), [board]);
  return useMemo(
    () => (
      <BoardContext.Provider value={board}>
        <Table />
      </BoardContext.Provider>
    ),
    [board],
  );
}

const sides = ["pile", "themes"] as const;

function Table() {
  const board = useBoard();
  const root = useRef<HTMLDivElement>(null);
  const side = useSignal<(typeof sides)[number]>("pile"); // a narrow screen shows one of them
  useKeys(board);
  usePointing(root, board);
  return (
    <div
      ref={root}
      class="board"
      data-stage={board.stage.value}
      data-side={side.value}
      data-drawer={board.drawer.value !== null}
    >
      <StageBar />
      <div class="board-sides">
        {sides.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={side.value === name}
            onClick={() => (side.value = name)}
          >
            {t(`board.${name}`)}
          </button>
        ))}
      </div>
      <div class="board-middle">
        <Pile />
        <Themes />
        <Drawer />
      </div>
      <SelectionBar />
      <Ghost />
      <Dialogs />
    </div>
  );
}

/** What is dragged, under the pointer. */
function Ghost() {
  const { drag, statements } = useBoard();
  if (!drag.value || (drag.value.x === 0 && drag.value.y === 0)) return null;
  const { numbers, x, y } = drag.value;
  const first = statements.rows.value.get(numbers[0] ?? 0)?.text ?? "";
  return (
    <div class="ghost" aria-hidden="true" style={{ transform: `translate(${x}px, ${y}px)` }}>
      {numbers.length > 1 && <b>{notesCount(numbers.length)}</b>}
      <span dir="auto">{first}</span>
    </div>
  );
}
