// One seat in one room: what it sees, kept in step with the server, as signals.

import { batch, computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import { connect, type Status } from "./connection";
import { fold } from "./fold";
import { wanted } from "./i18n";
import { rememberMembership } from "./membership";
import type { Ask, Result } from "./requests";
import type { Notification, Refusal } from "./rpc";
import { startServerClock } from "./server-clock";
import { atTable } from "./tables";
import type {
  AdviceParams,
  GuideView,
  JoinParams,
  JoinResult,
  Mine,
  PresenceParams,
  RoomView,
  Seat,
  WireEvent,
} from "./wire";

export interface Room<V extends RoomView> {
  /** Names this seat on this device, to remember things under. */
  place: string;
  /** null until the first join. Who sits at a table sees that table's step, clock and story. */
  view: ReadonlySignal<V | null>;
  /** In the language that is wanted, or the guide's first. */
  guide: ReadonlySignal<GuideView | null>;
  /** Own things; null for a wall. Own notes are only those that are saved (see outbox). */
  mine: ReadonlySignal<Mine | null>;
  languages: ReadonlySignal<string[]>;
  /** null until the first join. */
  seat: ReadonlySignal<Seat | null>;
  status: ReadonlySignal<Status>;
  presence: ReadonlySignal<PresenceParams | null>;
  /** What the guide advises now (crew seats are told). */
  advice: ReadonlySignal<AdviceParams | null>;
  /** True while the archive cannot write (crew seats are told). */
  trouble: ReadonlySignal<boolean>;
  /** True when somebody has been guessing codes since this page was opened (crew seats are told). */
  guessing: ReadonlySignal<boolean>;
  /** Where phones find the laptop, once that has changed since this page was opened. */
  addresses: ReadonlySignal<string[] | null>;
  /** Why the server will not have this seat at all; null while it may. */
  refusal: ReadonlySignal<Refusal | null>;
  /** The server's time now, in milliseconds; ticks each second. */
  now: ReadonlySignal<number>;
  request: Ask;
  /** Own things change by own acts, which come back as answers and not as events. */
  changeMine(change: (mine: Mine) => Mine): void;
  close(): void;
}

export function openRoom<V extends RoomView>(seat: JoinParams): Room<V> {
  const view = signal<V | null>(null);
  const guide = signal<GuideView | null>(null);
  const mine = signal<Mine | null>(null);
  const languages = signal<string[]>([]);
  const seated = signal<Seat | null>(null);
  const presence = signal<PresenceParams | null>(null);
  const advice = signal<AdviceParams | null>(null);
  const trouble = signal(false);
  const guessing = signal(false);
  const addresses = signal<string[] | null>(null);
  const refusal = signal<Refusal | null>(null);
  const clock = startServerClock();
  const place = seat.code ?? `${seat.conversation}.${pageName()}`;
  const membership = rememberMembership(seat, place);
  let applied = 0; // log position that `view` stands at

  function joined(result: JoinResult): void {
    membership.joined(result);
    batch(() => {
      clock.set(result.server_time);
      guide.value = result.guide;
      languages.value = result.languages;
      seated.value = result.seat;
      mine.value = result.mine ?? null;
      refusal.value = null;
      trouble.value = false; // it is told anew
      if (result.view) view.value = result.view as V;
      else if (view.value) view.value = fold(view.value, result.events ?? [], applied);
      applied = result.seq;
    });
  }

  function apply(events: readonly WireEvent[]): void {
    if (view.value) view.value = fold(view.value, events, applied);
    for (const event of events) {
      if (event.seq > applied && mine.value) mine.value = ownAfter(mine.value, event);
    }
  }

  function notified({ method, params }: Notification): void {
    batch(() => {
      if (method === "presence") presence.value = params;
      if (method === "advice") advice.value = params;
      if (method === "trouble") {
        if (params.reason === "guessing") guessing.value = true;
        else trouble.value = params.reason === "not_saved";
      }
      if (method === "addresses") addresses.value = params.addresses;
      if (method === "events" && params.seq > applied) {
        apply(params.events);
        applied = params.seq;
      }
    });
  }

  function answered({ server_time, seq }: Result<"ping">): boolean {
    clock.set(server_time);
    return seq === applied; // frames come in order, so that all of them are here now
  }

  /**
   * A member that the server no longer knows joins anew, and so does one who has a key and was taken out:
   * the host may have given a new one. Anything else is final.
   */
  function refused(reason: Refusal): boolean {
    const unknown = reason === "wrong_key" || reason === "not_found";
    const anew = unknown || (reason === "removed" && seat.key !== undefined);
    if (anew && membership.drop()) return true;
    refusal.value = reason;
    return false;
  }

  const join = () => membership.join(wanted.value, view.value ? applied : null);
  const connection = connect({ joining: "join", join, joined, notified, answered, refused });

  const stopReading = effect(() => {
    const language = wanted.value;
    const shown = guide.peek();
    if (connection.status.value !== "live" || !shown) return;
    const best = shown.languages.includes(language) ? language : shown.languages[0];
    if (best === undefined || best === shown.language) return;
    connection
      .request("guide.read", { language: best })
      .then((answer) => {
        if (wanted.peek() === language) guide.value = answer.guide;
      })
      .catch(() => undefined); // the next join brings it
  });

  return {
    place,
    view: computed(() => view.value && atTable(view.value, mine.value?.table)),
    guide,
    mine,
    languages,
    seat: seated,
    status: connection.status,
    presence,
    advice,
    trouble,
    guessing,
    addresses,
    refusal,
    now: clock.now,
    request: connection.request,
    changeMine: (change) => {
      if (mine.value) mine.value = change(mine.value);
    },
    close: () => {
      clock.stop();
      stopReading();
      connection.close();
    },
  };
}

/** What an event does to own things: a new step asks for ready anew, the host may erase a note. */
function ownAfter(mine: Mine, event: WireEvent): Mine {
  switch (event.type) {
    case "step.entered":
      return { ...mine, ready: false };
    case "hand.changed":
      return event.hands === 0 || (event.member === mine.member && event.hand_at === null)
        ? { ...mine, hand: false }
        : mine;
    case "note.counted":
      return event.erased
        ? { ...mine, notes: mine.notes.filter(({ id }) => id !== event.id) }
        : mine;
    case "seats.changed":
      return mine.member in event.seats
        ? { ...mine, table: event.seats[mine.member] ?? null, ready: false }
        : mine;
    case "tables.changed":
      return event.tables.some(({ number, ready }) => number === mine.table && ready === 0)
        ? { ...mine, ready: false }
        : mine;
    default:
      return mine;
  }
}

/** "notes" for /c/ID/notes: each page of a conversation is a seat of its own. */
function pageName(): string {
  return location.pathname.split("/")[3] ?? "";
}
