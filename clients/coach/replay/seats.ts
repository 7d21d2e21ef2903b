// The seats of a conversation that can be replayed. What a seat saw is fetched once, when it is first looked at.

import { type ReadonlySignal, signal } from "@preact/signals";
import { type Refusal, reasonOf } from "../../kit/rpc";
import type { Replay, RoomView } from "../../kit/wire";
import type { ReadingApi, ReplayWish } from "../api";
import { type Timeline, timelineOf } from "./timeline";

export const seats = ["facilitator", "participant", "wall", "host"] as const;
export type SeatName = ReplayWish["seat"];

/** What a seat saw, ready to be shown at any moment. */
export interface Sight {
  replay: Replay;
  timeline: Timeline<RoomView>;
}

/** null: on its way. */
export type Fetched = Sight | { refused: Refusal } | null;

export interface Seats {
  /** A host's seat is that of a table. */
  fetched(seat: SeatName, table: number | null): ReadonlySignal<Fetched>;
}

export function openSeats(api: ReadingApi, conversation: string, language: string): Seats {
  const known = new Map<string, ReadonlySignal<Fetched>>();

  function fetch(wish: ReplayWish): ReadonlySignal<Fetched> {
    const fetched = signal<Fetched>(null);
    api.replay(conversation, wish).then(
      (replay) => {
        fetched.value = { replay, timeline: timelineOf(replay) };
      },
      (error: unknown) => {
        fetched.value = { refused: reasonOf(error) };
      },
    );
    return fetched;
  }

  return {
    fetched: (seat, at) => {
      const table = seat === "host" && at !== null ? { table: String(at) } : {};
      const name = `${seat} ${table.table ?? ""}`;
      const found = known.get(name) ?? fetch({ seat, ...table, language });
      known.set(name, found);
      return found;
    },
  };
}

/** The numbers of all tables that there ever were. */
export function tablesIn({ view, events }: Replay): number[] {
  const first = (view as RoomView).tables;
  const later = events.flatMap((event) => (event.type === "tables.changed" ? event.tables : []));
  const numbers = new Set([...first, ...later].map(({ number }) => number));
  return [...numbers].sort((a, b) => a - b);
}
