// Node's usual WebSocket server, `ws`, with better-sqlite3.

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { conversation, options } from "./conversation.mjs";

const packages = createRequire(join(options.packages, "package.json"));
const { WebSocketServer } = packages("ws");
const rooms = new Map();

const take = conversation({
  open: (path) => new (packages("better-sqlite3"))(path),
  publish: (room, message) => {
    const frame = Buffer.from(JSON.stringify(message));
    for (const socket of rooms.get(room)) socket.send(frame, { binary: false });
  },
});

function membersOf(room) {
  if (!rooms.has(room)) rooms.set(room, new Set());
  return rooms.get(room);
}

const http = createServer();
new WebSocketServer({ server: http, path: "/live" }).on("connection", (socket) => {
  const client = {
    enter: (room) => membersOf(room).add(socket),
    tell: (message) => socket.send(JSON.stringify(message)),
  };
  socket.on("message", (text) => take(client, JSON.parse(text)));
  socket.on("close", () => rooms.get(client.room)?.delete(socket));
});
http.listen({ host: "127.0.0.1", port: 0, backlog: 4_096 }, () =>
  console.log(`listening ${http.address().port}`),
);
