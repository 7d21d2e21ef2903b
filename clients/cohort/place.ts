// The address as a place, in the fragment: #cohort=ID&view=overdue, or #cohort=ID&library=ID.

import { type ReadonlySignal, signal } from "@preact/signals";

export const views = ["overview", "overdue", "calls", "plan"] as const;
export type View = (typeof views)[number];

export interface Place {
  cohort: string | null;
  /** One of its libraries, by itself. */
  library: string | null;
  view: View;
}

const here = signal(placeIn(location.hash));
export const place: ReadonlySignal<Place> = here;

window.addEventListener("hashchange", () => {
  here.value = placeIn(location.hash);
});

export function placeIn(hash: string): Place {
  const values = new URLSearchParams(hash.slice(1));
  return {
    cohort: values.get("cohort"),
    library: values.get("library"),
    view: views.find((known) => known === values.get("view")) ?? "overview",
  };
}

/** As a link: without a view it is the overview, without a cohort the list of them. */
export function addressOf({ cohort, library, view }: Partial<Place>): string {
  const values = Object.entries({ cohort, library, view: view === "overview" ? null : view });
  const given = values.filter((entry): entry is [string, string] => !!entry[1]);
  return `#${new URLSearchParams(given)}`;
}

export function goTo(next: Partial<Place>): void {
  location.hash = addressOf(next);
}
