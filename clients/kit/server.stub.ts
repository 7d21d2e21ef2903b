// A server for tests: made-up sockets, on which it answers at once and as the test says.

import { vi } from "vitest";
import type { JoinParams } from "./wire";

export interface Asked {
  id: number;
  method: string;
  params: JoinParams;
}

export interface StubServer {
  /** The answer without its frame: `{ result }` or `{ error }`; null when none comes. */
  reply(asked: Asked): object | null;
  /** The network swallows everything from now on and reports nothing. */
  dead: boolean;
  joins: JoinParams[];
  /** How many sockets were opened. */
  opened: number;
  /** Set: nobody is there, every try ends at once. */
  refuses?: () => void;
  /** Ends the newest socket. */
  cut(): void;
  /** Says something on the newest socket, without being asked. */
  tell(notification: { method: string; params: object }): void;
}

/** Every WebSocket made after it leads here, from a page that is seen. */
export function stubServer(): StubServer {
  const server: StubServer = {
    reply: () => ({ result: {} }),
    dead: false,
    joins: [],
    opened: 0,
    cut: () => undefined,
    tell: () => undefined,
  };
  class Socket {
    static readonly OPEN = 1;
    readyState = 0;
    onopen?: () => void;
    onclose?: () => void;
    onmessage?: (event: { data: string }) => void;

    constructor() {
      server.opened += 1;
      server.cut = () => this.close();
      server.tell = (notification) =>
        this.onmessage?.({ data: JSON.stringify({ jsonrpc: "2.0", ...notification }) });
      queueMicrotask(() => {
        if (server.dead) return;
        server.refuses?.();
        if (server.refuses) return this.close();
        this.readyState = Socket.OPEN;
        this.onopen?.();
      });
    }

    send(text: string): void {
      if (server.dead) return;
      const asked = JSON.parse(text) as Asked;
      if (asked.method === "join") server.joins.push(asked.params);
      const answer = server.reply(asked);
      const data = JSON.stringify({ jsonrpc: "2.0", id: asked.id, ...answer });
      if (answer) queueMicrotask(() => this.onmessage?.({ data }));
    }

    close(): void {
      this.readyState = 3;
      if (!server.dead) queueMicrotask(() => this.onclose?.());
    }
  }
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("WebSocket", Socket);
  return server;
}

export function refusal(reason: string): object {
  return { error: { code: -32000, message: "no", data: { reason } } };
}
