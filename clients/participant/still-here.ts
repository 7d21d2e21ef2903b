// A phone that nobody uses: it sends nothing and keeps nothing.

import { type ReadonlySignal, signal } from "@preact/signals";
import { nothing, stillKept, stillOutbox } from "../kit/still";
import type { Here } from "./here";

/** `step` is the one that the box would write for. */
export function stillHere(room: Here["room"], step: ReadonlySignal<string | null>): Here {
  return {
    room,
    outbox: stillOutbox(),
    drafts: {
      step,
      current: signal({ text: "" }),
      aside: signal([]),
      write: nothing,
      clear: nothing,
      follow: nothing,
      setAside: nothing,
    },
    ballots: { given: signal({}), cast: nothing },
    jottings: { text: () => "", write: nothing, lines: signal([]), markSent: nothing },
    edits: stillKept({}),
    lookingAt: signal(null),
  };
}
