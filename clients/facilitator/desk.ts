// Everything a crew page shares: the room, what is on its way to it, and how acts are said and undone.

import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Api, openApi } from "../host/api";
import { type Opening, watchOpening } from "../host/opening";
import { type Kept, keptSignal } from "../kit/device";
import { t } from "../kit/i18n";
import { type Outbox, openOutbox } from "../kit/outbox";
import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import type { Method, Params, Result, Saved } from "../kit/requests";
import { reasonOf } from "../kit/rpc";
import { openRoom, type Room } from "../kit/store";
import type { CrewView, GuideView, Note, TableCrewView } from "../kit/wire";
import { neighbours, type Ways, waysAt } from "./plan";

/** A request whose answer says where in the log it is saved. */
type Acting = {
  [M in Method]: Result<M> extends Saved ? (M extends "join" | "ping" ? never : M) : never;
}[Method];

export type DialogName = "keys" | "join" | "people" | "catch_up" | `${LinkedSeat}_link`;
/** Seats whose page is opened by a link that the facilitator hands out. */
export type LinkedSeat = "facilitator" | "note_taker" | "host" | "scribe";
export type Tab = "words" | "notes" | "steps";

export interface Desk {
  seat: LinkedSeat;
  /** Whether this seat moves the room, or its table. */
  leads: boolean;
  /** The one table that this page is for; null: the whole room. */
  table: number | null;
  conversation: string;
  /** That opened this page: a colleague who is given it may do the same. */
  key: string;
  room: Room<CrewView>;
  outbox: Outbox;
  api: Api;
  opening: Opening;
  /** The step looked ahead at; null while looking at where the room is. */
  looking: Signal<string | null>;
  /** The dialog that is open. */
  dialog: Signal<DialogName | null>;
  show(dialog: DialogName | null): void;
  /** What stands in the note box. */
  entry: Kept<string>;
  /** What was written into the story and is not saved yet, by slot. */
  story: Kept<Record<string, string>>;
  /** The note that is asked about before its words go for good. */
  erasing: Signal<Note | null>;
  /** The member who is asked about before they are taken out. */
  removing: Signal<string | null>;
  /** The table that is looked at closely. */
  shownTable: Signal<number | null>;
  /** The column to see where the screen is too small for all. */
  tab: Signal<Tab>;
  /** The step that this screen asked the room to go to; null when it is there, or was refused. */
  moving: string | null;
  /** The stage that this screen asked for; null when it is there, or was refused. */
  turning: CrewView["stage"] | null;
  /** Where next and back lead from here. */
  ways(view: CrewView, guide: GuideView): Ways;
  /** False while the room cannot be reached: then nothing that needs it may be pressed. */
  live(): boolean;
  /**
   * Asks the room to do something, and says in a toast that it is done, with a way back when there is
   * one. A refusal is said too; true when done.
   */
  act<M extends Acting>(
    method: M,
    params: Params<M>,
    done: string,
    way?: "undoable" | "final",
  ): Promise<boolean>;
  /** Says in a toast that something is done, with a way back of its own. */
  done(words: string, back: () => Promise<void>): void;
  undoLast(): void;
  close(): void;
}

/** The page of a table has that table's seat and sees its notes; who sits there it knows as a number. */
export function openTableDesk(conversation: string, key: string, table: number): Desk {
  const room = openRoom<TableCrewView>({ conversation, key, table });
  const view = computed(() => room.view.value && asCrewView(room.view.value));
  const desk = deskOf({ ...room, view }, key, conversation, table);
  return {
    ...desk,
    get seat() {
      return room.seat.value === "host" ? "host" : "scribe";
    },
    get leads() {
      return room.seat.value === "host";
    },
    ways: (view, guide) => waysAt(view, guide),
  };
}

export function asCrewView(view: TableCrewView): CrewView {
  return { ...view, members: {}, path: [], locked: false, advancing: true, leader: null };
}

export function openDesk(seat: "facilitator" | "note_taker", conversation: string, key: string) {
  const room = openRoom<CrewView>({ conversation, key });
  return { ...deskOf(room, key, conversation, null), seat, leads: seat === "facilitator" };
}

function deskOf(
  room: Room<CrewView>,
  key: string,
  conversation: string,
  table: number | null,
): Desk {
  const outbox = openOutbox(room);
  const api = openApi(key, conversation);
  const dialog = signal<DialogName | null>(null);
  const opening = watchOpening(api);
  const stopFollowing = effect(() => {
    if (room.addresses.value) void opening.refresh().catch(() => undefined); // the next change tells
  });
  const waysBack: (() => Promise<void>)[] = []; // of acts that can be taken back, oldest first

  function goBack(back: () => Promise<void>): void {
    const index = waysBack.indexOf(back);
    if (index >= 0) waysBack.splice(index, 1);
    void back();
  }

  function done(words: string, back: () => Promise<void>): void {
    waysBack.push(back);
    showToast(words, () => goBack(back));
  }

  async function undo(seq: number): Promise<void> {
    try {
      await room.request("undo", { seq });
      showToast(t("facilitator.undone"));
    } catch (error) {
      const reason = reasonOf(error);
      showToast(reason === "stale" ? t("facilitator.undo_stale") : refusalText(reason));
    }
  }

  return {
    seat: "scribe",
    leads: false,
    table,
    conversation,
    key,
    room,
    outbox,
    api,
    opening,
    looking: signal(null),
    dialog,
    show: (wanted) => {
      dialog.value = wanted;
    },
    entry: keptSignal(`entry.${room.place}`, ""),
    story: keptSignal(`story.${room.place}`, {}),
    erasing: signal<Note | null>(null),
    removing: signal<string | null>(null),
    shownTable: signal<number | null>(null),
    tab: signal<Tab>("words"),
    moving: null,
    turning: null,
    ways: neighbours,
    live: () => room.status.value === "live",
    done,
    act: async (method, params, words, way = "undoable") => {
      try {
        const { seq } = (await room.request(method, params)) as Saved;
        if (way === "final") showToast(words);
        else done(words, () => undo(seq));
        return true;
      } catch (error) {
        const reason = reasonOf(error);
        showToast(reason === "stale" ? t("facilitator.stale") : refusalText(reason));
        return false;
      }
    },
    undoLast: () => {
      const back = waysBack.at(-1);
      if (back) goBack(back);
      else showToast(t("facilitator.nothing_to_undo"));
    },
    close: () => {
      stopFollowing();
      outbox.close();
      room.close();
    },
  };
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("a part of the crew page stands outside of its desk");
  return desk;
}

/** What the room looks like now. Only inside the screens, which wait for the first join. */
export function useRoom(): { view: CrewView; guide: GuideView } {
  const { room } = useDesk();
  return { view: settled(room.view), guide: settled(room.guide) };
}

function settled<T>(signal: ReadonlySignal<T | null>): T {
  if (signal.value === null) throw new Error("drawn before the room was joined");
  return signal.value;
}
