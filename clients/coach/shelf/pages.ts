// A list that comes in pages. The last question wins: an answer that comes late to an earlier one is dropped.

import { useEffect, useRef, useState } from "preact/hooks";
import { failure } from "../failure";

export interface Pages<Page> {
  pages: readonly Page[];
  /** An answer is on its way. */
  busy: boolean;
  /** Why the last answer did not come. */
  problem: string | null;
  more(): void;
  /** Asks the same again, from the first page. */
  again(): void;
}

interface State<Page> {
  pages: readonly Page[];
  busy: boolean;
  problem: string | null;
}

/** Asks anew whenever `question` is another one; until the answer is there the old pages stay. */
export function usePages<Page extends { next: string | null }>(
  question: string,
  ask: (after?: string) => Promise<Page>,
): Pages<Page> {
  const [state, setState] = useState<State<Page>>({ pages: [], busy: true, problem: null });
  const last = useRef(0);
  const load = async (before: readonly Page[]) => {
    last.current += 1;
    const mine = last.current;
    const settle = (settled: (state: State<Page>) => State<Page>) => {
      if (mine === last.current) setState(settled);
    };
    setState((now) => ({ ...now, busy: true, problem: null }));
    try {
      const page = await ask(before[before.length - 1]?.next ?? undefined);
      settle(() => ({ pages: [...before, page], busy: false, problem: null }));
    } catch (error) {
      settle((now) => ({ ...now, busy: false, problem: failure(error) }));
    }
  };
  useEffect(() => {
    void load([]);
    return () => {
      last.current += 1;
    };
  }, [question]);
  return {
    ...state,
    more: () => void load(state.pages),
    again: () => void load([]),
  };
}
