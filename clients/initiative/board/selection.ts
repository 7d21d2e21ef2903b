// What is selected, as numbers of notes. Pure.

export type Selection = ReadonlySet<number>;
export const nothing: Selection = new Set();

export function toggled(selection: Selection, number: number): Selection {
  const after = new Set(selection);
  if (!after.delete(number)) after.add(number);
  return after;
}

/** With all from one to the other, in the order of the list; just the latter when the former is not in it. */
export function extended(
  selection: Selection,
  items: readonly number[],
  from: number | null,
  to: number,
): Selection {
  const end = items.indexOf(to);
  const begin = from === null ? -1 : items.indexOf(from);
  if (end < 0) return selection;
  const ends = begin < 0 ? [end, end] : [Math.min(begin, end), Math.max(begin, end)];
  return new Set([...selection, ...items.slice(ends[0], (ends[1] as number) + 1)]);
}

/** Where the focus goes by `steps` from `number`; to the nearest when it has left the list at `index`. */
export function neighbour(
  items: readonly number[],
  number: number | null,
  steps: number,
  index = 0,
): number | null {
  const here = number === null ? -1 : items.indexOf(number);
  const there = here < 0 ? index : here + steps;
  return items[Math.min(Math.max(there, 0), items.length - 1)] ?? null;
}

/** Those that are selected; when none is, the one that has the focus. */
export function meant(selection: Selection, focused: number | null): number[] {
  if (selection.size > 0) return [...selection].sort((a, b) => a - b);
  return focused === null ? [] : [focused];
}
