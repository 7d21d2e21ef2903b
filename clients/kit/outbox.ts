// Notes on their way to the archive. What a person wrote is kept on this device until the server has
// answered that it is saved; it is sent in order, and again with the same id after a lost answer, so
// that it arrives once. It survives a reload, and each act is sent by the tab that it was made in.

import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { type Act, type Draft, openActs } from "./acts";
import { language } from "./i18n";
import { newId } from "./id";
import type { Saved } from "./requests";
import { type Refusal, reasonOf } from "./rpc";
import type { Room } from "./store";
import type { Mine, Note, RoomView } from "./wire";

export type { Draft } from "./acts";

export type Delivery = "saved" | "sending" | "waiting" | "refused";

/** One's own note as the screen shows it: saved, or on its way. */
export interface OwnNote extends Draft {
  id: string;
  at: number;
  delivery: Delivery;
  /** Why it is refused, or why it waits although the line is there. */
  reason?: Refusal | undefined;
}

export interface Outbox {
  /** Own notes, oldest first: the saved ones and those on their way; not those taken back. */
  notes: ReadonlySignal<OwnNote[]>;
  /** How many acts wait to be saved. */
  unsent: ReadonlySignal<number>;
  add(draft: Draft): void;
  edit(id: string, text: string): void;
  withdraw(id: string): void;
  /** Tries a refused act again. */
  retry(id: string): void;
  /** Lets a refused act go. */
  discard(id: string): void;
  close(): void;
}

/** What passes by itself, with the milliseconds after which it is worth another try. */
const willPass: Partial<Record<Refusal, number>> = {
  offline: 3_000,
  too_many: 1_200, // the server takes a note each second
  not_saved: 3_000,
};
const trustInOtherTabs = 15_000; // milliseconds until this tab sends what another one has left

type Carrier = Pick<Room<RoomView>, "place" | "mine" | "status" | "request" | "changeMine" | "now">;
type Way = { delivery: Delivery; reason?: Refusal };

export function openOutbox(room: Carrier): Outbox {
  const ofOtherTabs = new Set<string>();
  const held = signal<Refusal | null>(null); // why sending is put off
  let sending = false;
  let retrying: ReturnType<typeof setTimeout> | undefined;
  let adopting: ReturnType<typeof setTimeout> | undefined;
  const acts = openActs(`outbox.${room.place}`, {
    saved: (act, seq) => {
      room.changeMine((mine) => ownWith(mine, act, seq));
      void send(); // what stood behind it
    },
    addedElsewhere: (keys) => {
      for (const key of keys) ofOtherTabs.add(key);
      clearTimeout(adopting);
      adopting = setTimeout(adopt, trustInOtherTabs);
    },
  });

  function adopt(): void {
    ofOtherTabs.clear();
    void send();
  }

  function enqueue(act: Act): void {
    acts.add(act);
    void send();
  }

  function begin(id: string): Pick<Act, "key" | "id" | "at"> {
    return { key: newId(), id, at: room.now.peek() };
  }

  /** Sends one act after the other until nothing is left that can be sent now. */
  async function send(): Promise<void> {
    if (sending || !canSend()) return;
    sending = true;
    clearTimeout(retrying);
    held.value = null;
    let pause: number | undefined;
    for (let act = next(); act && canSend() && !pause; act = next()) pause = await sendOne(act);
    sending = false;
    if (pause && canSend()) retrying = setTimeout(send, pause);
  }

  /** The first act that nothing stands before: another act on the same note, in whatever tab. */
  function next(): Act | undefined {
    acts.refresh();
    const before = new Set<string>();
    for (const act of acts.list.peek()) {
      if (act.refused) continue;
      if (!before.has(act.id) && !ofOtherTabs.has(act.key)) return act;
      before.add(act.id);
    }
    return undefined;
  }

  function canSend(): boolean {
    return room.status.peek() === "live" && room.mine.peek() !== null;
  }

  /** Milliseconds to wait when the act has to, and those behind it with it. */
  async function sendOne(act: Act): Promise<number | undefined> {
    try {
      const saved = await deliver(room, act);
      acts.save(act.key, saved.seq);
      return undefined;
    } catch (error) {
      const reason = reasonOf(error);
      const pause = willPass[reason];
      if (pause) held.value = reason;
      else acts.refuse(act.key, reason);
      return pause;
    }
  }

  /** A note that the server takes a moment later is on its way; any other wait is said. */
  function wayOf({ refused }: Act): Way {
    if (refused) return { delivery: "refused", reason: refused };
    const flows = held.value === null || held.value === "too_many";
    if (room.status.value === "live" && flows) return { delivery: "sending" };
    return { delivery: "waiting", ...(held.value === "not_saved" && { reason: held.value }) };
  }

  function refusedAct(id: string): Act | undefined {
    return acts.list.peek().find((act) => act.id === id && act.refused);
  }

  const stop = effect(() => {
    if (room.mine.value && room.status.value === "live") untracked(() => void send());
  });

  return {
    notes: computed(() => overlay(room.mine.value?.notes ?? [], acts.list.value, wayOf)),
    unsent: computed(() => acts.list.value.length),
    add: (draft) => {
      const inLanguage = { language: language.peek(), ...draft };
      enqueue({ act: "add", ...begin(newId()), draft: inLanguage });
    },
    edit: (id, text) => {
      const refused = refusedAct(id);
      if (refused?.act !== "add") return enqueue({ act: "edit", ...begin(id), text });
      acts.drop(refused.key, { act: "add", ...begin(id), draft: { ...refused.draft, text } });
      void send();
    },
    withdraw: (id) => enqueue({ act: "withdraw", ...begin(id) }),
    retry: (id) => {
      const again = refusedAct(id);
      if (!again) return;
      const { refused: _, ...act } = again;
      acts.drop(act.key, { ...act, key: newId() });
      void send();
    },
    discard: (id) => {
      const refused = refusedAct(id);
      if (refused) acts.drop(refused.key);
    },
    close: () => {
      clearTimeout(retrying);
      clearTimeout(adopting);
      acts.close();
      stop();
    },
  };
}

function deliver(room: Carrier, act: Act): Promise<Saved> {
  switch (act.act) {
    case "add":
      return room.request("note.add", { id: act.id, ...act.draft });
    case "edit":
      return room.request("note.edit", { id: act.id, text: act.text });
    case "withdraw":
      return room.request("note.withdraw", { id: act.id });
  }
}

/** Own things after `act` was saved at `seq` of the log. */
function ownWith(mine: Mine, act: Act, seq: number): Mine {
  switch (act.act) {
    case "add": {
      const { id, at, draft } = act;
      if (mine.notes.some((note) => note.id === id)) return mine;
      const note: Note = {
        id,
        seq,
        at,
        by: mine.member,
        step: draft.step,
        category: draft.category ?? "",
        text: draft.text,
        status: "shown",
        ...(draft.language && { language: draft.language }),
      };
      return { ...mine, notes: [...mine.notes, note] };
    }
    case "edit":
      return {
        ...mine,
        notes: mine.notes.map((note) => (note.id === act.id ? { ...note, text: act.text } : note)),
      };
    case "withdraw":
      return { ...mine, notes: mine.notes.filter((note) => note.id !== act.id) };
  }
}

/** The saved notes with everything that is on its way laid over them. */
function overlay(
  saved: readonly Note[],
  acts: readonly Act[],
  wayOf: (act: Act) => Way,
): OwnNote[] {
  const shown = saved
    .filter(({ status }) => status === "shown" || status === "hidden")
    .map<OwnNote>(({ id, at, text, step, category, language }) => ({
      id,
      at,
      text,
      step,
      category,
      ...(language && { language }),
      delivery: "saved",
    }));
  return acts.reduce((notes, act) => withAct(notes, act, wayOf(act)), shown);
}

function withAct(notes: readonly OwnNote[], act: Act, way: Way): OwnNote[] {
  const { id } = act;
  switch (act.act) {
    case "add":
      return [...notes.filter((note) => note.id !== id), { ...act.draft, id, at: act.at, ...way }];
    case "edit":
      return notes.map((note) => (note.id === id ? { ...note, text: act.text, ...way } : note));
    case "withdraw":
      return act.refused
        ? notes.map((note) => (note.id === id ? { ...note, ...way } : note))
        : notes.filter((note) => note.id !== id);
  }
}
