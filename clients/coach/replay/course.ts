// The course of a conversation as it is played: how long it is, where something happened, which step when.
// A conversation may have been made days before people met, and opened again weeks after: hours in which nothing
// happened at all are cut. A place is in milliseconds of playing time; a moment is in milliseconds since 1970.

import { stepOf } from "../../kit/guide";
import { phaseOf } from "../../kit/tables";
import type { GuideView, Replay } from "../../kit/wire";
import { countUntil, rising } from "./timeline";

export type Stop = Replay["stops"][number];

export interface Course {
  length: number;
  stops: readonly Stop[];
  stays: readonly Stay[];
  phases: readonly Part[];
  /** Where the conversation started; 0 when it did not. */
  start: number;
  placeOf(at: number): number;
  momentAt(place: number): number;
  /** The newest stop that is not after it; null before the first. */
  stopAt(place: number): Stop | null;
  stayAt(place: number): Stay | null;
  /** The nearest stop and the nearest begin of a step; the ends of the course where there is none. */
  stopBefore(place: number): number;
  stopAfter(place: number): number;
  stepBefore(place: number): number;
  stepAfter(place: number): number;
  /** Where to go on from here without waiting through a silence; the same place where there is none. */
  pastSilence(place: number): number;
}

/** From one place to another. */
export interface Part {
  /** Of the event that began it. */
  seq: number;
  title: string;
  from: number;
  to: number;
}

/** A stay of the room in a step; where each table has its own pace, in that phase. */
export interface Stay extends Part {
  phase: string;
}

const hour = 3_600_000;
const kept_of_cut = 60_000;
const silence = 60_000;
const kept_of_silence = 3_000;

export function courseOf(replay: Replay): Course {
  const { begins_at, ends_at, guide } = replay;
  const moments = rising([begins_at, ...replay.stops.map(({ at }) => at), ends_at]);
  const places = placesOf(moments);
  const length = places.at(-1) ?? 0;
  const of_stops = places.slice(1, -1);

  function placeOf(at: number): number {
    const next = countUntil(moments, at);
    if (next === 0) return 0;
    const since = at - (moments[next - 1] ?? 0);
    const left = (moments[next] ?? at) - at;
    const room = (places[next] ?? length) - (places[next - 1] ?? 0);
    return since === 0
      ? (places[next - 1] ?? 0)
      : (places[next - 1] ?? 0) + Math.max(0, room - left);
  }

  function momentAt(place: number): number {
    const next = countUntil(places, place);
    if (next === 0) return begins_at;
    const since = place - (places[next - 1] ?? 0);
    if (since === 0 || next === places.length) return moments[next - 1] ?? begins_at;
    return (moments[next] ?? ends_at) - ((places[next] ?? length) - place);
  }

  const stays = staysOf(guide, replay.stops, of_stops, length);
  const entered = stays.map(({ from }) => from);
  const started = replay.stops.findIndex(({ type }) => type === "conversation.started");
  return {
    length,
    stops: replay.stops,
    stays,
    phases: phasesOf(guide, stays),
    start: of_stops[started] ?? 0,
    placeOf,
    momentAt,
    stopAt: (place) => replay.stops[countUntil(of_stops, place) - 1] ?? null,
    stayAt: (place) => stays[countUntil(entered, place) - 1] ?? null,
    stopBefore: (place) => of_stops[countUntil(of_stops, place - 1) - 1] ?? 0,
    stopAfter: (place) => of_stops[countUntil(of_stops, place)] ?? length,
    stepBefore: (place) => entered[countUntil(entered, place - 1) - 1] ?? 0,
    stepAfter: (place) => entered[countUntil(entered, place)] ?? length,
    pastSilence: (place) => {
      const next = countUntil(places, place);
      const [from, to] = [places[next - 1] ?? 0, places[next] ?? length];
      return to - from > silence ? Math.max(place, to - kept_of_silence) : place;
    },
  };
}

function placesOf(moments: readonly number[]): number[] {
  let place = 0;
  return moments.map((at, index) => {
    const gap = at - (moments[index - 1] ?? at);
    place += gap > hour ? kept_of_cut : gap;
    return place;
  });
}

function staysOf(guide: GuideView, stops: readonly Stop[], places: number[], end: number): Stay[] {
  const entered = stops.flatMap(({ seq, type, step, title, table }, index) =>
    type === "step.entered" && step && table === undefined
      ? [{ seq, step, title: title ?? step, from: places[index] ?? 0 }]
      : [],
  );
  return entered.map(({ seq, step, title, from }, index) => {
    const phase = phaseOf(guide, stepOf(guide, step));
    return {
      seq,
      title: phase?.pace === "table" ? phase.title : title,
      phase: phase?.id ?? "",
      from,
      to: entered[index + 1]?.from ?? end,
    };
  });
}

function phasesOf(guide: GuideView, stays: readonly Stay[]): Part[] {
  const parts: (Part & { id: string })[] = [];
  for (const { seq, phase, from, to } of stays) {
    const last = parts.at(-1);
    const title = guide.phases.find(({ id }) => id === phase)?.title ?? "";
    if (last?.id === phase) last.to = to;
    else parts.push({ id: phase, seq, title, from, to });
  }
  return parts;
}
