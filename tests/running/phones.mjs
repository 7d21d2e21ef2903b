// Model phones, for tests with many of them. They behave as the pages do (clients/kit: connection,
// rpc, outbox, fold): each makes its own ids, sends one act after the other, comes back by itself in
// longer and longer turns, and sends what was not answered again. What a phone was told is saved, it
// remembers: that is what the archive is held against.

import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { packages } from "../packages.mjs";

const { WebSocket } = packages("ws");

/** In milliseconds; the same figures as in clients/kit. */
const usual = {
  firstPause: 500,
  longestPause: 5_000,
  longestSilence: 5_000,
  probePatience: 2_400,
  requestPatience: 15_000,
  openingPatience: 3_000,
};
/** What passes by itself, with the milliseconds after which it is worth another try. */
const willPass = { offline: 3_000, too_many: 1_200, not_saved: 3_000 };

const everybody = new Set();
const fold = await foldOfThePages();

export class RequestError extends Error {
  constructor(reason, message = reason) {
    super(message);
    this.reason = reason;
  }
}

export class Phone {
  live = false;
  /** Between asking for its seat and the answer. */
  joining = false;
  member = null;
  /** What the screen shows: the pages' fold of what came, and the log position that it stands at. */
  view = null;
  seq = 0;
  /** Acts on their way. The first may be in the archive already when it was tried before. */
  outbox = [];
  /** Acts that are answered, in order: the archive has them, at `seq` or before when sent again. */
  saved = [];
  refused = [];
  /** What was asked once, outside the outbox; `seq` stays null when no answer came. */
  asked = [];
  /** Own notes and the own hand as the answers left them. */
  notes = new Map();
  hand = false;
  /** The last trouble that the crew was told of. */
  trouble = null;
  /** When it tried to connect, and when it joined and what that brought: "view" or "events". */
  attempts = [];
  joins = [];
  /** What must never happen. */
  complaints = [];

  #address;
  #seat;
  #resume = null;
  /** Made here, so that a join whose answer was lost is not a second member. */
  #token = randomBytes(24).toString("base64url");
  #chance;
  #seen;
  #manners;
  #socket = null;
  #waiting = new Map();
  #last_id = 0;
  #failures = 0;
  #sending = false;
  #heard = 0;
  #probing = null;
  #timers = {};
  #closed = false;

  /**
   * `seat` is what to join with: a code, or a conversation and a key. `seen` is called with the view
   * after each frame, and with the one before.
   */
  constructor(origin, seat, { chance = Math.random, seen = () => undefined, ...manners } = {}) {
    everybody.add(this);
    this.#seen = seen;
    this.#address = `${origin.replace("http", "ws")}/live`;
    this.#seat = seat;
    this.#chance = chance;
    this.#manners = { ...usual, ...manners };
    this.#listen();
    this.#open();
  }

  /** Puts an act into the outbox. */
  send(method, params) {
    this.outbox.push({ method, params, tries: 0 });
    this.#deliver();
  }

  /** Asks once, as buttons do; fails with "offline" while the phone is. */
  async ask(method, params = {}) {
    if (!this.live) throw new RequestError("offline");
    const act = { method, params, seq: null, pending: true };
    this.asked.push(act);
    try {
      const { seq } = await this.#request(method, params);
      act.seq = seq;
      if (method === "hand.raise" || method === "hand.lower") this.hand = method === "hand.raise";
    } catch (error) {
      act.reason = error.reason;
      throw error;
    } finally {
      act.pending = false;
    }
  }

  /** Stops reading the socket, as a sleeping phone does; the server is not told. */
  stall() {
    clearInterval(this.#timers.listening);
    this.#socket.pause();
  }

  /** Looks whether the server is still there, as a page does that is looked at again. */
  wake() {
    this.#socket?.resume();
    this.#listen();
    return this.#probe();
  }

  close() {
    everybody.delete(this);
    this.#closed = true;
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.#socket?.terminate();
  }

  #open() {
    this.attempts.push(performance.now());
    const socket = new WebSocket(this.#address, "outward.v1", {
      origin: this.#address.replace("ws", "http").replace("/live", ""),
      perMessageDeflate: false,
      allowSynchronousEvents: false, // one message at a time, as in a browser
      handshakeTimeout: this.#manners.openingPatience,
    });
    this.#socket = socket;
    const mine = (act) => (data) => {
      if (socket === this.#socket) act(data);
    };
    socket.on(
      "open",
      mine(() => this.#join()),
    );
    socket.on(
      "message",
      mine((data) => this.#hear(JSON.parse(data))),
    );
    socket.on(
      "close",
      mine(() => this.#comeBack()),
    );
    socket.on("error", () => undefined); // "close" follows
  }

  async #join() {
    const socket = this.#socket;
    const { code: _, ...seat } = this.#seat;
    const after = this.view ? { after: this.seq } : {};
    const wish = this.#resume
      ? {
          ...seat,
          conversation: this.#resume.conversation,
          resume: { ...this.#resume.as, ...after },
        }
      : { ...this.#seat, token: this.#token };
    this.joining = true;
    try {
      const result = await this.#request("join", wish);
      if (socket === this.#socket) this.#joined(result);
    } catch ({ reason, message }) {
      if (!(reason in willPass) && reason !== "not_now") this.complaints.push(`join: ${message}`);
      if (socket === this.#socket) socket.terminate();
    } finally {
      this.joining = false;
    }
  }

  #joined(result) {
    const { conversation, member, seq, view, events, mine } = result;
    if (seq < this.seq) this.complaints.push(`the log went back from ${this.seq} to ${seq}`);
    if (member) this.#resume ??= { conversation, as: { member, token: this.#token } };
    this.member = member ?? null;
    this.hand = mine?.hand ?? false;
    this.view = view ?? fold(this.view, events, this.seq);
    this.seq = seq;
    this.joins.push({ at: performance.now(), brought: view ? "view" : "events" });
    this.#failures = 0;
    this.live = true;
    this.#deliver();
  }

  #hear({ id, result, error, method, params }) {
    this.#heard = performance.now();
    const request = this.#waiting.get(id);
    if (request) {
      this.#waiting.delete(id);
      clearTimeout(request.deadline);
      if (error) request.reject(new RequestError(error.data.reason, error.message));
      else request.resolve(result);
    } else if (method === "events" && params.seq > this.seq) {
      const before = this.view;
      this.view = fold(before, params.events, this.seq);
      this.seq = params.seq;
      this.#seen(this.view, before);
    } else if (method === "trouble") {
      this.trouble = params.reason;
    }
  }

  #request(method, params, patience = this.#manners.requestPatience) {
    return new Promise((resolve, reject) => {
      if (this.#socket.readyState !== WebSocket.OPEN) return reject(new RequestError("offline"));
      this.#last_id += 1;
      const id = this.#last_id;
      const deadline = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new RequestError("offline"));
      }, patience);
      this.#waiting.set(id, { resolve, reject, deadline });
      this.#socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }));
    });
  }

  #lose() {
    this.#socket = null;
    this.live = false;
    for (const { reject, deadline } of this.#waiting.values()) {
      clearTimeout(deadline);
      reject(new RequestError("offline"));
    }
    this.#waiting.clear();
  }

  #comeBack() {
    this.#lose();
    if (this.#closed) return;
    const { firstPause, longestPause } = this.#manners;
    const longest = Math.min(firstPause * 2 ** this.#failures, longestPause);
    this.#failures += 1;
    this.#timers.again = setTimeout(() => this.#open(), (longest * (1 + this.#chance())) / 2);
  }

  /** Asks when the line has been silent for long. */
  #listen() {
    this.#timers.listening = setInterval(() => {
      if (performance.now() - this.#heard > this.#manners.longestSilence) this.#probe();
    }, 1_000);
  }

  /** Asks whether the other side is still there, and replaces the socket when it is not. */
  async #probe() {
    const asked = this.#socket;
    if (!this.live || this.#probing === asked) return;
    this.#probing = asked;
    const since = performance.now();
    const pong = await this.#request("ping", {}, this.#manners.probePatience).catch(() => null);
    if (this.#probing === asked) this.#probing = null;
    if (this.#socket !== asked) return;
    if (pong && pong.seq !== this.seq) this.complaints.push(`no frame came up to ${pong.seq}`);
    if (pong || this.#heard > since) return;
    this.#lose();
    asked.terminate();
    this.#open();
  }

  async #deliver() {
    if (this.#sending) return;
    this.#sending = true;
    clearTimeout(this.#timers.retry);
    let pause = 0;
    while (this.live && this.outbox.length > 0 && !pause) {
      pause = await this.#sendOne(this.outbox[0]);
      if (!pause) this.outbox.shift();
    }
    this.#sending = false;
    if (pause && this.live) this.#timers.retry = setTimeout(() => this.#deliver(), pause);
  }

  /** How long the act has to wait, and those behind it with it; 0 when it is done. */
  async #sendOne(act) {
    act.tries += 1;
    const began = performance.now();
    try {
      const { seq } = await this.#request(act.method, act.params);
      this.saved.push({ ...act, seq, took: performance.now() - began });
      const { id, text } = act.params;
      if (act.method === "note.withdraw") this.notes.delete(id);
      else this.notes.set(id, text);
      return 0;
    } catch (error) {
      if (error.reason in willPass) return willPass[error.reason];
      this.refused.push({ ...act, reason: error.reason });
      return 0;
    }
  }
}

/** Puts away all phones that are still about. */
export function closePhones() {
  for (const phone of everybody) phone.close();
}

/** clients/kit/fold.ts without its types: the pages' own. */
async function foldOfThePages() {
  const file = new URL("../../clients/kit/fold.ts", import.meta.url);
  const { code } = await packages("vite").transformWithOxc(readFileSync(file, "utf8"), "fold.ts");
  const { fold } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return fold;
}
