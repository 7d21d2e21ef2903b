import { type Signal, signal } from "@preact/signals";
import { beforeEach, expect, test } from "vitest";
import { stubDevice } from "../../kit/device.stub";
import { RequestError } from "../../kit/rpc";
import type { InitiativeEvent, RecordSetParams, SentenceRecord } from "../../kit/wire";
import type { Desk } from "../desk";
import { fold, type InitiativeState } from "../fold";
import { recordOf } from "../records";
import { stateOf } from "../state.stub";
import type { Spot, WordsDesk } from "./desk";

const first: SentenceRecord = {
  id: "s",
  slot: "want",
  rank: 0,
  texts: { en: "A bench" },
  themes: [],
};
const english: Spot = { kind: "sentence", id: "s", language: "en" };
const spanish: Spot = { ...english, language: "es" };

/** The server, and two seats at it. What `late` holds back a seat hears only when it is told to. */
class Table {
  log: InitiativeEvent[] = [];
  seats: { state: Signal<InitiativeState>; heard: number; late: boolean; tell(): void }[] = [];
  down = false;

  set({ set, over }: RecordSetParams, by: string): number {
    if (this.down) throw new RequestError("offline");
    const last = this.log[this.log.length - 1]?.seq ?? 1;
    if (over !== last) throw new RequestError("stale");
    const seq = last + 1;
    const kept = { ...set, seq, at: 0, by };
    this.log.push({
      type: "record.set",
      seq,
      at: 0,
      by,
      act: "",
      first: seq,
      kept,
    } as InitiativeEvent);
    for (const seat of this.seats) if (!seat.late) seat.tell();
    return seq;
  }

  join(name: string) {
    const listeners = new Set<(event: InitiativeEvent) => void>();
    const state = signal(stateOf([{ kind: "sentence", record: first }]));
    const status = signal<"live" | "offline">("live");
    const table = this;
    const seat = {
      state,
      heard: 0,
      late: false,
      tell() {
        for (const event of table.log.slice(seat.heard)) {
          state.value = fold(state.value, [event], event.seq - 1);
          for (const listener of [...listeners]) listener(event);
        }
        seat.heard = table.log.length;
      },
    };
    this.seats.push(seat);
    const desk = {
      id: name, // each on a device of their own
      state,
      status,
      me: signal(name),
      heed: (listener: (event: InitiativeEvent) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      request: async (_: string, params: RecordSetParams) => ({ seq: table.set(params, name) }),
    } as unknown as Desk;
    return { seat, status, words: openWords(desk), desk };
  }

  texts(place: number) {
    const state = this.seats[place]?.state.value;
    return state && recordOf(state, "sentence", "s")?.texts;
  }
}

let openWords: (desk: Desk) => WordsDesk;
beforeEach(async () => {
  stubDevice();
  ({ openWords } = await import("./desk"));
});

test("what one writes is saved and nothing of it stays behind", async () => {
  const table = new Table();
  const rosa = table.join("rosa");
  table.join("tom");
  rosa.words.write(english, "A bench  for the\nold people ");
  await rosa.words.save(english);
  expect(table.texts(1)).toEqual({ en: "A bench for the old people" });
  expect(rosa.words.standing(english)).toEqual({
    state: "saved",
    text: "A bench for the old people",
  });
});

test("two who write the same sentence in two languages both get in", async () => {
  const table = new Table();
  const rosa = table.join("rosa");
  const tom = table.join("tom");
  tom.seat.late = true;
  rosa.words.write(english, "A good bench");
  await rosa.words.save(english);
  tom.words.write(spanish, "Un buen banco");
  const saving = tom.words.save(spanish); // over a state that he has not heard of yet
  await Promise.resolve();
  tom.seat.late = false;
  tom.seat.tell();
  await saving;
  expect(table.texts(0)).toEqual({ en: "A good bench", es: "Un buen banco" });
});

test("two who write the same words: the later sees both, and what is chosen stands", async () => {
  const table = new Table();
  const rosa = table.join("rosa");
  const tom = table.join("tom");
  tom.words.write(english, "A tree");
  rosa.words.write(english, "A fountain");
  await rosa.words.save(english);
  await tom.words.save(english);
  expect(tom.words.standing(english)).toEqual({
    state: "apart",
    text: "A tree",
    theirs: "A fountain",
  });
  expect(table.texts(0)).toEqual({ en: "A fountain" });
  await tom.words.keepMine(english);
  expect(table.texts(0)).toEqual({ en: "A tree" });
  rosa.words.write(english, "A pond");
  rosa.words.takeTheirs(english);
  expect(rosa.words.standing(english)).toEqual({ state: "saved", text: "A tree" });
});

test("what could not be sent waits, and goes when the connection is back", async () => {
  const table = new Table();
  const rosa = table.join("rosa");
  table.down = true;
  rosa.status.value = "offline";
  rosa.words.write(english, "A tree");
  await rosa.words.save(english);
  expect(rosa.words.standing(english)).toEqual({ state: "unsaved", text: "A tree" });
  table.down = false;
  rosa.status.value = "live";
  await expect.poll(() => table.texts(0)).toEqual({ en: "A tree" });
});

test("what waits on the device is there when the page is opened again", async () => {
  const table = new Table();
  const rosa = table.join("rosa");
  rosa.words.write(english, "A tree");
  rosa.words.close();
  const again = openWords({ ...rosa.desk, status: signal("offline") } as unknown as Desk);
  expect(again.standing(english)).toEqual({ state: "unsaved", text: "A tree" });
});

test("words in a sentence that was removed meanwhile are not lost", () => {
  const table = new Table();
  const rosa = table.join("rosa");
  rosa.words.write(english, "A tree");
  rosa.seat.state.value = { ...rosa.seat.state.value, records: new Map() };
  expect(rosa.words.stranded("sentence")).toEqual([{ spot: english, text: "A tree" }]);
  rosa.words.forget("sentence", "s");
  expect(rosa.words.stranded("sentence")).toEqual([]);
});
