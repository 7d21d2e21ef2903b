// Places in the transcript that an address, a mark or a comment can point at: which elements they are.

import type { Anchor, Reading } from "../../kit/wire";
import { type Chapter, idOf, spokenIdOf, staysOf } from "./minutes";

export interface Spot {
  /** Of its element. */
  id: string;
  at: number;
  anchor: Anchor;
}

/** All of them, as they are read from top to bottom. */
export function spotsOf(chapters: readonly Chapter[], reading: Reading): Spot[] {
  return chapters.flatMap((chapter) => {
    const logged = (seq: number, at: number): Spot => ({ id: idOf(seq), at, anchor: { seq } });
    const end = chapter.stay?.left_at ?? chapter.stay?.entered_at ?? reading.created_at;
    return [
      ...staysOf(chapter).map(({ seq, entered_at }) => logged(seq, entered_at)),
      ...chapter.lines.map((line) =>
        line.kind === "spoken"
          ? spokenSpot(line.id, line.at, line.recording, line.spoken.line)
          : logged(line.seq, line.at),
      ),
      ...chapter.votes.map(({ seq }) => logged(seq, end)),
      ...chapter.story.map(({ seq }) => logged(seq, end)),
      ...chapter.promises.map(({ seq, at }) => logged(seq, at)),
    ];
  });
}

function spokenSpot(id: string, at: number, recording: string, line: number): Spot {
  return { id, at, anchor: { recording, line } };
}

/** Where an anchor points: its own spot, else the one that is nearest to it; null where it points at nothing. */
export function spotOf(spots: readonly Spot[], anchor: Anchor): Spot | null {
  const { seq, at, recording, line } = anchor;
  if (recording !== undefined && line !== undefined) {
    const id = spokenIdOf(recording, line);
    return spots.find((spot) => spot.id === id) ?? null;
  }
  if (seq !== undefined) {
    const exact = spots.find((spot) => spot.anchor.seq === seq);
    return exact ?? nearest(spots, ({ anchor: { seq: other } }) => distance(other, seq));
  }
  return at === undefined ? null : nearest(spots, (spot) => distance(spot.at, at));
}

const distance = (one: number | undefined, other: number) =>
  one === undefined ? Infinity : Math.abs(one - other);

function nearest(spots: readonly Spot[], far: (spot: Spot) => number): Spot | null {
  const [first, ...others] = spots;
  if (!first) return null;
  return others.reduce((best, spot) => (far(spot) < far(best) ? spot : best), first);
}

/** The elements that an anchor takes in: one, or all of a span from the first line to the last. */
export function idsOf(spots: readonly Spot[], anchor: Anchor): string[] {
  const { seq, to } = anchor;
  if (seq === undefined || to === undefined || to <= seq) {
    const spot = spotOf(spots, anchor);
    return spot ? [spot.id] : [];
  }
  return spots
    .filter(({ anchor: { seq: own } }) => own !== undefined && own >= seq && own <= to)
    .map(({ id }) => id);
}

/** From one spot to the other, whichever stands first in the log. */
export function spanOf(one: Spot, other: Spot): Anchor {
  const [a, b] = [one.anchor.seq, other.anchor.seq];
  if (a === undefined || b === undefined || a === b) return one.anchor;
  return { seq: Math.min(a, b), to: Math.max(a, b) };
}

/** What belongs to each element, in the order of the things. Those that point at nothing are left out. */
export function bySpot<T>(
  things: readonly T[],
  anchorOf: (thing: T) => Anchor,
  spots: readonly Spot[],
): ReadonlyMap<string, T[]> {
  const found = new Map<string, T[]>();
  for (const thing of things) {
    const spot = spotOf(spots, anchorOf(thing));
    if (spot) found.set(spot.id, [...(found.get(spot.id) ?? []), thing]);
  }
  return found;
}
