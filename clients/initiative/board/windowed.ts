// The window on a long list, in a box that scrolls: which rows are drawn now, and their measuring. What is being
// looked at stays where it is when heights are learnt, or when others move notes in and out above it.

import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { offsetsOf, rowAt, type Shown, shownOf, topFor } from "./window";

export interface Windowed {
  shown: ReadonlySignal<Shown>;
  /** How much room the rows before the shown ones take, and those after them. */
  before: number;
  after: number;
  /** Scrolls as little as shows the row; again once its height is known. */
  reveal(item: number): void;
  /** Those wholly in sight. */
  inSight(): number[];
}

/** `rows`: the element whose children are the shown rows, each with its number in `data-note`. */
export function useWindowed(
  box: RefObject<HTMLElement | null>,
  rows: RefObject<HTMLElement | null>,
  items: ReadonlySignal<readonly number[]>,
  estimate: (item: number, width: number) => number,
): Windowed {
  const heights = useMemo(() => new Map<number, number>(), []);
  const learnt = useSignal(0);
  const top = useSignal(0);
  const room = useSignal({ width: 320, height: 480 });
  const anchor = useRef<{ item: number; within: number } | null>(null);
  const wanted = useRef<number | null>(null);

  const offsets = useComputed(() => {
    learnt.value;
    const { width } = room.value;
    return offsetsOf(items.value, (item) => heights.get(item) ?? estimate(item, width));
  });
  const last = useRef<Shown>({ from: 0, to: 0 });
  const shown = useComputed(() => {
    const next = shownOf(offsets.value, top.value, room.value.height);
    if (next.from !== last.current.from || next.to !== last.current.to) last.current = next;
    return last.current;
  });

  function scrollTo(position: number): void {
    const element = box.current;
    if (!element || Math.abs(element.scrollTop - position) < 1) return;
    element.scrollTop = position;
    top.value = element.scrollTop;
  }

  function show(item: number): void {
    const index = items.peek().indexOf(item);
    const height = room.peek().height;
    if (index >= 0) scrollTo(topFor(offsets.peek(), index, box.current?.scrollTop ?? 0, height));
  }

  function measure(): void {
    let news = false;
    for (const row of rows.current?.children ?? []) {
      const item = Number((row as HTMLElement).dataset.note);
      const height = (row as HTMLElement).offsetHeight;
      if (height === 0 || heights.get(item) === height) continue;
      heights.set(item, height);
      news = true;
    }
    if (news) learnt.value += 1;
  }

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    function scrolled(): void {
      if (!element) return;
      top.value = element.scrollTop;
      const index = rowAt(offsets.peek(), top.peek());
      const item = items.peek()[index];
      const within = top.peek() - (offsets.peek()[index] ?? 0);
      anchor.current = item === undefined || top.peek() === 0 ? null : { item, within };
    }
    const leave = () => {
      wanted.current = null;
    };
    const sizes = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      requestAnimationFrame(() => {
        if (Math.abs(width - room.peek().width) > 1) heights.clear();
        room.value = { width, height };
      });
    });
    sizes.observe(element);
    element.addEventListener("scroll", scrolled, { passive: true });
    element.addEventListener("wheel", leave, { passive: true });
    element.addEventListener("pointerdown", leave);
    return () => {
      sizes.disconnect();
      element.removeEventListener("scroll", scrolled);
      element.removeEventListener("wheel", leave);
      element.removeEventListener("pointerdown", leave);
    };
  }, [box, heights, items, offsets, room, top]);

  useSignalEffect(() => {
    offsets.value;
    const kept = anchor.current;
    const index = kept ? items.peek().indexOf(kept.item) : -1;
    if (kept && index >= 0) queueMicrotask(() => restore(kept.item, kept.within));
  });

  function restore(item: number, within: number): void {
    const index = items.peek().indexOf(item);
    if (index >= 0 && wanted.current === null) scrollTo((offsets.peek()[index] ?? 0) + within);
  }

  useLayoutEffect(() => {
    measure();
    if (wanted.current === null) return;
    show(wanted.current);
    if (heights.has(wanted.current)) wanted.current = null;
  });

  const { from, to } = shown.value;
  const all = offsets.value;
  return {
    shown,
    before: all[from] ?? 0,
    after: (all.at(-1) ?? 0) - (all[to] ?? 0),
    reveal: (item) => {
      wanted.current = item;
      show(item);
    },
    inSight: () => {
      const end = top.peek() + room.peek().height;
      const first = rowAt(offsets.peek(), top.peek());
      const list: number[] = [];
      for (let index = first; index < items.peek().length; index += 1) {
        if ((offsets.peek()[index + 1] ?? 0) > end + 1) break;
        if ((offsets.peek()[index] ?? 0) + 1 >= top.peek())
          list.push(items.peek()[index] as number);
      }
      return list;
    },
  };
}
