// The address keeps the moment that is looked at, so that it can be handed on; and leads to it.

import { useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { keepAt, place } from "../place";
import type { Course } from "./course";
import type { Player } from "./player";

const rest = 800; // milliseconds

/** null: the address names no moment. */
export function placeInAddress(course: Course): number | null {
  const { at, seq } = place.peek().anchor;
  if (at !== undefined) return course.placeOf(at);
  if (seq === undefined) return null;
  const stop = [...course.stops].reverse().find((one) => one.seq <= seq);
  return stop ? course.placeOf(stop.at) : 0;
}

export function usePlaceKept(player: Player): void {
  useEffect(
    () =>
      place.subscribe(({ anchor }) => {
        const wanted = placeInAddress(player.course);
        if (wanted !== null && anchor.at !== player.at.peek()) player.seek(wanted);
      }),
    [player],
  );
  useSignalEffect(() => {
    const at = player.at.value;
    if (player.playing.value) return;
    const resting = setTimeout(() => keepAt({ tab: "replay", anchor: { at } }), rest);
    return () => clearTimeout(resting);
  });
}
