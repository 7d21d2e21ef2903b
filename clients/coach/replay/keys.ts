// The keys of the replay. They sleep in text fields and dialogs.

import { useEffect } from "preact/hooks";
import { announce } from "../../kit/parts/announcer";
import type { Player } from "./player";
import { spokenPlace } from "./words";

export const slider_id = "replay-place";

/** Does it and says where that led, unless the slider has the focus: then it says so itself. */
export function jump(player: Player, does: () => void): void {
  does();
  if (document.activeElement?.id === slider_id) return;
  announce(spokenPlace(player.course, player.place.peek()));
}

/** `choose` is told the place of a seat in the list, from 0. */
export function useKeys(player: Player, choose: (index: number) => void): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector("dialog[open]") || isField(event.target)) return;
      const does = actOf(event, player, choose);
      if (!does) return;
      event.preventDefault();
      does();
    }
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [player, choose]);
}

function actOf(event: KeyboardEvent, player: Player, choose: (index: number) => void) {
  const { key, shiftKey, repeat, target } = event;
  const go = (does: () => void) => () => jump(player, does);
  if (key === " ") return repeat || isPressable(target) ? null : player.toggle;
  if (key === "Home") return go(() => player.seek(0));
  if (key === "End") return go(() => player.seek(player.course.length));
  if (key === "ArrowLeft" || key === "ArrowRight") {
    const onward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const way = key === onward ? "after" : "before";
    return go(() => (shiftKey ? player.toStep(way) : player.toStop(way)));
  }
  return /^[1-4]$/.test(key) ? () => choose(Number(key) - 1) : null;
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches("input:not([type=range], [type=checkbox]), textarea, select")
  );
}

/** The space bar presses it. */
function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("button, a, summary, [type=checkbox]");
}
