// A room and an outbox to look at: for screens that are shown and not used. Nothing is asked of a server, and
// nothing is kept on this device.

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Kept } from "./device";
import type { Outbox } from "./outbox";
import type { Room } from "./store";
import type { RoomView } from "./wire";

export const nothing = (): undefined => undefined;

/** A room where all is well; `given` is what is to be seen of it. */
export function stillRoom<V extends RoomView>(
  place: string,
  now: ReadonlySignal<number>,
  given: Partial<Room<V>>,
): Room<V> {
  return {
    place,
    now,
    view: signal(null),
    guide: signal(null),
    mine: signal(null),
    languages: signal([]),
    seat: signal(null),
    status: signal("live"),
    presence: signal(null),
    advice: signal(null),
    trouble: signal(false),
    guessing: signal(false),
    addresses: signal(null),
    refusal: signal(null),
    request: () => new Promise(nothing),
    changeMine: nothing,
    close: nothing,
    ...given,
  };
}

export function stillOutbox(): Outbox {
  return {
    notes: signal([]),
    unsent: signal(0),
    add: nothing,
    edit: nothing,
    withdraw: nothing,
    retry: nothing,
    discard: nothing,
    close: nothing,
  };
}

export function stillKept<T>(value: T): Kept<T> {
  return { value: signal(value), put: nothing };
}
