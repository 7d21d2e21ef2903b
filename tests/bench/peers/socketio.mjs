// Socket.IO, over WebSocket only, with better-sqlite3.

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { conversation, options } from "./conversation.mjs";

const packages = createRequire(join(options.packages, "package.json"));
const { Server } = packages("socket.io");
const http = createServer();
const io = new Server(http, { transports: ["websocket"], serveClient: false });

const take = conversation({
  open: (path) => new (packages("better-sqlite3"))(path),
  publish: (room, message) => io.to(room).emit("m", message),
});

io.on("connection", (socket) => {
  const client = {
    enter: (room) => socket.join(room),
    tell: (message) => socket.emit("m", message),
  };
  socket.on("m", (message) => take(client, message));
});
http.listen({ host: "127.0.0.1", port: 0, backlog: 4_096 }, () =>
  console.log(`listening ${http.address().port}`),
);
