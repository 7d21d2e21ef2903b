// JSON-RPC 2.0 over one WebSocket: requests find their answers, notifications are handed on.
// It lives as long as its socket; `connection.ts` makes the next one.

import { liveProtocol } from "./live-address";
import type { Method, Params, Result } from "./requests";
import type {
  AddressesParams,
  AdviceParams,
  EventsParams,
  InitiativeEventsParams,
  InitiativePresenceParams,
  PresenceParams,
  Reason,
  TroubleParams,
} from "./wire";

/** "offline": no answer came, so it is not known whether the server has it. */
export type Refusal = Reason | "offline";

export class RequestError extends Error {
  readonly reason: Refusal;

  constructor(reason: Refusal, message: string = reason) {
    super(message);
    this.reason = reason;
  }
}

/** Why a request failed; "offline" for what did not come from the server. */
export function reasonOf(error: unknown): Refusal {
  return error instanceof RequestError ? error.reason : "offline";
}

export type Notification =
  | { method: "events"; params: EventsParams }
  | { method: "presence"; params: PresenceParams }
  | { method: "advice"; params: AdviceParams }
  | { method: "trouble"; params: TroubleParams }
  | { method: "addresses"; params: AddressesParams }
  | { method: "initiative.events"; params: InitiativeEventsParams }
  | { method: "initiative.presence"; params: InitiativePresenceParams };

interface Answer {
  id?: number | null;
  result?: unknown;
  error?: { message: string; data?: { reason?: Reason } };
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: RequestError): void;
  deadline: ReturnType<typeof setTimeout>;
}

export interface RpcHandlers {
  opened(): void;
  notified(notification: Notification): void;
  /** Called once, also when the socket never opened. */
  closed(): void;
}

export interface Rpc {
  /** `patience` in milliseconds; past it the promise fails with "offline". */
  request<M extends Method>(method: M, params: Params<M>, patience?: number): Promise<Result<M>>;
  /** When the other side was last heard, as performance.now() counts. */
  heard(): number;
  close(): void;
}

const defaultPatience = 15_000;
const openingPatience = 3_000;

export function openRpc(url: string, handlers: RpcHandlers): Rpc {
  const socket = new WebSocket(url, liveProtocol);
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended = false;
  let heard = performance.now();
  const opening = setTimeout(end, openingPatience);

  // A dead network can hold back the close event for minutes, so closing does not wait for it.
  function end(): void {
    if (ended) return;
    ended = true;
    clearTimeout(opening);
    for (const { reject, deadline } of waiting.values()) {
      clearTimeout(deadline);
      reject(new RequestError("offline"));
    }
    waiting.clear();
    socket.close();
    handlers.closed();
  }

  function settle(answer: Answer): void {
    const request = waiting.get(Number(answer.id));
    if (!request) return;
    waiting.delete(Number(answer.id));
    clearTimeout(request.deadline);
    const { error } = answer;
    if (error) request.reject(new RequestError(error.data?.reason ?? "bad_request", error.message));
    else request.resolve(answer.result);
  }

  socket.onopen = () => {
    clearTimeout(opening);
    if (!ended) handlers.opened();
  };
  socket.onclose = end;
  socket.onerror = end;
  socket.onmessage = (event: MessageEvent<string>) => {
    if (ended) return;
    heard = performance.now();
    const message = JSON.parse(event.data) as Answer | Notification;
    if ("method" in message) handlers.notified(message);
    else settle(message);
  };

  return {
    request<M extends Method>(method: M, params: Params<M>, patience = defaultPatience) {
      return new Promise<Result<M>>((resolve, reject) => {
        if (ended || socket.readyState !== WebSocket.OPEN) {
          reject(new RequestError("offline"));
          return;
        }
        const id = ++lastId;
        const deadline = setTimeout(() => {
          waiting.delete(id);
          reject(new RequestError("offline"));
        }, patience);
        waiting.set(id, { resolve: (result) => resolve(result as Result<M>), reject, deadline });
        socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, params }, withWholeCharacters));
      });
    },
    heard: () => heard,
    close: end,
  };
}

/** A keyboard may leave half a character behind. No JSON parser need take it, and ours refuses the message. */
function withWholeCharacters(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value;
}
