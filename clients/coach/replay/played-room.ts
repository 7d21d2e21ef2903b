// The room of one seat as it was at the moment that is shown.

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { asCrewView, type Desk } from "../../facilitator/desk";
import { stillDesk } from "../../facilitator/still-desk";
import { stillRoom } from "../../kit/still";
import type { Room } from "../../kit/store";
import { atTable, tableOf } from "../../kit/tables";
import type { CrewView, Mine, RoomView, TableCrewView } from "../../kit/wire";
import type { Here } from "../../participant/here";
import { stillHere } from "../../participant/still-here";
import type { Sight } from "./seats";

/** `V` is the view of that seat. `table` is where somebody with a phone sits; null: nowhere. */
export function playedRoom<V extends RoomView>(
  { replay, timeline }: Sight,
  at: ReadonlySignal<number>,
  table: ReadonlySignal<number | null>,
): Room<V> {
  const seen = computed(() => timeline.viewAt(at.value) as V);
  const seated = computed(() => tableOf(seen.value, table.value)?.number ?? null);
  return stillRoom<V>(
    `replay.${replay.seat}`,
    computed(() => wholeSeconds(at.value)),
    {
      view: computed(() => atTable(seen.value, seated.value)),
      guide: signal(replay.guide),
      languages: signal(replay.languages),
      seat: signal(replay.seat),
      advice: computed(() => timeline.adviceAt(at.value)),
      mine: computed(() => (replay.seat === "wall" ? null : somebodyAt(seated.value))),
    },
  );
}

/** As the clocks of the live pages tick. */
function wholeSeconds(at: number): number {
  return Math.floor(at / 1000) * 1000;
}

function somebodyAt(table: number | null): Mine {
  return {
    member: "",
    number: 0,
    name: "",
    table,
    ready: false,
    hand: false,
    notes: [],
    votes: {},
  };
}

/** Of a phone that wrote nothing. */
export function playedHere(room: Room<RoomView>): Here {
  return stillHere(
    room,
    computed(() => room.view.value?.step?.id ?? null),
  );
}

export function playedDesk(room: Room<CrewView>, conversation: string): Desk {
  return stillDesk(room, conversation, null);
}

export function playedTableDesk(
  room: Room<TableCrewView>,
  conversation: string,
  table: number,
): Desk {
  const view = computed(() => room.view.value && asCrewView(room.view.value));
  return stillDesk({ ...room, view }, conversation, table);
}
