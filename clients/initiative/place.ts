// Where in the page a person is: `#overview`, `#board/theme-id`, … It can be linked to, and goes back and forth.

import { computed, signal } from "@preact/signals";

export const parts = ["overview", "board", "narrative", "promises", "story"] as const;
export type Part = (typeof parts)[number];

const hash = signal("");

/** Heeds the address from now on. Call once, after the key was taken out of it. */
export function startPlace(): void {
  const read = () => {
    hash.value = decodeURIComponent(location.hash.slice(1));
  };
  read();
  window.addEventListener("hashchange", read);
}

export const place = computed<{ part: Part; of: string }>(() => {
  const [name = "", ...rest] = hash.value.split("/");
  const part = parts.find((known) => known === name) ?? "overview";
  return { part, of: rest.join("/") };
});

export function addressOf(part: Part, of = ""): string {
  return of ? `#${part}/${encodeURIComponent(of)}` : `#${part}`;
}
