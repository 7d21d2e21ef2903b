// What every peer does with what a client sends: the part of Outward's wire that the measures need.
//   join {conversation}      from now on the client is told what happens in that room
//   note.add {id, text}      with an archive: committed; then told to the whole room; then answered

import { parseArgs } from "node:util";

/** How a peer is started. */
export const { values: options } = parseArgs({
  options: {
    db: { type: "string" }, // where notes are kept; without, nowhere
    batch: { type: "boolean", default: false }, // a transaction for each turn of the event loop
    packages: { type: "string" }, // the folder with node_modules
  },
});

const tables = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE notes (
    room TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (room, seq), UNIQUE (room, id)
  )`;

/**
 * Gives what takes a client's message. `publish` brings a message to all in a room. A client has
 * `enter(room)` and `tell(message)`. `open` gives a database at a path: better-sqlite3 or bun:sqlite.
 */
export function conversation({ publish, open }) {
  const keep = options.db ? archive(open(options.db)) : (_note, kept) => kept();
  const seqs = new Map();

  function add(client, id, note) {
    const { room } = client;
    const seq = (seqs.get(room) ?? 0) + 1;
    seqs.set(room, seq);
    keep({ room, seq, ...note }, () => {
      const events = [{ seq, type: "note.added", note: { id: note.id, text: note.text } }];
      const params = { conversation: room, seq, events };
      publish(room, { jsonrpc: "2.0", method: "events", params });
      client.tell({ jsonrpc: "2.0", id, result: { seq } });
    });
  }

  function join(client, id, room) {
    client.room = room;
    client.enter(room);
    const result = { conversation: room, seq: seqs.get(room) ?? 0 };
    client.tell({ jsonrpc: "2.0", id, result });
  }

  return (client, { id, method, params }) => {
    if (method === "join") join(client, id, params.conversation ?? params.code);
    else if (method === "note.add" && client.room) add(client, id, params);
    else client.tell({ jsonrpc: "2.0", id, error: { code: -32601, message: method } });
  };
}

/** Gives what keeps a note and calls back when it is committed. */
function archive(database) {
  database.exec(tables);
  const insert = database.prepare("INSERT INTO notes VALUES (?, ?, ?, ?, ?)");
  const [begin, commit] = ["BEGIN", "COMMIT"].map((sql) => database.prepare(sql));
  const write = ({ room, seq, id, text }) => insert.run(room, seq, id, Date.now(), text);
  let waiting = [];

  function keepAll() {
    const all = waiting;
    waiting = [];
    begin.run();
    for (const { note } of all) write(note);
    commit.run();
    for (const { kept } of all) kept();
  }

  if (options.batch)
    return (note, kept) => {
      if (waiting.length === 0) setImmediate(keepAll);
      waiting.push({ note, kept });
    };
  return (note, kept) => {
    write(note);
    kept();
  };
}
