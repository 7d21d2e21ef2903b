// Who did what on the board, newest first; what is recent can be taken back.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { formatTime, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { InitiativeEvent } from "../../kit/wire";
import { keptOf } from "../records";
import { nameOf } from "../who";
import { type Board, useBoard } from "./model";
import { notesCount, undo } from "./moves";
import { actsOf, notesIn, type PastAct, themeIn } from "./past";

const undoable = 200; // acts that the server can still take back

export function Past() {
  const board = useBoard();
  const earlier = useSignal<readonly InitiativeEvent[]>([]);
  const end = useSignal(false);
  const failed = useSignal(false);
  const { lately } = board.desk;
  const more = async (before?: number) => {
    failed.value = false;
    try {
      const { events } = await board.api.log(before);
      earlier.value = [...earlier.peek(), ...events];
      end.value = events.length === 0;
    } catch {
      failed.value = true;
    }
  };
  useEffect(() => void more(), []);
  const acts = actsOf([...earlier.value, ...lately.value]);
  const oldest = earlier.value.reduce((least, { seq }) => Math.min(least, seq), Infinity);
  return (
    <>
      {acts.length === 0 && <p class="soft">{t("board.nothing_done")}</p>}
      <ol class="past">
        {acts.map((act, index) => (
          <Line key={act.first} board={board} act={act} recent={index < undoable} />
        ))}
      </ol>
      {failed.value && <p role="alert">{t("board.failed")}</p>}
      {!end.value && Number.isFinite(oldest) && (
        <Button class="compact" onClick={() => void more(oldest)}>
          {t("board.earlier")}
        </Button>
      )}
    </>
  );
}

interface LineProps {
  board: Board;
  act: PastAct;
  recent: boolean;
}

function Line({ board, act, recent }: LineProps) {
  const { first, at, by, undone } = act;
  return (
    <li data-undone={undone}>
      <p>
        <b>
          <bdi>{nameOf(board.state.value, by)}</bdi>
        </b>{" "}
        <span class="small soft">{formatTime(at)}</span>
        <br />
        {saying(board, act)}
        {undone && <span class="note-mark note-mark-soft">{t("board.was_undone")}</span>}
      </p>
      {recent && !undone && act.act !== "act.undo" && (
        <Button class="compact" weight="quiet" onClick={() => void undo(board, first)}>
          {t("kit.undo")}
        </Button>
      )}
    </li>
  );
}

/** What was done, in words: the theme as it is called now, or was called then. */
function saying(board: Board, act: PastAct): string {
  const notes = notesCount(notesIn(act));
  const theme = nameIn(board, act);
  const [event] = act.events;
  if (act.act === "statements.place" && event?.type === "statements.placed")
    return event.placement.theme === ""
      ? t(event.placement.picked ? "board.did.picked" : "board.did.unpicked", { notes })
      : t("board.did.moved", { notes, theme });
  if (event?.type === "stage.set" && act.act === "stage.set")
    return t("board.did.stage", { stage: t(`board.stage.${event.stage}`) });
  if (event?.type === "record.set" && event.kept.kind === "tension") return t("board.did.tension");
  return t(`board.did.${act.act}`, { notes, theme });
}

function nameIn(board: Board, act: PastAct): string {
  const id = themeIn(act);
  const known = id === null ? "" : keptOf(board.state.value, "theme", id)?.record.name;
  if (known) return known;
  for (const event of act.events)
    if (event.type === "record.set" && event.kept.kind === "theme" && event.kept.record.name)
      return event.kept.record.name;
  return t("board.nameless");
}
