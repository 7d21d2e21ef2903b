// The keys of the facilitator's page. They sleep in text fields and dialogs.

import { useEffect } from "preact/hooks";
import type { Acts } from "./acts";
import type { Desk } from "./desk";

/** What the list in the keys dialog shows, in its order: the keys, and the name of their text. */
export const key_list: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ["onward", "n"], does: "next" },
  { keys: ["backward", "b"], does: "back" },
  { keys: ["s"], does: "skip" },
  { keys: ["r"], does: "repeat" },
  { keys: ["p"], does: "pause" },
  { keys: ["t"], does: "clock" },
  { keys: ["+"], does: "extend" },
  { keys: ["1", "…", "9"], does: "probe" },
  { keys: ["0"], does: "clear_probe" },
  { keys: ["v"], does: "results" },
  { keys: ["z"], does: "undo" },
  { keys: ["/"], does: "note" },
  { keys: ["q"], does: "qr" },
  { keys: ["f"], does: "full_screen" },
  { keys: ["Esc"], does: "escape" },
  { keys: ["?"], does: "keys" },
];

/** What stands on a key: the arrows follow the direction of reading. */
export function labelOf(key: string): string {
  if (key === "onward") return isRightToLeft() ? "←" : "→";
  if (key === "backward") return isRightToLeft() ? "→" : "←";
  return key;
}

const isRightToLeft = () => document.documentElement.dir === "rtl";

/** What only the whole room has. */
const of_room: readonly string[] = ["pause", "results", "qr"];

export function keysOf({ table }: Desk): typeof key_list {
  return table === null ? key_list : key_list.filter(({ does }) => !of_room.includes(does));
}

export const note_box = "note-box";

export function useKeys(desk: Desk, acts: Acts): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector("dialog[open]")) return;
      if (isChoice(event.target) && event.key.startsWith("Arrow")) return;
      if (isField(event.target)) {
        if (event.key === "Escape") event.target.blur();
        return;
      }
      if (event.repeat && event.key !== "+") return; // a key held down is one act
      const does = actOf(event.key, desk, acts);
      if (!does) return;
      event.preventDefault();
      does();
    }
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [desk, acts]);
}

function actOf(key: string, desk: Desk, acts: Acts): (() => void) | null {
  if (desk.table !== null && "pvq".includes(key.toLowerCase())) return null;
  if (/^[1-9]$/.test(key)) return () => acts.toggleProbe(Number(key));
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case isRightToLeft() ? "ArrowLeft" : "ArrowRight":
    case "n":
      return acts.next;
    case isRightToLeft() ? "ArrowRight" : "ArrowLeft":
    case "b":
      return acts.back;
    case "s":
      return acts.skip;
    case "r":
      return acts.repeat;
    case "p":
      return acts.togglePause;
    case "t":
      return acts.toggleClock;
    case "+":
      return () => acts.extend(2);
    case "0":
      return acts.clearProbe;
    case "v":
      return acts.toggleResults;
    case "z":
      return desk.undoLast;
    case "f":
      return toggleFullScreen;
    case "q":
      return () => desk.show("join");
    case "?":
      return () => desk.show("keys");
    case "/":
      return () => writeNote(desk);
    case "Escape":
      return () => {
        desk.looking.value = null;
      };
    default:
      return null;
  }
}

/** At once where the box is in sight, so that the next key is already a letter of the note. */
function writeNote(desk: Desk): void {
  desk.tab.value = "notes";
  const box = document.getElementById(note_box);
  box?.focus();
  if (document.activeElement !== box) requestAnimationFrame(() => box?.focus());
}

/** Not every browser lets a page fill the screen; then nothing happens. */
export function toggleFullScreen(): void {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen?.();
  change?.catch(() => undefined);
}

function isField(target: EventTarget | null): target is HTMLElement {
  return (
    target instanceof HTMLElement &&
    target.matches("input:not([type=radio], [type=checkbox]), textarea, select")
  );
}

/** Arrows choose there; the other keys stay awake. */
function isChoice(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input[type=radio]");
}
