// Keeps a seat connected: joins, notices a dead network, comes back by itself.
// The status is "live" only while the server is known to answer. A socket can be dead and still look open,
// so the other side is asked whenever that is in doubt: the device woke, a request waits, nothing was heard.

import { type ReadonlySignal, signal } from "@preact/signals";
import { liveAddress } from "./live-address";
import type { Ask, Joining, Method, Params, Result } from "./requests";
import { type Notification, openRpc, type Refusal, RequestError, type Rpc, reasonOf } from "./rpc";
import { heedSigns } from "./waking";

/** connecting: first try, a quick second one, or just awake; offline: trying again in longer and longer turns. */
export type Status = "connecting" | "live" | "offline";

export interface Seat<J extends Joining = "join"> {
  joining: J;
  /** Asked before each try: what to join with now. */
  join(): Params<J>;
  joined(result: Result<J>): void;
  notified(notification: Notification): void;
  /** The server is there. False: what it says does not fit what we have, join again. */
  answered(pong: Result<"ping">): boolean;
  /** The server will not have us like this. True: `join()` changed its mind, try at once; false: give up. */
  refused(reason: Refusal): boolean;
}

export interface Connection {
  status: ReadonlySignal<Status>;
  /** Fails at once with "offline" while the seat is not live. */
  request: Ask;
  close(): void;
}

const firstPause = 500;
const longestPause = 5_000;
const longestSilence = 5_000;
const doubt = 400; // a request that waits longer makes us ask; with the patience a dead socket is found in 3 s
const probePatience = 2_400;
const freshness = 1_000; // a socket that began to open so lately is not replaced because the device woke
const worthAnotherTry: readonly Refusal[] = ["offline", "too_many", "not_saved", "not_now"];

export function connect<J extends Joining>(seat: Seat<J>, url: string = liveAddress()): Connection {
  const status = signal<Status>("connecting");
  let rpc: Rpc | null = null;
  let seated: Rpc | null = null; // the same as `rpc` once the join was answered
  let asked: Rpc | null = null; // has a probe under way
  let began = 0;
  let failures = 0;
  let closed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    clearTimeout(retry);
    began = performance.now();
    const mine: Rpc = openRpc(url, {
      opened: () => void join(mine),
      notified: (notification) => {
        if (rpc === mine) seat.notified(notification);
      },
      closed: () => {
        if (rpc === mine) comeBack();
      },
    });
    rpc = mine;
  }

  async function join(mine: Rpc): Promise<void> {
    try {
      const result = await mine.request(seat.joining, seat.join());
      if (rpc !== mine) return;
      failures = 0;
      seated = mine;
      seat.joined(result);
      status.value = "live";
    } catch (error) {
      if (rpc !== mine) return;
      const reason = reasonOf(error);
      if (worthAnotherTry.includes(reason)) mine.close();
      else if (seat.refused(reason)) restart();
      else close();
    }
  }

  function comeBack(): void {
    rpc = null;
    if (closed) return;
    if (failures > 0) status.value = "offline";
    else if (status.value === "live") status.value = "connecting";
    retry = setTimeout(open, pauseAfter(failures));
    failures += 1;
  }

  function restart(): void {
    const old = rpc;
    rpc = null;
    old?.close();
    if (!closed) open();
  }

  /** Asks whether the other side is still there, and replaces the socket when it is not. */
  async function probe(): Promise<void> {
    const mine = rpc;
    if (!mine || mine !== seated || mine === asked) return;
    asked = mine;
    const since = performance.now();
    const pong = await mine.request("ping", {}, probePatience).catch(() => null);
    if (asked === mine) asked = null;
    if (rpc !== mine) return;
    if (pong && seat.answered(pong)) status.value = "live";
    else if (!pong && mine.heard() > since) status.value = "live";
    else {
      status.value = pong ? "connecting" : "offline";
      restart();
    }
  }

  function woken(): void {
    if (rpc && rpc === seated) void probe();
    else if (!rpc || performance.now() - began > freshness) restart();
  }

  function slept(): void {
    if (status.value === "live") status.value = "connecting";
    woken();
  }

  /** The device says so; the server may be this very device, so it is asked as well. */
  function cutOff(): void {
    status.value = "offline";
    void probe();
  }

  function listen(): void {
    if (rpc && rpc === seated && performance.now() - rpc.heard() > longestSilence) void probe();
  }

  const stopHeeding = heedSigns({ woken, slept, cutOff, awake: listen });

  function close(): void {
    closed = true;
    clearTimeout(retry);
    stopHeeding();
    const old = rpc;
    rpc = null;
    old?.close();
    status.value = "offline";
  }

  async function request<M extends Method>(method: M, params: Params<M>): Promise<Result<M>> {
    if (!rpc || status.value !== "live") throw new RequestError("offline");
    const doubting = setTimeout(probe, doubt);
    try {
      return await rpc.request(method, params);
    } finally {
      clearTimeout(doubting);
    }
  }

  open();
  return { status, request, close };
}

/** 0.5 s to 5 s, doubling, with half of it by chance so that a room does not return all at once. */
function pauseAfter(failures: number): number {
  const pause = Math.min(firstPause * 2 ** failures, longestPause);
  return pause / 2 + (Math.random() * pause) / 2;
}
