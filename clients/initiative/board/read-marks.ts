// Which notes were read on this device, kept as runs of numbers: reading goes mostly in their order. Pure.

/** The first and the last of each run, ascending. */
export type Runs = readonly (readonly [number, number])[];

export function withRead(runs: Runs, numbers: readonly number[]): Runs {
  const all = [...runs, ...numbers.map((number): [number, number] => [number, number])];
  all.sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [first, last] of all) {
    const before = joined.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else joined.push([first, last]);
  }
  return joined;
}

export function isRead(runs: Runs, number: number): boolean {
  return runs.some(([first, last]) => first <= number && number <= last);
}
