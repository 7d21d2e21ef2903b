// Says things to screen readers without moving the focus. One <Announcer /> a page.

import { signal } from "@preact/signals";

const said = signal("");
const longEnoughToHear = 5_000;
let clearing: ReturnType<typeof setTimeout> | undefined;

/** The same words twice are said twice: a no-break space makes them new. */
export function announce(words: string): void {
  said.value = words === said.peek() ? `${words}\u00a0` : words;
  clearTimeout(clearing);
  clearing = setTimeout(() => {
    said.value = "";
  }, longEnoughToHear);
}

export function Announcer() {
  return (
    <div class="visually-hidden" aria-live="polite" aria-atomic="true">
      {said.value}
    </div>
  );
}
