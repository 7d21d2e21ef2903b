// Chance that can be had again: the same seed gives the same numbers. OUTWARD_SEED gives another.

export const seed = Number(process.env.OUTWARD_SEED ?? 1);

/** A function that gives numbers from 0 up to 1, as Math.random does (the mulberry32 generator). */
export function chanceFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const oneOf = (list, chance) => list[Math.floor(chance() * list.length)];
