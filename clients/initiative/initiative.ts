// What all parts of the page share: the seat, what is read over HTTP, and the words of notes.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { InitiativeApi } from "./api";
import type { Desk } from "./desk";
import type { InitiativeState } from "./fold";
import type { Statements } from "./statements";
import type { WordsDesk } from "./words/desk";

export interface InitiativePage {
  desk: Desk;
  api: InitiativeApi;
  statements: Statements;
  /** Where the narrative, the story and the updates are written. */
  words: WordsDesk;
  state: InitiativeState;
}

export const InitiativeContext = createContext<InitiativePage | null>(null);

export function useInitiative(): InitiativePage {
  const page = useContext(InitiativeContext);
  if (!page) throw new Error("a part of the initiative's page stands outside of its frame");
  return page;
}
