// Everything one phone has in one conversation; each part finds it with useHere().

import { effect, type Signal, signal } from "@preact/signals";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Kept, keptSignal } from "../kit/device";
import { stepOf } from "../kit/guide";
import { linkedConversation } from "../kit/join-link";
import { type Outbox, openOutbox } from "../kit/outbox";
import { openRoom, type Room } from "../kit/store";
import type { RoomView } from "../kit/wire";
import { announceChanges } from "./announcements";
import { type Ballots, openBallots } from "./ballots";
import { type Drafts, openDrafts } from "./drafts";
import { type Jottings, openJottings } from "./jottings";

export interface Here {
  room: Room<RoomView>;
  outbox: Outbox;
  drafts: Drafts;
  ballots: Ballots;
  jottings: Jottings;
  /** Own notes that are being changed, by id: the new words. */
  edits: Kept<Record<string, string>>;
  /** The earlier step that is looked at; null: with the room. */
  lookingAt: Signal<string | null>;
}

export function openHere(code: string): Here {
  const conversation = linkedConversation();
  const room = openRoom<RoomView>({ code, ...(conversation && { conversation }) });
  const lookingAt = signal<string | null>(null);
  const drafts = openDrafts(code);
  const outbox = openOutbox(room);
  effect(() => {
    const shown = lookingAt.value ?? room.view.value?.step?.id;
    if (shown && room.guide.value && stepOf(room.guide.value, shown)) drafts.follow(shown);
  });
  announceChanges(room, outbox);
  return {
    room,
    outbox,
    drafts,
    ballots: openBallots(room),
    jottings: openJottings(code),
    edits: keptSignal(`edits.${code}`, {}),
    lookingAt,
  };
}

export const HereContext = createContext<Here | null>(null);

export function useHere(): Here {
  const here = useContext(HereContext);
  if (!here) throw new Error("useHere outside of a room");
  return here;
}
