import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Status } from "./connection";
import { type StubDevice, stubDevice } from "./device.stub";
import { openOutbox } from "./outbox";
import type { Ask, Method } from "./requests";
import { RequestError } from "./rpc";
import type { Mine } from "./wire";

/** A server that remembers what it was asked, and answers or fails as it is told. */
function carrier(stand: { live: boolean }) {
  const mine = signal<Mine | null>({
    member: "m1",
    number: 1,
    name: "",
    ready: false,
    hand: false,
    notes: [],
    votes: {},
    table: null,
  });
  const status = signal<Status>(stand.live ? "live" : "offline");
  const asked: { method: Method; params: unknown }[] = [];
  const failures: RequestError[] = [];
  const request = ((method: Method, params: unknown) => {
    asked.push({ method, params });
    const failure = failures.shift();
    return failure ? Promise.reject(failure) : Promise.resolve({ seq: asked.length });
  }) as Ask;
  return {
    mine,
    status,
    asked,
    failures,
    request,
    place: "ABCDEF",
    now: signal(1000),
    changeMine: (change: (mine: Mine) => Mine) => {
      if (mine.value) mine.value = change(mine.value);
    },
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const hope = { text: "Shade on the square", step: "hopes", category: "aspiration" };

let device: StubDevice;

beforeEach(() => {
  device = stubDevice();
});

afterEach(() => vi.useRealTimers());

test("a note is sending, then saved", async () => {
  const room = carrier({ live: true });
  const outbox = openOutbox(room);
  outbox.add(hope);
  expect(outbox.notes.value).toMatchObject([{ ...hope, delivery: "sending" }]);
  await settled();
  expect(outbox.notes.value).toMatchObject([{ ...hope, delivery: "saved" }]);
  expect(outbox.unsent.value).toBe(0);
});

test("what was written offline is sent once the connection is back, in order", async () => {
  const room = carrier({ live: false });
  const outbox = openOutbox(room);
  outbox.add(hope);
  const [first] = outbox.notes.value;
  outbox.edit(first?.id ?? "", "Trees on the square");
  await settled();
  expect(room.asked).toEqual([]);
  expect(outbox.notes.value).toMatchObject([{ text: "Trees on the square", delivery: "waiting" }]);
  room.status.value = "live";
  await settled();
  expect(room.asked.map(({ method }) => method)).toEqual(["note.add", "note.edit"]);
  expect(outbox.notes.value).toMatchObject([{ text: "Trees on the square", delivery: "saved" }]);
});

test("a note whose answer was lost is sent again with the same id", async () => {
  const room = carrier({ live: true });
  room.failures.push(new RequestError("offline"));
  const outbox = openOutbox(room);
  outbox.add(hope);
  await settled();
  expect(outbox.notes.value).toMatchObject([{ delivery: "waiting" }]);
  room.status.value = "offline";
  room.status.value = "live";
  await settled();
  const ids = room.asked.map(({ params }) => (params as { id: string }).id);
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
  expect(outbox.notes.value).toMatchObject([{ delivery: "saved" }]);
  outbox.close();
});

test("what waits survives a reload", async () => {
  const before = carrier({ live: true });
  before.failures.push(new RequestError("not_saved"));
  const closing = openOutbox(before);
  closing.add(hope);
  await settled();
  closing.close();
  const room = carrier({ live: true });
  const outbox = openOutbox(room);
  await settled();
  expect(room.asked).toMatchObject([{ method: "note.add", params: hope }]);
  expect(outbox.notes.value).toMatchObject([{ ...hope, delivery: "saved" }]);
});

test("a refused note stays on the screen and does not hold up the next", async () => {
  const room = carrier({ live: true });
  room.failures.push(new RequestError("closed"));
  const outbox = openOutbox(room);
  outbox.add(hope);
  outbox.add({ ...hope, text: "A bus on Sundays" });
  await settled();
  expect(outbox.notes.value).toMatchObject([
    { text: "A bus on Sundays", delivery: "saved" },
    { text: hope.text, delivery: "refused", reason: "closed" },
  ]);
  outbox.retry(outbox.notes.value[1]?.id ?? "");
  await settled();
  expect(outbox.notes.value).toMatchObject([{ delivery: "saved" }, { delivery: "saved" }]);
});

test("a note taken back leaves the list at once", async () => {
  const room = carrier({ live: true });
  const outbox = openOutbox(room);
  outbox.add(hope);
  await settled();
  outbox.withdraw(outbox.notes.value[0]?.id ?? "");
  expect(outbox.notes.value).toEqual([]);
  await settled();
  expect(room.asked.at(-1)?.method).toBe("note.withdraw");
  expect(outbox.notes.value).toEqual([]);
});

test("a note too many is on its way until the server takes it", async () => {
  vi.useFakeTimers();
  const room = carrier({ live: true });
  room.failures.push(new RequestError("too_many"), new RequestError("too_many"));
  const outbox = openOutbox(room);
  outbox.add(hope);
  outbox.add({ ...hope, text: "A bus on Sundays" });
  await vi.advanceTimersByTimeAsync(1000);
  expect(outbox.notes.value).toMatchObject([{ delivery: "sending" }, { delivery: "sending" }]);
  expect(outbox.notes.value.some(({ reason }) => reason)).toBe(false);
  await vi.advanceTimersByTimeAsync(5000);
  expect(outbox.notes.value).toMatchObject([{ delivery: "saved" }, { delivery: "saved" }]);
  expect(room.asked.map(({ params }) => (params as { text: string }).text)).toEqual([
    hope.text,
    hope.text,
    hope.text,
    "A bus on Sundays",
  ]);
});

test("a note that the laptop could not save says so, and is tried again", async () => {
  vi.useFakeTimers();
  const room = carrier({ live: true });
  room.failures.push(new RequestError("not_saved"));
  const outbox = openOutbox(room);
  outbox.add(hope);
  await vi.advanceTimersByTimeAsync(100);
  expect(outbox.notes.value).toMatchObject([{ delivery: "waiting", reason: "not_saved" }]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(outbox.notes.value).toMatchObject([{ delivery: "saved" }]);
});

test("two tabs send what was written in each once, and both show it", async () => {
  const [here, there] = [carrier({ live: false }), carrier({ live: false })];
  const [one, other] = [openOutbox(here), openOutbox(there)];
  one.add(hope);
  await settled();
  other.add({ ...hope, text: "A bus on Sundays" });
  await settled();
  expect(one.unsent.value).toBe(2);
  here.status.value = "live";
  there.status.value = "live";
  await settled();
  expect(here.asked).toMatchObject([{ params: { text: hope.text } }]);
  expect(there.asked).toMatchObject([{ params: { text: "A bus on Sundays" } }]);
  for (const { notes } of [one, other])
    expect(notes.value.map(({ text, delivery }) => `${delivery} ${text}`).sort()).toEqual([
      "saved A bus on Sundays",
      `saved ${hope.text}`,
    ]);
});

test("what is changed in another tab waits until the note itself is saved", async () => {
  const [here, there] = [carrier({ live: false }), carrier({ live: true })];
  const [one, other] = [openOutbox(here), openOutbox(there)];
  one.add(hope);
  await settled();
  other.edit(other.notes.value[0]?.id ?? "", "Trees on the square");
  await settled();
  expect(there.asked).toEqual([]);
  here.status.value = "live";
  await settled();
  expect(there.asked).toMatchObject([{ method: "note.edit" }]);
  expect(one.notes.value).toMatchObject([{ text: "Trees on the square", delivery: "saved" }]);
  expect(other.notes.value).toMatchObject([{ text: "Trees on the square", delivery: "saved" }]);
});

test("what a closed tab has left is sent by the other", async () => {
  vi.useFakeTimers();
  const [here, there] = [carrier({ live: false }), carrier({ live: true })];
  const [one, other] = [openOutbox(here), openOutbox(there)];
  one.add(hope);
  one.close();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(there.asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(there.asked).toMatchObject([{ method: "note.add" }]);
  expect(other.notes.value).toMatchObject([{ delivery: "saved" }]);
});

test("emptied storage takes no unsent note away, and none is sent twice", async () => {
  const room = carrier({ live: false });
  const outbox = openOutbox(room);
  outbox.add(hope);
  device.storage.clear();
  outbox.add({ ...hope, text: "A bus on Sundays" });
  device.storage.clear();
  room.status.value = "live";
  await settled();
  expect(room.asked.map(({ params }) => (params as { text: string }).text)).toEqual([
    hope.text,
    "A bus on Sundays",
  ]);
  expect(outbox.unsent.value).toBe(0);
});

test("a full device loses nothing while the page is open, and says nothing twice", async () => {
  const room = carrier({ live: false });
  const outbox = openOutbox(room);
  outbox.add(hope);
  device.full = true;
  outbox.add({ ...hope, text: "A bus on Sundays" });
  room.failures.push(new RequestError("closed"));
  room.status.value = "live";
  await settled();
  expect(room.asked).toHaveLength(2);
  expect(outbox.notes.value.map(({ text, delivery }) => `${delivery} ${text}`).sort()).toEqual([
    `refused ${hope.text}`,
    "saved A bus on Sundays",
  ]);
});

test("what stands in the storage for other reasons harms nothing", async () => {
  device.storage.set("outward.outbox.ABCDEF", "[]");
  const room = carrier({ live: true });
  const outbox = openOutbox(room);
  outbox.add(hope);
  await settled();
  expect(outbox.notes.value).toMatchObject([{ ...hope, delivery: "saved" }]);
});
