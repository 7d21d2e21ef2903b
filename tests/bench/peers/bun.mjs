// uWebSockets with SQLite: the server inside Bun, which runs this file. uWebSockets.js itself is not on npm.

import { Database } from "bun:sqlite";
import { conversation } from "./conversation.mjs";

const subprotocol = "outward.v1";

const take = conversation({
  open: (path) => new Database(path, { create: true }),
  publish: (room, message) => server.publish(room, JSON.stringify(message)),
});

const server = Bun.serve({
  hostname: "127.0.0.1",
  port: 0,
  fetch(request, upgrading) {
    const offered = request.headers.get("Sec-WebSocket-Protocol");
    const headers = offered === subprotocol ? { "Sec-WebSocket-Protocol": subprotocol } : {};
    if (upgrading.upgrade(request, { headers, data: {} })) return undefined;
    return new Response("", { status: 426 });
  },
  websocket: {
    backpressureLimit: 2 ** 26, // nobody is left out
    idleTimeout: 0,
    open(socket) {
      socket.data.enter = (room) => socket.subscribe(room);
      socket.data.tell = (message) => socket.send(JSON.stringify(message));
    },
    message: (socket, text) => take(socket.data, JSON.parse(text)),
  },
});
console.log(`listening ${server.port}`);
