// The first ten minutes: the rehearsal on this device that has hints, and how far they are.

import { type Kept, keptSignal, remember } from "./device";

export interface Tour {
  /** The only conversation that shows them. */
  conversation: string;
  /** The hint to see now, counted from 0. */
  at: number;
}

const place = "tour";

export function beginTour(conversation: string): void {
  remember(place, { conversation, at: 0 } satisfies Tour);
}

/** null: there are none, or they were left. It lives as long as the page. */
export function keptTour(): Kept<Tour | null> {
  return keptSignal<Tour | null>(place, null);
}
