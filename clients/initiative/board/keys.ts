// The keys of the board. Those for notes work while a list of notes has the focus; they sleep in text fields
// and dialogs.

/** What the list of keys shows, in its order: the keys, and the name of their text. */
export const key_list: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ["↑", "↓"], does: "step" },
  { keys: ["←", "→"], does: "list" },
  { keys: ["space"], does: "select" },
  { keys: ["shift"], does: "range" },
  { keys: ["ctrl", "a"], does: "all" },
  { keys: ["Esc"], does: "clear" },
  { keys: ["m"], does: "move" },
  { keys: ["1", "…", "9"], does: "digit" },
  { keys: ["0"], does: "free" },
  { keys: ["n"], does: "new" },
  { keys: ["p"], does: "pick" },
  { keys: ["e"], does: "evidence" },
  { keys: ["s"], does: "strong" },
  { keys: ["c"], does: "specific" },
  { keys: ["o"], does: "outlier" },
  { keys: ["i"], does: "about" },
  { keys: ["r"], does: "rename" },
  { keys: ["l"], does: "lock" },
  { keys: ["z"], does: "undo" },
  { keys: ["/"], does: "search" },
  { keys: ["?"], does: "keys" },
];

export type NoteAct =
  | "move"
  | "free"
  | "new"
  | "pick"
  | "evidence"
  | "strong"
  | "specific"
  | "outlier"
  | "about"
  | "rename"
  | "lock";
export type BoardAct = "undo" | "search" | "keys";

export type Meaning =
  | { kind: "step"; by: number; extend: boolean }
  | { kind: "list"; by: 1 | -1 }
  | { kind: "select"; range: boolean }
  | { kind: "all" }
  | { kind: "clear" }
  | { kind: "digit"; digit: number }
  | { kind: "note"; act: NoteAct }
  | { kind: "board"; act: BoardAct };

export interface Pressed {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const far = 10_000_000;
const steps: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: -far,
  End: far,
};
const of_notes: Record<string, NoteAct> = {
  m: "move",
  0: "free",
  n: "new",
  p: "pick",
  e: "evidence",
  s: "strong",
  c: "specific",
  o: "outlier",
  i: "about",
  Enter: "about",
  r: "rename",
  l: "lock",
};
const of_board: Record<string, BoardAct> = { z: "undo", "/": "search", "?": "keys" };

/** null: it means nothing here. `backward`: text runs from right to left, so the arrows change sides. */
export function meaningOf(pressed: Pressed, backward: boolean): Meaning | null {
  const { shiftKey, ctrlKey, metaKey, altKey } = pressed;
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  if (altKey) return null;
  if (ctrlKey || metaKey) return key === "a" ? { kind: "all" } : null;
  const by = steps[key];
  if (by !== undefined) return { kind: "step", by, extend: shiftKey };
  if (key === "ArrowRight") return { kind: "list", by: backward ? -1 : 1 };
  if (key === "ArrowLeft") return { kind: "list", by: backward ? 1 : -1 };
  if (key === " ") return { kind: "select", range: shiftKey };
  if (key === "Escape") return { kind: "clear" };
  if (/^[1-9]$/.test(key)) return { kind: "digit", digit: Number(key) };
  const board = of_board[key];
  if (board) return { kind: "board", act: board };
  const note = of_notes[key];
  return note ? { kind: "note", act: note } : null;
}
