// What a seat saw at any moment, by the same fold as on the live pages. Seeking folds at most `grain` events from
// the last view that was kept.

import { fold } from "../../kit/fold";
import type { Replay, RoomView } from "../../kit/wire";

/** Views are kept every so many events. */
export const grain = 200;

export type Played = Pick<Replay, "view" | "seq" | "events" | "advice">;

export interface Timeline<V extends RoomView> {
  /** The same object for the same events, so that nothing is drawn anew while nothing happens. */
  viewAt(at: number): V;
  adviceAt(at: number): Replay["advice"][number]["advice"] | null;
}

/** `V` is the view of the seat that was played. */
export function timelineOf<V extends RoomView>(replay: Played): Timeline<V> {
  const { events, advice, seq } = replay;
  const times = rising(events.map(({ at }) => at));
  const advised = rising(advice.map(({ at }) => at));
  const kept = [replay.view as V];
  for (let from = 0; from + grain <= events.length; from += grain) {
    kept.push(fold(kept.at(-1) as V, events.slice(from, from + grain), seq));
  }
  let last = { count: 0, view: replay.view as V };

  /** The view after the first `count` events. */
  function viewAfter(count: number): V {
    const index = Math.floor(count / grain);
    const near = index * grain <= last.count && last.count <= count;
    const start = near ? last : { count: index * grain, view: kept[index] as V };
    last = { count, view: fold(start.view, events.slice(start.count, count), seq) };
    return last.view;
  }

  return {
    viewAt: (at) => viewAfter(countUntil(times, at)),
    adviceAt: (at) => advice[countUntil(advised, at) - 1]?.advice ?? null,
  };
}

/** Who wrote the log may have set a clock back: what came later is not shown before. */
export function rising(times: readonly number[]): number[] {
  let latest = Number.NEGATIVE_INFINITY;
  return times.map((at) => {
    latest = Math.max(latest, at);
    return latest;
  });
}

/** How many of the rising `times` are not after `at`. */
export function countUntil(times: readonly number[], at: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
