// The address as a place: which conversation, which tab of it, and where in it. Tab and place stand in the
// fragment, beside the key that a link may bring: /c/ID/read#tab=replay&seq=12. A place is never lost by
// reloading, and can be handed on to whoever has a key of their own.

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Anchor } from "../kit/wire";

export const tabs = ["transcript", "replay", "pictures", "review"] as const;
export type Tab = (typeof tabs)[number];

export interface Place {
  tab: Tab;
  anchor: Anchor;
}

/** The conversation of this page; null on the shelf. */
export const conversationHere: string | null =
  /^\/c\/([^/]+)\/read$/.exec(location.pathname)?.[1] ?? null;

const here = signal(placeIn(location.hash));
export const place: ReadonlySignal<Place> = here;

window.addEventListener("hashchange", () => {
  here.value = placeIn(location.hash);
});

/** Goes there: a step in the browser's history. */
export function goTo(next: Partial<Place>): void {
  location.hash = fragmentOf({ tab: here.peek().tab, anchor: {}, ...next });
}

/** The same without a step in the history: for what moves by itself. */
export function keepAt(next: Place): void {
  history.replaceState(null, "", `#${fragmentOf(next)}`);
  here.value = next;
}

/** The address of a place in a conversation. */
export function addressOf(conversation: string, tab: Tab, anchor: Anchor = {}): string {
  return `/c/${conversation}/read#${fragmentOf({ tab, anchor })}`;
}

function fragmentOf({ tab, anchor }: Place): string {
  const values = Object.entries({ tab, ...anchor }).map(([key, value]) => [key, String(value)]);
  return new URLSearchParams(values).toString();
}

function placeIn(hash: string): Place {
  const values = new URLSearchParams(hash.slice(1));
  const number = (key: string) => {
    const value = Number(values.get(key));
    return values.has(key) && Number.isSafeInteger(value) && value >= 0 ? { [key]: value } : {};
  };
  const recording = values.get("recording");
  return {
    tab: tabs.find((known) => known === values.get("tab")) ?? "transcript",
    anchor: {
      ...number("seq"),
      ...number("to"),
      ...number("at"),
      ...number("line"),
      ...(recording && { recording }),
    },
  };
}
