// Keeps a seat connected: joins, notices a silent network, comes back by itself.
// The status is "live" only while the server answers: after a join, until a ping stays unanswered.

import { type ReadonlySignal, signal } from "@preact/signals";
import type { Ask, Method, Params } from "./requests";
import { type Notification, openRpc, type Refusal, RequestError, type Rpc, reasonOf } from "./rpc";
import type { JoinParams, JoinResult } from "./wire";

/** connecting: first try, or a quick second one; offline: trying again in longer and longer turns. */
export type Status = "connecting" | "live" | "offline";

export interface Seat {
  /** Asked before each try: what to join with now. */
  join(): JoinParams;
  joined(result: JoinResult): void;
  notified(notification: Notification): void;
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
const heartbeat = 20_000;
const probePatience = 3_000;
const worthAnotherTry: readonly Refusal[] = ["offline", "too_many", "not_saved", "not_now"];

export function connect(seat: Seat, url: string = liveAddress()): Connection {
  const status = signal<Status>("connecting");
  let rpc: Rpc | null = null;
  let failures = 0;
  let closed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    clearTimeout(retry);
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
      const result = await mine.request("join", seat.join());
      if (rpc !== mine) return;
      failures = 0;
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

  /** Waits 0.5 s to 5 s, doubling, with half of it by chance so that a room does not return all at once. */
  function comeBack(): void {
    rpc = null;
    if (closed) return;
    if (failures > 0) status.value = "offline";
    else if (status.value === "live") status.value = "connecting";
    const pause = Math.min(firstPause * 2 ** failures, longestPause);
    failures += 1;
    retry = setTimeout(open, pause / 2 + (Math.random() * pause) / 2);
  }

  function restart(): void {
    const old = rpc;
    rpc = null;
    old?.close();
    if (!closed) open();
  }

  /** Asks whether the other side is still there, and replaces the socket when it is not. */
  async function probe(): Promise<void> {
    const asked = rpc;
    if (!asked || status.value !== "live") return;
    try {
      await asked.request("ping", {}, probePatience);
    } catch (error) {
      if (rpc !== asked || reasonOf(error) !== "offline") return;
      status.value = "offline";
      restart();
    }
  }

  function woken(): void {
    if (document.visibilityState !== "visible") return;
    if (status.value === "live") void probe();
    else restart();
  }

  const beat = setInterval(() => void probe(), heartbeat);
  document.addEventListener("visibilitychange", woken);
  window.addEventListener("pageshow", woken);
  window.addEventListener("online", woken);

  function close(): void {
    closed = true;
    clearTimeout(retry);
    clearInterval(beat);
    document.removeEventListener("visibilitychange", woken);
    window.removeEventListener("pageshow", woken);
    window.removeEventListener("online", woken);
    const old = rpc;
    rpc = null;
    old?.close();
    status.value = "offline";
  }

  open();
  return {
    status,
    request: <M extends Method>(method: M, params: Params<M>) =>
      rpc && status.value === "live"
        ? rpc.request(method, params)
        : Promise.reject(new RequestError("offline")),
    close,
  };
}

function liveAddress(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live`;
}
