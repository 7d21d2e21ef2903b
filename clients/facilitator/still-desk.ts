// A crew page that nobody uses: it moves no room, sends nothing and keeps nothing.

import { signal } from "@preact/signals";
import type { Api } from "../host/api";
import { nothing, stillKept, stillOutbox } from "../kit/still";
import type { Room } from "../kit/store";
import type { CrewView } from "../kit/wire";
import type { Desk } from "./desk";
import { neighbours, waysAt } from "./plan";

const never = () => new Promise<never>(nothing);

const unanswered: Api = {
  preflight: never,
  stop: never,
  status: never,
  setOpen: never,
  guides: never,
  guide: never,
  conversations: never,
  create: never,
  rehearse: never,
  newKey: never,
  keys: never,
  revokeKey: never,
  slips: never,
  purgeSlips: never,
  keepUntil: never,
  purge: never,
  copies: never,
  backUp: never,
  exported: never,
};

/** Of the facilitator; with a table, of that table's host. */
export function stillDesk(room: Room<CrewView>, conversation: string, table: number | null): Desk {
  return {
    seat: table === null ? "facilitator" : "host",
    leads: true,
    table,
    conversation,
    key: "",
    room,
    outbox: stillOutbox(),
    api: unanswered,
    opening: {
      status: signal(null),
      address: signal(null),
      chooseAddress: nothing,
      refresh: never,
      setOpen: never,
    },
    looking: signal(null),
    dialog: signal(null),
    show: nothing,
    entry: stillKept(""),
    story: stillKept({}),
    erasing: signal(null),
    removing: signal(null),
    shownTable: signal(null),
    tab: signal("words"),
    moving: null,
    turning: null,
    ways: table === null ? neighbours : (view, guide) => waysAt(view, guide),
    live: () => true,
    act: never,
    done: nothing,
    undoLast: nothing,
    close: nothing,
  };
}
