// Which rows of a long list are drawn. Rows have heights of their own: those that were seen are known, the
// others are estimated. Pure.

/** Where each row begins, and after the last one where the list ends. */
export function offsetsOf(
  items: readonly number[],
  heightOf: (item: number) => number,
): Float64Array {
  const offsets = new Float64Array(items.length + 1);
  let at = 0;
  for (let index = 0; index < items.length; index += 1) {
    offsets[index] = at;
    at += heightOf(items[index] as number);
  }
  offsets[items.length] = at;
  return offsets;
}

export interface Shown {
  from: number;
  /** The first one that is not drawn any more. */
  to: number;
}

const spare = 4; // rows beyond each edge, so that a little scrolling draws nothing

/** The rows between `top` and `top + room`, in steps: a few pixels of scrolling change nothing. */
export function shownOf(offsets: Float64Array, top: number, room: number): Shown {
  const count = offsets.length - 1;
  const first = rowAt(offsets, top);
  const last = rowAt(offsets, top + room);
  const from = Math.max(0, first - spare);
  return { from: from - (from % 2), to: Math.min(count, last + 1 + spare + (last % 2)) };
}

/** The row that `position` lies in. */
export function rowAt(offsets: Float64Array, position: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] as number) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where to scroll so that the row is in sight: as little as possible. */
export function topFor(offsets: Float64Array, index: number, top: number, room: number): number {
  const begin = offsets[index] ?? 0;
  const end = offsets[index + 1] ?? begin;
  if (begin < top || end - begin > room) return begin;
  return end > top + room ? end - room : top;
}
