// Keys pressed on the board, and what each does.

import { batch } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Meaning, meaningOf, type NoteAct } from "./keys";
import { type Board, notesOf, placementOf } from "./model";
import { lock, makeTheme, mark, mayChange, move, pick, undoOwn } from "./moves";
import { focusList } from "./note-list";
import { search_id } from "./pile";
import { extended, meant, neighbour, nothing, toggled } from "./selection";

export function useKeys(board: Board): void {
  useEffect(() => {
    let from: number | null = null; // where a range began
    function pressed(event: KeyboardEvent): void {
      if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
      const target = event.target as HTMLElement;
      if (target.matches("input, textarea, select")) return;
      const list = target.closest<HTMLElement>("[role=listbox]")?.id.replace(/^notes-/, "");
      const meaning = meaningOf(event, document.documentElement.dir === "rtl");
      if (!meaning || (meaning.kind !== "board" && list === undefined)) return;
      if (event.repeat && meaning.kind !== "step") return;
      event.preventDefault();
      if (meaning.kind === "board") ofBoard(board, meaning.act);
      else from = inList(board, list as string, meaning, from);
    }
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [board]);
}

function ofBoard(board: Board, act: Extract<Meaning, { kind: "board" }>["act"]): void {
  if (act === "undo") undoOwn(board);
  if (act === "keys") board.dialog.value = "keys";
  if (act === "search") document.getElementById(search_id)?.focus();
}

/** Gives where the next range would begin. */
function inList(board: Board, list: string, meaning: Meaning, from: number | null): number | null {
  const items = notesOf(board, list);
  const number = board.at.peek()?.list === list ? (board.at.peek()?.number ?? null) : null;
  switch (meaning.kind) {
    case "step": {
      const next = neighbour(items, number, meaning.by);
      if (next === null) return from;
      const begin = meaning.extend ? (from ?? number ?? next) : null;
      batch(() => {
        board.at.value = { list, number: next };
        if (begin !== null)
          board.selected.value = extended(board.selected.peek(), items, begin, next);
      });
      return begin;
    }
    case "list":
      stepToList(list, meaning.by);
      return null;
    case "select":
      if (number !== null)
        board.selected.value = meaning.range
          ? extended(board.selected.peek(), items, from, number)
          : toggled(board.selected.peek(), number);
      return number;
    case "all":
      board.selected.value = new Set(items);
      return null;
    case "clear":
      if (board.selected.peek().size === 0) board.drawer.value = null;
      board.selected.value = nothing;
      return null;
    case "digit": {
      const theme = board.themes.peek()[meaning.digit - 1];
      if (theme) void move(board, meant(board.selected.peek(), number), theme.id);
      return null;
    }
    case "note":
      onNotes(board, meaning.act);
      return null;
    default:
      return from;
  }
}

function stepToList(list: string, by: 1 | -1): void {
  const lists = [...document.querySelectorAll<HTMLElement>(".board [role=listbox]")];
  const here = lists.findIndex(({ id }) => id === `notes-${list}`);
  const next = lists[here + by];
  if (!next) return;
  next.scrollIntoView({ block: "nearest" });
  focusList(next.id.replace(/^notes-/, ""));
}

/** On the selected notes; on the one that has the focus when none is. */
export function onNotes(board: Board, act: NoteAct): void {
  const focused = board.at.peek()?.number ?? null;
  const numbers = meant(board.selected.peek(), focused);
  const own = focused === null ? "" : placementOf(board, focused).theme;
  switch (act) {
    case "move":
      if (numbers.length > 0) board.dialog.value = "move";
      break;
    case "free":
      void move(board, numbers, "");
      break;
    case "new":
      void makeTheme(board, numbers);
      break;
    case "pick":
      pick(board, numbers);
      break;
    case "about":
      board.drawer.value = board.drawer.peek() === "about" ? null : "about";
      break;
    case "rename":
      if (own !== "" && mayChange(board, own)) board.naming.value = own;
      break;
    case "lock":
      if (own !== "") lock(board, own);
      break;
    default:
      mark(board, numbers, act);
  }
}
