// The address as what the shelf shows; see query.ts for how it is written.

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { fragmentOf, type Narrowing, narrowedBy, type Shown, shownIn, type View } from "./query";

const here = signal(shownIn(location.hash));
export const shown: ReadonlySignal<Shown> = here;

/** What narrowed each view when it was left, so that coming back finds it as it was. */
const left = new Map<View, Narrowing>();

window.addEventListener("hashchange", () => {
  turnTo(shownIn(location.hash));
});

function turnTo(next: Shown): void {
  left.set(here.peek().view, here.peek().narrowed);
  here.value = next;
}

/** Shows this instead. Filters are no steps in the browser's history: one step back leaves the view. */
export function keep(next: Shown): void {
  history.replaceState(null, "", `#${fragmentOf(next)}`);
  turnTo(next);
}

export function narrow(changes: Narrowing): void {
  keep(narrowedBy(here.peek(), changes));
}

/** The address of a view as it was left. */
export function addressOfView(view: View): string {
  const { view: now, narrowed: kept } = here.value;
  return `#${fragmentOf({ view, narrowed: view === now ? kept : (left.get(view) ?? {}) })}`;
}

export const narrowed: ReadonlySignal<Narrowing> = computed(() => here.value.narrowed);
