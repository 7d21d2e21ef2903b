// Notes under the pointer: a press chooses, a drag moves them into a theme. With a mouse a note is dragged by any of
// its places; with a finger or a pen by its grip, so that the list can still be scrolled.

import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import { type Board, type Drag, notesOf } from "./model";
import { makeTheme, move } from "./moves";
import { extended, toggled } from "./selection";

const slack = 6; // px that a press may move and still be one
const edge = 56; // px from the edge of a list within which it scrolls
const fastest = 18; // px a frame

interface Press {
  number: number;
  list: string;
  pointer: number;
  x: number;
  y: number;
}

export function usePointing(root: RefObject<HTMLElement | null>, board: Board): void {
  useEffect(() => (root.current ? heedPointer(root.current, board) : undefined), [root, board]);
}

function heedPointer(root: HTMLElement, board: Board): () => void {
  const { drag } = board;
  let anchor: number | null = null; // where a range begins
  let press: Press | null = null;
  let dragged = false; // the click that ends a drag chooses nothing
  let frame = 0;

  function down(event: PointerEvent): void {
    const note = noteAt(event.target);
    dragged = false;
    if (!note || event.button !== 0) return;
    board.at.value = { list: note.list, number: note.number };
    const grip = event.target instanceof Element && event.target.closest(".note-grip");
    if (event.pointerType !== "mouse" && !grip) return;
    press = { ...note, pointer: event.pointerId, x: event.clientX, y: event.clientY };
  }

  function moved(event: PointerEvent): void {
    if (!press || event.pointerId !== press.pointer) return;
    const far = Math.hypot(event.clientX - press.x, event.clientY - press.y);
    if (!drag.peek() && far < slack) return;
    if (!drag.peek()) begin(press);
    const over = dropAt(event.clientX, event.clientY);
    drag.value = { numbers: drag.peek()?.numbers ?? [], x: event.clientX, y: event.clientY, over };
  }

  function begin({ number, pointer }: Press): void {
    const chosen = board.selected.peek();
    const numbers = chosen.has(number) ? [...chosen].sort((a, b) => a - b) : [number];
    dragged = true;
    root.setPointerCapture(pointer);
    drag.value = { numbers, x: 0, y: 0, over: "" };
    frame = requestAnimationFrame(scrollOn);
  }

  function scrollOn(): void {
    const now = drag.peek();
    if (!now) return;
    scrollAt(now.x, now.y);
    frame = requestAnimationFrame(scrollOn);
  }

  function end(): Drag | null {
    const last = drag.peek();
    cancelAnimationFrame(frame);
    press = null;
    drag.value = null;
    return last;
  }

  function up(event: PointerEvent): void {
    if (!press || event.pointerId !== press.pointer) return;
    const last = end();
    if (last) drop(board, last);
  }

  function clicked(event: MouseEvent): void {
    const note = noteAt(event.target);
    if (!note || dragged) return;
    const { list, number } = note;
    const check = event.target instanceof Element && event.target.closest(".note-check");
    const finger = "pointerType" in event && event.pointerType === "touch";
    const chosen = board.selected.peek();
    if (event.shiftKey)
      board.selected.value = extended(chosen, notesOf(board, list), anchor, number);
    else if (check || finger || event.ctrlKey || event.metaKey)
      board.selected.value = toggled(chosen, number);
    else
      board.selected.value =
        chosen.size === 1 && chosen.has(number) ? new Set() : new Set([number]);
    if (!event.shiftKey) anchor = number;
  }

  function escaped(event: KeyboardEvent): void {
    if (event.key !== "Escape" || !drag.peek()) return;
    event.preventDefault();
    end();
  }

  const cancelled = () => void end();
  root.addEventListener("pointerdown", down);
  root.addEventListener("click", clicked);
  window.addEventListener("pointermove", moved);
  window.addEventListener("pointerup", up);
  window.addEventListener("pointercancel", cancelled);
  document.addEventListener("keydown", escaped, true);
  return () => {
    end();
    root.removeEventListener("pointerdown", down);
    root.removeEventListener("click", clicked);
    window.removeEventListener("pointermove", moved);
    window.removeEventListener("pointerup", up);
    window.removeEventListener("pointercancel", cancelled);
    document.removeEventListener("keydown", escaped, true);
  };
}

function drop(board: Board, { numbers, over }: Drag): void {
  if (over === "new") void makeTheme(board, numbers);
  if (over === "pile") void move(board, numbers, "");
  if (over.startsWith("theme:")) void move(board, numbers, over.slice("theme:".length));
}

function noteAt(target: EventTarget | null): { number: number; list: string } | null {
  const note = target instanceof Element ? target.closest<HTMLElement>("[data-note]") : null;
  if (!note) return null;
  return { number: Number(note.dataset.note), list: note.dataset.list ?? "" };
}

function dropAt(x: number, y: number): string {
  const under = document.elementFromPoint(x, y);
  return under?.closest<HTMLElement>("[data-drop]")?.dataset.drop ?? "";
}

/** Scrolls what lies under the pointer when it is near the upper or lower edge, and the page itself. */
function scrollAt(x: number, y: number): void {
  let box = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-scrolls]") ?? null;
  while (box) {
    const { top, bottom } = box.getBoundingClientRect();
    const by = speed(y - Math.max(0, top), Math.min(bottom, window.innerHeight) - y);
    const before = box.scrollTop;
    if (by !== 0) box.scrollTop += by;
    if (box.scrollTop !== before) return;
    box = box.parentElement?.closest<HTMLElement>("[data-scrolls]") ?? null;
  }
  const by = speed(y, window.innerHeight - y);
  if (by !== 0) window.scrollBy(0, by);
}

function speed(above: number, below: number): number {
  if (above < edge) return -Math.ceil((1 - Math.max(0, above) / edge) * fastest);
  if (below < edge) return Math.ceil((1 - Math.max(0, below) / edge) * fastest);
  return 0;
}
