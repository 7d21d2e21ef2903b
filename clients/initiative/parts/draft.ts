// What somebody types over a record until they save it. What others change meanwhile is seen as long as nothing
// is typed; once something is, the words stay until they are saved or let go.

import { useState } from "preact/hooks";

export interface Draft<R> {
  value: R;
  changed: boolean;
  set(change: Partial<R>): void;
  /** Lets go of what was typed. */
  reset(): void;
}

export function useDraft<R extends object>(record: R): Draft<R> {
  const [typed, setTyped] = useState<Partial<R>>({});
  const value = { ...record, ...typed };
  return {
    value,
    changed: JSON.stringify(value) !== JSON.stringify(record),
    set: (change) => setTyped((before) => ({ ...before, ...change })),
    reset: () => setTyped({}),
  };
}
