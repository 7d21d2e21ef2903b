// A client of the socket that says what it is told to, also what no page would.

import { packages } from "../packages.mjs";

const { WebSocket } = packages("ws");

const patience = 20_000;

/** A WebSocket to the server at `origin`, open when this returns. */
export async function connect(origin) {
  const socket = new WebSocket(`${origin.replace("http", "ws")}/live`, "outward.v1", { origin });
  await new Promise((opened, failed) => socket.once("open", opened).once("error", failed));
  return new Client(socket);
}

export class Client {
  #waiting = [];
  #last = 0;

  constructor(socket) {
    this.socket = socket;
    socket.on("error", () => {}); // the close code says it
    socket.on("message", (data) => {
      const message = JSON.parse(data);
      if (message.id !== undefined) this.#waiting.shift()?.(message);
    });
  }

  /** The answer to a text, whatever it is. Texts are answered in the order in which they were sent. */
  say(text) {
    const answer = new Promise((answered) => this.#waiting.push(answered));
    this.socket.send(text);
    return soon(answer, `no answer to ${String(text).slice(0, 200)}`);
  }

  /** The answer to a request. */
  ask(method, params = {}) {
    this.#last += 1;
    return this.say(JSON.stringify({ jsonrpc: "2.0", id: this.#last, method, params }));
  }

  /** The result of a request that must be granted, if need be after a while. */
  async do(method, params) {
    for (;;) {
      const { result, error } = await this.ask(method, params);
      if (!error) return result;
      if (error.data.reason !== "too_many") throw new Error(`${method}: ${error.message}`);
      await new Promise((again) => setTimeout(again, 100));
    }
  }

  /** The code with which the server closes. */
  closed() {
    const code = new Promise((closed) => this.socket.once("close", closed));
    return soon(code, "the connection stays open");
  }

  leave() {
    this.socket.terminate();
  }
}

async function soon(promise, trouble) {
  let late;
  const deadline = new Promise((_, failed) => {
    late = setTimeout(() => failed(new Error(trouble)), patience);
  });
  return Promise.race([promise, deadline]).finally(() => clearTimeout(late));
}
