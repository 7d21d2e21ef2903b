// A list that grows at its end. It follows the newest only while it stands at its end and nobody points
// at it or works in it; otherwise nothing on the screen moves, and what came meanwhile is counted.

import { useSignal } from "@preact/signals";
import { useLayoutEffect, useReducer, useRef } from "preact/hooks";

const page_length = 100;
const near_end = 48; // pixels

/** `about` says what list it is: another one is shown from its end. */
export function useEndFollowed<Item>(items: readonly Item[], about: unknown) {
  const box = useRef<HTMLElement>(null);
  const at_end = useRef(true);
  const pointed = useRef(false);
  const first = useRef(0); // index of the first item that is shown
  const seen = useRef(0); // how many items there were when the end was last in sight
  const shown_about = useRef(about);
  const kept_height = useRef<number | null>(null);
  const missed = useSignal(0);
  const [, drawAnew] = useReducer((drawn: number) => drawn + 1, 0);

  const following = () => at_end.current && !pointed.current && !worksIn(box.current);
  if (shown_about.current !== about || items.length < first.current) {
    shown_about.current = about;
    at_end.current = true;
    first.current = Math.max(0, items.length - page_length);
  } else if (following()) first.current = Math.max(0, items.length - page_length);

  function endSeen(): void {
    seen.current = items.length;
    missed.value = 0;
  }

  function toEnd(): void {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
    at_end.current = true;
    endSeen();
  }

  useLayoutEffect(toEnd, [about]);

  // When the box gets smaller, its end stays in sight.
  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    const observer = new ResizeObserver(() => {
      if (following()) current.scrollTop = current.scrollHeight;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    if (!box.current) return;
    const { scrollHeight, clientHeight } = box.current;
    if (kept_height.current !== null) {
      box.current.scrollTop += scrollHeight - kept_height.current;
      kept_height.current = null;
    } else if (following() || scrollHeight <= clientHeight) toEnd();
    else missed.value = Math.max(0, items.length - seen.current);
  });

  return {
    shown: items.slice(first.current),
    /** How many would be shown above. */
    older: Math.min(page_length, first.current),
    missed: missed.value,
    toEnd,
    /** Shows more above, without moving what is read. */
    showOlder: () => {
      kept_height.current = box.current?.scrollHeight ?? null;
      at_end.current = false;
      first.current = Math.max(0, first.current - page_length);
      drawAnew(null);
    },
    box: {
      ref: box,
      onScroll: () => {
        if (!box.current) return;
        const { scrollHeight, scrollTop, clientHeight } = box.current;
        at_end.current = scrollHeight - scrollTop - clientHeight < near_end;
        if (at_end.current) endSeen();
      },
      onPointerEnter: () => {
        pointed.current = true;
      },
      onPointerLeave: () => {
        pointed.current = false;
        if (following()) toEnd();
      },
    },
  };
}

function worksIn(box: HTMLElement | null): boolean {
  const active = document.activeElement;
  return box !== null && active !== box && box.contains(active);
}
