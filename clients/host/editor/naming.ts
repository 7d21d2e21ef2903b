// Names for what is new in a guide: ids of its parts, and the version that comes next.

const longest = 64;

/** "Our hopes & fears" becomes "our-hopes-fears"; "" when no letter or digit of it can stand in an id. */
export function idFrom(words: string): string {
  const plain = words.normalize("NFKD").toLowerCase();
  const dashed = plain.replace(/\p{M}+/gu, "").replace(/[^a-z0-9]+/g, "-");
  return dashed.slice(0, longest - 4).replace(/^-+|-+$/g, "");
}

/** The name itself when it is free, else with the first number that makes it so: "hopes-2". */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const known = new Set(taken);
  if (!known.has(wanted)) return wanted;
  for (let number = 2; ; number += 1)
    if (!known.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

/** The next number for a list whose items have no names of their own: "probe-3". */
export function nextItem(wanted: string, taken: readonly string[]): string {
  for (let number = taken.length + 1; ; number += 1)
    if (!taken.includes(`${wanted}-${number}`)) return `${wanted}-${number}`;
}

export const firstVersion = "1.0.0";

/** The one that the server proposes too: 1.0.1 behind 1.0.0. */
export function nextVersion(version: string): string {
  const numbers = version.split(".");
  const last = Number(numbers.pop());
  return [...numbers, last + 1].join(".");
}
