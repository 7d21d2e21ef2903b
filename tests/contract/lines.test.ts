// Whatever happens to its lines, a screen shows what a fresh one would: the real store over made-up sockets
// that are cut, die in silence, repeat frames and speak after their end. The room lives the stories of
// tests/protocols/golden again and again. What happens is drawn by a seed.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { stubDevice } from "../../clients/kit/device.stub";
import { fold } from "../../clients/kit/fold";
import { openRoom, type Room } from "../../clients/kit/store";
import type { JoinParams, RoomView, WireEvent } from "../../clients/kit/wire";
import { readJson, root } from "./schemas";

interface Frame {
  seq: number;
  events: WireEvent[];
}

interface Story {
  view: RoomView;
  frames: Frame[];
}

const folder = join(root, "tests/protocols/golden");
const files = readdirSync(folder).filter((name) => /^fold-.+\.json$/.test(name));
const losses = 250; // of lines, in each story
const seed = 20261123;

/** mulberry32 */
function chance(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The server's side of one conversation. `seq` grows for ever: after its end the story is told again. */
class Told {
  view: RoomView;
  seq = 0;
  readonly past: Frame[] = [];
  readonly lines = new Set<Line>();
  private told = 0;

  constructor(
    private readonly story: Story,
    private readonly random: () => number,
  ) {
    this.view = story.view;
    this.seq = (story.frames[0]?.seq ?? 1) - 1;
  }

  goOn(): void {
    const { frames } = this.story;
    const next = frames[this.told++ % frames.length] as Frame;
    const events = next.events.map((event) => ({ ...event, seq: this.seq + 1 }));
    this.seq += 1;
    this.view = fold(this.view, events, this.seq - 1);
    this.past.push({ seq: this.seq, events });
    for (const line of this.lines) line.tell(this.past.at(-1) as Frame);
  }

  /** What was missed, or a snapshot: the server has only so much history. */
  greet({ resume }: JoinParams): object {
    const after = resume?.after;
    const rest = { languages: ["en"], guide: { language: "en", languages: ["en"], steps: [] } };
    const here = {
      conversation: "c1",
      seat: "participant",
      seq: this.seq,
      server_time: 0,
      ...rest,
    };
    const known = { ...here, member: "m1", ...(!resume && { token: "secret" }) };
    if (after === undefined || this.random() < 0.3) return { ...known, view: this.view };
    const missed = this.past.filter(({ seq }) => seq > after);
    return { ...known, events: missed.flatMap(({ events }) => events) };
  }
}

let told: Told;
let made: Line[];

/** A socket as the page sees it. What the server says waits in `toCome` until the test lets it through. */
class Line {
  static readonly OPEN = 1;
  readyState = 0;
  dead = false;
  readonly toCome: string[] = [];
  readonly came: string[] = [];
  onopen?: () => void;
  onclose?: () => void;
  onmessage?: (event: { data: string }) => void;

  constructor() {
    made.push(this);
    queueMicrotask(() => {
      this.readyState = Line.OPEN;
      this.onopen?.();
    });
  }

  send(text: string): void {
    if (this.dead) return;
    const { id, method, params } = JSON.parse(text) as {
      id: number;
      method: string;
      params: JoinParams;
    };
    const result = method === "join" ? told.greet(params) : { seq: told.seq, server_time: 0 };
    if (method === "join") told.lines.add(this);
    this.toCome.push(JSON.stringify({ jsonrpc: "2.0", id, result }));
  }

  tell(frame: Frame): void {
    const params = { conversation: "c1", ...frame };
    this.toCome.push(JSON.stringify({ jsonrpc: "2.0", method: "events", params }));
  }

  /** Lets through what comes next. */
  let1(): void {
    const data = this.toCome.shift();
    if (data === undefined || this.dead) return;
    this.came.push(data);
    this.onmessage?.({ data });
  }

  /** A frame that was here already, from a network that repeats. */
  again(index: number): void {
    const data = this.came[index];
    if (data?.includes('"events"')) this.onmessage?.({ data });
  }

  /** What was still on its way when the line was given up. */
  late(): void {
    const data = this.toCome.shift();
    if (data) this.onmessage?.({ data });
  }

  close(): void {
    told.lines.delete(this);
    this.readyState = 3;
    if (!this.dead) queueMicrotask(() => this.onclose?.());
  }
}

let room: Room<RoomView>;

beforeEach(() => {
  vi.useFakeTimers();
  stubDevice();
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("location", { protocol: "http:", host: "room", pathname: "/j/ABCDEF" });
  vi.stubGlobal("WebSocket", Line);
  made = [];
});

afterEach(() => {
  room.close();
  vi.useRealTimers();
});

const line = () => made.at(-1) as Line;

/** Until the newest line has said everything and the page believes it is connected. */
async function settled(): Promise<void> {
  for (let tries = 0; tries < 200; ++tries) {
    while (line().toCome.length > 0 && !line().dead) {
      line().let1();
      await vi.advanceTimersByTimeAsync(0);
    }
    if (room.status.value === "live" && !line().dead && line().toCome.length === 0) return;
    await vi.advanceTimersByTimeAsync(200);
  }
  throw new Error("it did not come back");
}

test.each(files)(`%s: as fresh after each of ${losses} lost lines`, async (file) => {
  const random = chance(seed);
  told = new Told(readJson<Story>(join(folder, file)), random);
  room = openRoom<RoomView>({ code: "ABCDEF" });
  await settled();

  for (let lost = 0; lost < losses; ) {
    const now = line();
    const what = random();
    if (what < 0.35) told.goOn();
    else if (what < 0.7) now.let1();
    else if (what < 0.8) now.again(Math.floor(random() * now.came.length));
    else if (what < 0.9) made.at(-2)?.late();
    else {
      lost += 1;
      if (random() < 0.5) now.onclose?.();
      else now.dead = true; // nothing tells of it
      told.lines.delete(now);
      for (let missed = random() * 8; missed > 1; --missed) told.goOn();
      if (random() < 0.5) window.dispatchEvent(new Event("pageshow"));
      if (random() < 0.5) await vi.advanceTimersByTimeAsync(4000); // another line is being tried
      if (random() < 0.5) now.late();
      await settled();
      expect(room.view.value).toEqual(told.view);
    }
    await vi.advanceTimersByTimeAsync(0);
  }
});

test("a frame that got lost on the way is noticed and fetched", async () => {
  told = new Told(readJson<Story>(join(folder, files[0] as string)), chance(seed));
  room = openRoom<RoomView>({ code: "ABCDEF" });
  await settled();
  told.goOn();
  line().toCome.length = 0;
  expect(room.view.value).not.toEqual(told.view);
  for (let seconds = 0; seconds < 8; ++seconds) {
    await vi.advanceTimersByTimeAsync(1000);
    await settled();
  }
  expect(room.view.value).toEqual(told.view);
});
