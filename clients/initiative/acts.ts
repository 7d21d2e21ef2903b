// What a person does to the initiative: a request, a word about what was done with a way back, and a word when the
// server will not have it.

import type { ReadonlySignal } from "@preact/signals";
import { t } from "../kit/i18n";
import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import type { Ask, Method, Params, Result, Saved } from "../kit/requests";
import { RequestError, reasonOf } from "../kit/rpc";
import type { InitiativeEvent, RecordKind } from "../kit/wire";
import { type InitiativeState, keyOf } from "./fold";
import type { RecordOf } from "./records";

/** What changes the initiative and answers with its place in the log. */
export type Act = {
  [M in Method]: Result<M> extends Saved ? M : never;
}[Method];

/** Versions and approvals have requests of their own. */
export type SettableKind = Exclude<RecordKind, "version" | "approval">;

export interface Acts {
  /** null when it was refused, which the person is told. `said`: what was done, with a way to undo it. */
  act<M extends Act>(method: M, params: Params<M>, said?: string): Promise<Saved | null>;
  /** Sets a record as a whole, over what this page knows of it. */
  put<K extends SettableKind>(kind: K, record: RecordOf<K>, said?: string): Promise<Saved | null>;
}

export interface ActingSeat {
  request: Ask;
  state: ReadonlySignal<InitiativeState | null>;
  lately: ReadonlySignal<readonly InitiativeEvent[]>;
}

export function actsOn({ request, state, lately }: ActingSeat): Acts {
  async function act<M extends Act>(method: M, params: Params<M>, said?: string) {
    try {
      const saved = (await request(method, params)) as Saved;
      if (said) showToast(said, () => void undo(saved.seq));
      return saved;
    } catch (error) {
      showToast(sentence(error));
      return null;
    }
  }

  /** The answer has the place of the act's last event; an undo names its first. */
  function undo(seq: number): Promise<Saved | null> {
    const event = lately.peek().find((past) => past.seq === seq);
    return act("act.undo", { act: event?.first ?? seq });
  }

  return {
    act,
    put: (kind, record, said) => {
      const over = state.peek()?.records.get(keyOf(kind, record.id))?.seq ?? 0;
      const set = { kind, record } as Params<"record.set">["set"];
      return act("record.set", { set, over }, said);
    },
  };
}

/** The server's own sentence where it has one for the case, the catalogue's otherwise. */
function sentence(error: unknown): string {
  const reason = reasonOf(error);
  if (reason === "stale") return t("initiative.stale");
  if (reason === "offline") return t("initiative.offline_act");
  const own = error instanceof RequestError && error.message !== error.reason;
  return own ? error.message : refusalText(reason);
}
