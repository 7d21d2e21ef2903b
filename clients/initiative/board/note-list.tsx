// A list of notes of any length: the pile's, or a theme's. One stop of the Tab key; arrows move inside.

import { type ReadonlySignal, useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type Board, useBoard } from "./model";
import { NoteRow } from "./note-row";
import { neighbour } from "./selection";
import { useWindowed } from "./windowed";

export interface NoteListProps {
  /** `pile`, or the id of a theme. */
  id: string;
  label: string;
  items: ReadonlySignal<readonly number[]>;
  /** Told what is in sight a moment after the last scrolling. */
  dwelt?: (numbers: readonly number[]) => void;
}

const dwelling = 1_200; // ms

export const listId = (id: string) => `notes-${id}`;
export const rowId = (list: string, number: number) => `note-${list}-${number}`;

export function focusList(id: string): void {
  document.getElementById(listId(id))?.focus({ preventScroll: true });
}

/** So many lines as the words need in that width, and one for where they come from. */
function estimateIn(board: Board, number: number, width: number): number {
  const letters = board.statements.rows.peek().get(number)?.text.length ?? 60;
  const lines = Math.ceil((letters * 7.4) / Math.max(120, width - 64));
  return 50 + lines * 22;
}

export function NoteList({ id, label, items, dwelt }: NoteListProps) {
  const board = useBoard();
  const box = useRef<HTMLDivElement>(null);
  const rows = useRef<HTMLDivElement>(null);
  const windowed = useWindowed(box, rows, items, (number, width) =>
    estimateIn(board, number, width),
  );
  const focused = useComputed(() => (board.at.value?.list === id ? board.at.value.number : null));
  useFocusThatStays(board, id, items, focused, windowed.reveal);
  useDwelling(box, windowed.inSight, dwelt);
  const { from, to } = windowed.shown.value;
  const drawn = items.value.slice(from, to);
  const active = focused.value !== null && drawn.includes(focused.value) ? focused.value : null;
  return (
    <div
      ref={box}
      id={listId(id)}
      class="note-list"
      role="listbox"
      aria-label={label}
      aria-multiselectable="true"
      tabIndex={0}
      data-scrolls="true"
      {...(active !== null && { "aria-activedescendant": rowId(id, active) })}
      onFocus={() => {
        if (board.at.peek()?.list === id) return;
        const number = windowed.inSight()[0] ?? items.peek()[0];
        if (number !== undefined) board.at.value = { list: id, number };
      }}
    >
      <div
        ref={rows}
        role="presentation"
        style={{
          paddingBlockStart: `${windowed.before}px`,
          paddingBlockEnd: `${windowed.after}px`,
        }}
      >
        {drawn.map((number, index) => (
          <NoteRow
            key={number}
            list={id}
            number={number}
            place={from + index + 1}
            size={items.value.length}
          />
        ))}
      </div>
    </div>
  );
}

/** When the note that has the focus leaves the list, the next one has it; in an emptied list, the pile. */
function useFocusThatStays(
  board: Board,
  id: string,
  items: ReadonlySignal<readonly number[]>,
  focused: ReadonlySignal<number | null>,
  reveal: (number: number) => void,
): void {
  const place = useRef(0);
  const number = focused.value;
  const list = items.value;
  useEffect(() => {
    if (number === null) return;
    const index = list.indexOf(number);
    if (index >= 0) {
      place.current = index;
      reveal(number);
      return;
    }
    const next = neighbour(list, null, 0, place.current);
    board.at.value = next === null ? null : { list: id, number: next };
  }, [number, list]);
  useEffect(
    () => () => {
      if (board.at.peek()?.list !== id) return;
      board.at.value = null;
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) focusList("pile");
      });
    },
    [board, id],
  );
}

function useDwelling(
  box: { current: HTMLElement | null },
  inSight: () => number[],
  dwelt: NoteListProps["dwelt"],
): void {
  const latest = useRef(inSight);
  latest.current = inSight;
  useEffect(() => {
    const element = box.current;
    if (!element || !dwelt) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => dwelt(latest.current()), dwelling);
    };
    wait();
    element.addEventListener("scroll", wait, { passive: true });
    element.addEventListener("keydown", wait);
    return () => {
      clearTimeout(waiting);
      element.removeEventListener("scroll", wait);
      element.removeEventListener("keydown", wait);
    };
  }, [box, dwelt]);
}
