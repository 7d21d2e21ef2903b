// Everything a crew page shares: the room, what is on its way to it, and how acts are said and undone.

import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
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
import type { CrewView, GuideView, Note } from "../kit/wire";

/** A request whose answer says where in the log it is saved. */
type Acting = {
  [M in Method]: Result<M> extends Saved ? (M extends "join" | "ping" ? never : M) : never;
}[Method];

export type DialogName = "keys" | "join" | "note_taker_link" | "people";
export type Tab = "words" | "notes" | "steps";

export interface Desk {
  seat: "facilitator" | "note_taker";
  conversation: string;
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
  /** The column to see where the screen is too small for all. */
  tab: Signal<Tab>;
  /** The step that this screen asked the room to go to; null when it is there, or was refused. */
  moving: string | null;
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
}

export function openDesk(seat: Desk["seat"], conversation: string, key: string): Desk {
  const room = openRoom<CrewView>({ conversation, key });
  const api = openApi(key, conversation);
  const dialog = signal<DialogName | null>(null);
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
    seat,
    conversation,
    room,
    outbox: openOutbox(room),
    api,
    opening: watchOpening(api),
    looking: signal(null),
    dialog,
    show: (wanted) => {
      dialog.value = wanted;
    },
    entry: keptSignal(`entry.${room.place}`, ""),
    story: keptSignal(`story.${room.place}`, {}),
    erasing: signal<Note | null>(null),
    removing: signal<string | null>(null),
    tab: signal<Tab>("words"),
    moving: null,
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
