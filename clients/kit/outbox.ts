// Notes on their way to the archive. What a person wrote is kept on this device until the server has
// answered that it is saved; it is sent in order, and again with the same id after a lost answer, so
// that it arrives once. It survives a reload.

import { batch, computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import { forget, recall, remember } from "./device";
import { newId } from "./id";
import type { Saved } from "./requests";
import { type Refusal, reasonOf } from "./rpc";
import type { Room } from "./store";
import type { Mine, Note, RoomView } from "./wire";

/** What can be said about a note beside its words. */
export interface Draft {
  text: string;
  step: string;
  category?: string;
  quote?: true;
  spoken?: true;
}

export type Delivery = "saved" | "sending" | "waiting" | "refused";

/** One's own note as the screen shows it: saved, or on its way. */
export interface OwnNote extends Draft {
  id: string;
  at: number;
  delivery: Delivery;
  /** Only when refused. */
  reason?: Refusal | undefined;
}

type Act = {
  /** Tells two acts on one note apart. */
  key: string;
  /** Of the note. */
  id: string;
  at: number;
  delivery: Exclude<Delivery, "saved">;
  reason?: Refusal | undefined;
} & ({ act: "add"; draft: Draft } | { act: "edit"; text: string } | { act: "withdraw" });

export interface Outbox {
  /** Own notes, oldest first: the saved ones and those on their way; not those taken back. */
  notes: ReadonlySignal<OwnNote[]>;
  /** How many acts wait to be saved. */
  unsent: ReadonlySignal<number>;
  /** False when this browser refuses to keep things: then closing the page loses what is unsent. */
  kept: ReadonlySignal<boolean>;
  add(draft: Draft): void;
  edit(id: string, text: string): void;
  withdraw(id: string): void;
  /** Tries a refused act again. */
  retry(id: string): void;
  /** Lets a refused act go. */
  discard(id: string): void;
  close(): void;
}

const pauseBeforeRetry = 3_000;
const willPass: readonly Refusal[] = ["offline", "too_many", "not_saved"];

type Carrier = Pick<Room<RoomView>, "place" | "mine" | "status" | "request" | "changeMine" | "now">;

export function openOutbox(room: Carrier): Outbox {
  const memory = `outbox.${room.place}`;
  const acts = signal(recall<Act[]>(memory, []));
  const kept = signal(true);
  let sending = false;
  let retrying: ReturnType<typeof setTimeout> | undefined;

  function put(next: Act[]): void {
    acts.value = next;
    if (next.length === 0) forget(memory);
    else kept.value = remember(memory, next);
  }

  function mark(key: string, delivery: Act["delivery"], reason?: Refusal): void {
    put(acts.peek().map((act) => (act.key === key ? { ...act, delivery, reason } : act)));
  }

  function enqueue(act: Act): void {
    put([...acts.peek(), act]);
    void send();
  }

  function begin(id: string): Pick<Act, "key" | "id" | "at" | "delivery"> {
    const delivery = room.status.peek() === "live" ? "sending" : "waiting";
    return { key: newId(), id, at: room.now.peek(), delivery };
  }

  /** Sends one act after the other until nothing is left that can be sent now. */
  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    clearTimeout(retrying);
    for (let act = next(); act && canSend(); act = next()) {
      if (!(await sendOne(act))) break;
    }
    sending = false;
    if (next() && canSend()) retrying = setTimeout(send, pauseBeforeRetry);
  }

  function next(): Act | undefined {
    return acts.peek().find(({ delivery }) => delivery !== "refused");
  }

  function canSend(): boolean {
    return room.status.peek() === "live" && room.mine.peek() !== null;
  }

  /** False when the act has to wait, and those behind it with it. */
  async function sendOne(act: Act): Promise<boolean> {
    mark(act.key, "sending");
    try {
      const saved = await deliver(room, act);
      batch(() => {
        room.changeMine((mine) => ownWith(mine, act, saved));
        put(acts.peek().filter(({ key }) => key !== act.key));
      });
      return true;
    } catch (error) {
      const reason = reasonOf(error);
      const waits = willPass.includes(reason);
      mark(act.key, waits ? "waiting" : "refused", reason);
      return !waits;
    }
  }

  const stop = effect(() => {
    if (room.mine.value && room.status.value === "live") untracked(() => void send());
  });

  return {
    notes: computed(() => overlay(room.mine.value?.notes ?? [], acts.value)),
    unsent: computed(() => acts.value.length),
    kept,
    add: (draft) => enqueue({ act: "add", ...begin(newId()), draft }),
    edit: (id, text) => {
      const refused = acts.peek().find((act) => act.id === id && act.delivery === "refused");
      if (refused?.act !== "add") return enqueue({ act: "edit", ...begin(id), text });
      const draft = { ...refused.draft, text };
      put(acts.peek().filter((act) => act !== refused));
      enqueue({ act: "add", ...begin(id), draft });
    },
    withdraw: (id) => enqueue({ act: "withdraw", ...begin(id) }),
    retry: (id) => {
      put(acts.peek().map((act) => (act.id === id ? { ...act, delivery: "waiting" } : act)));
      void send();
    },
    discard: (id) => {
      put(acts.peek().filter((act) => act.id !== id || act.delivery !== "refused"));
    },
    close: () => {
      clearTimeout(retrying);
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

/** Own things after `act` was saved. */
function ownWith(mine: Mine, act: Act, saved: Saved): Mine {
  switch (act.act) {
    case "add": {
      const { id, at, draft } = act;
      if (mine.notes.some((note) => note.id === id)) return mine;
      const note: Note = {
        id,
        seq: saved.seq,
        at,
        by: mine.member,
        step: draft.step,
        category: draft.category ?? "",
        text: draft.text,
        status: "shown",
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
function overlay(saved: readonly Note[], acts: readonly Act[]): OwnNote[] {
  const shown = saved
    .filter(({ status }) => status === "shown" || status === "hidden")
    .map<OwnNote>(({ id, at, text, step, category }) => ({
      id,
      at,
      text,
      step,
      category,
      delivery: "saved",
    }));
  return acts.reduce((notes, act) => withAct(notes, act), shown);
}

function withAct(notes: readonly OwnNote[], act: Act): OwnNote[] {
  const { id, delivery } = act;
  const reason = act.reason && { reason: act.reason };
  switch (act.act) {
    case "add": {
      const added: OwnNote = { ...act.draft, id, at: act.at, delivery, ...reason };
      return [...notes.filter((note) => note.id !== id), added];
    }
    case "edit":
      return notes.map((note) =>
        note.id === id ? { ...note, text: act.text, delivery, ...reason } : note,
      );
    case "withdraw":
      return delivery === "refused"
        ? notes.map((note) => (note.id === id ? { ...note, delivery, ...reason } : note))
        : notes.filter((note) => note.id !== id);
  }
}
