import { signal } from "@preact/signals";
import { beforeEach, expect, test, vi } from "vitest";
import type { Status } from "./connection";
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

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});

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
