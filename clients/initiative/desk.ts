// One seat at an initiative: what it sees, kept in step with the server, as signals; and every request, with a
// word to the person when one is refused.

import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import { connect, type Status } from "../kit/connection";
import { wanted } from "../kit/i18n";
import { newId } from "../kit/id";
import { rememberMembership } from "../kit/membership";
import type { Ask, Result } from "../kit/requests";
import type { Notification, Refusal } from "../kit/rpc";
import { startServerClock } from "../kit/server-clock";
import type { InitiativeEvent, InitiativeJoinResult, Seat } from "../kit/wire";
import { type Acts, actsOn } from "./acts";
import { fold, type InitiativeState, opened } from "./fold";

export interface Desk extends Acts {
  id: string;
  key: string;
  /** null until the first join. */
  state: ReadonlySignal<InitiativeState | null>;
  me: ReadonlySignal<string | null>;
  seat: ReadonlySignal<Seat | null>;
  /** Whether this seat leads the initiative: approves, and says which conversations belong to it. */
  leads: ReadonlySignal<boolean>;
  status: ReadonlySignal<Status>;
  refusal: ReadonlySignal<Refusal | null>;
  /** True while the archive cannot write. */
  trouble: ReadonlySignal<boolean>;
  /** The members who are connected. */
  present: ReadonlySignal<readonly string[]>;
  /** The server's time now, in milliseconds; ticks each second. */
  now: ReadonlySignal<number>;
  /** The last events seen here, oldest first. */
  lately: ReadonlySignal<readonly InitiativeEvent[]>;
  /** Told each event once, after it is in the state. */
  heed(listener: (event: InitiativeEvent) => void): () => void;
  request: Ask;
  close(): void;
}

const remembered = 300;

/** `page` names the seat on this device: the wall is not who leads, in the same browser. */
export function openDesk(id: string, key: string, name: string, page = "initiative"): Desk {
  const state = signal<InitiativeState | null>(null);
  const me = signal<string | null>(null);
  const seat = signal<Seat | null>(null);
  const refusal = signal<Refusal | null>(null);
  const trouble = signal(false);
  const present = signal<readonly string[]>([]);
  const lately = signal<readonly InitiativeEvent[]>([]);
  const listeners = new Set<(event: InitiativeEvent) => void>();
  const clock = startServerClock();
  const membership = rememberMembership({ conversation: id, key, name }, `${page}.${id}`);
  let applied = 0; // log position that `state` stands at

  function join() {
    const { conversation, code, table, ...seating } = membership.join(
      wanted.value,
      state.peek() ? applied : null,
    );
    return { initiative: conversation ?? id, ...seating };
  }

  function joined(result: InitiativeJoinResult): void {
    membership.joined({ ...result, conversation: result.initiative });
    batch(() => {
      clock.set(result.server_time);
      seat.value = result.seat;
      me.value = result.member ?? null;
      refusal.value = null;
      trouble.value = false;
      if (result.view) state.value = opened(result.view);
      else take(result.events ?? []);
      applied = result.seq;
    });
  }

  function take(events: readonly InitiativeEvent[]): void {
    if (!state.value) return;
    const fresh = events.filter(({ seq }) => seq > applied);
    state.value = fold(state.value, fresh, applied);
    lately.value = [...lately.value, ...fresh].slice(-remembered);
    for (const event of fresh) for (const listener of listeners) listener(event);
  }

  function notified({ method, params }: Notification): void {
    batch(() => {
      if (method === "initiative.presence") present.value = params.members;
      if (method === "trouble") trouble.value = params.reason === "not_saved";
      if (method === "initiative.events" && params.seq > applied) {
        take(params.events);
        applied = params.seq;
      }
    });
  }

  function answered({ server_time, seq }: Result<"ping">): boolean {
    clock.set(server_time);
    return seq === applied;
  }

  function refused(reason: Refusal): boolean {
    const unknown = reason === "wrong_key" || reason === "not_found" || reason === "removed";
    if (unknown && membership.drop()) return true;
    refusal.value = reason;
    return false;
  }

  const connection = connect({
    joining: "initiative.join",
    join,
    joined,
    notified,
    answered,
    refused,
  });

  return {
    id,
    key,
    state,
    me,
    seat,
    leads: computed(() => seat.value === "facilitator"),
    status: connection.status,
    refusal,
    trouble,
    present,
    now: clock.now,
    lately,
    heed: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    request: connection.request,
    ...actsOn({ request: connection.request, state, lately }),
    close: () => {
      clock.stop();
      connection.close();
    },
  };
}

/** A new record's id. */
export const newRecordId = newId;
