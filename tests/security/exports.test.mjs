// A conversation full of hostile words leaves as files: no formula, no markup, nothing lost.
// With LibreOffice here (soffice), it opens the document too, and the table, and counts what it takes for formulas.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { packages } from "../packages.mjs";
import { fragment, startOutward } from "../running/outward.mjs";
import { furnish, hostile } from "./hostile_room.mjs";

const { parsers } = packages("prettier/plugins/markdown");

const signs = ["=", "+", "-", "@", "＝", "＋", "－", "＠"];
const files = {};
let outward;

before(async () => {
  outward = await startOutward();
  const room = await furnish(outward, hostile);
  await room.fill();
  await room.close();
  room.leave();
  for (const format of ["md", "docx", "csv", "json"]) {
    const answer = await fetch(
      `${outward.origin}/api/v1/conversations/${room.id}/export?format=${format}`,
      { headers: { Authorization: `Bearer ${fragment(outward.link, "key")}` } },
    );
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get("content-disposition"), /^attachment; filename="[\w.-]+"$/);
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
    files[format] = new Uint8Array(await answer.arrayBuffer());
  }
});

after(() => outward?.stop());

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const text = (format) => utf8.decode(files[format]);
const notes = () => JSON.parse(text("json")).conversations[0].notes;

test("JSON has every word as it was written", () => {
  const [conversation] = JSON.parse(text("json")).conversations;
  const { title, place, rules, story, members, events } = conversation;
  assert.deepEqual([title, place], [hostile.title, hostile.place]);
  assert.deepEqual(rules, hostile.rules);
  assert.deepEqual(new Set(story.map((line) => line.text)), new Set(hostile.story));
  const named = members.map(({ name }) => name).filter(Boolean);
  assert.deepEqual(named.sort(), [...hostile.names].sort());

  const [first, edited] = [notes().filter((n) => !n.original), notes().filter((n) => n.original)];
  assert.deepEqual(first.map((note) => note.text).sort(), [...hostile.notes].sort());
  assert.deepEqual(
    edited.map((note) => note.original),
    hostile.long_notes,
  );
  const added = events.filter(({ type }) => type === "note.added").map(({ body }) => body.text);
  assert.deepEqual(added.sort(), [...hostile.notes, ...hostile.long_notes].sort());
});

test("CSV has every word too, and no cell is a formula to any spreadsheet", () => {
  const [head, ...rows] = readCsv(text("csv"));
  const column = head.indexOf("text");
  const asWritten = (cell) => cell.replaceAll("'", "");
  assert.deepEqual(
    rows.map((row) => asWritten(row[column])),
    notes().map((note) => asWritten(note.text)),
  );
  for (const row of rows) {
    assert.equal(row.length, head.length);
    for (const cell of row) {
      assert.doesNotMatch(cell, /^[\t\r\n\0]/);
      for (const part of cell.split(/[;\t\r\n]/)) {
        const bare = part.replace(/^"+/, "");
        assert.ok(!signs.some((sign) => bare.startsWith(sign)), JSON.stringify(cell));
      }
    }
  }
});

test("Markdown shows what was written as words, and makes nothing of it", () => {
  const allowed = ["root", "heading", "paragraph", "text", "strong", "emphasis", "break"];
  allowed.push("list", "listItem", "blockquote", "sentence", "word", "whitespace");
  const document = parsers.markdown.parse(text("md"), { originalText: text("md") });
  const nodes = flat(document);
  const others = nodes.filter(({ type }) => !allowed.includes(type));
  assert.deepEqual(
    others.map(({ type, value, url }) => ({ type, value, url })),
    [],
  );
  assert.equal(nodes.filter(({ type, depth }) => type === "heading" && depth === 1).length, 1);
  assert.equal(nodes.filter(({ type }) => type === "list").length, 4); // rules, notes, story, what was left out

  const items = nodes
    .filter(({ type }) => type === "listItem")
    .map((item) => spaced(wordsOf(item)));
  for (const written of [...hostile.rules, ...hostile.story, ...notes().map((note) => note.text)]) {
    const shown = spaced(written);
    assert.ok(
      items.some((item) => item.includes(shown)),
      JSON.stringify(written),
    );
  }
});

test("a word processor opens the document, and every note stands in it", async (t) => {
  if (spawnSync("soffice", ["--version"]).error) return t.skip("no soffice here");
  const folder = await mkdtemp(join(tmpdir(), "outward-document-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "minutes.docx"), files.docx);
  converted(folder, "minutes.docx", "txt:Text (encoded):UTF8");
  const opened = spaced(await readFile(join(folder, "minutes.txt"), "utf8"));
  for (const { text: written } of notes()) {
    const shown = spaced(written).replace(/[\ufffe\uffff]/g, "\ufffd"); // XML cannot hold them
    assert.ok(opened.includes(shown), JSON.stringify(written));
  }
});

test("a spreadsheet finds no formula, wherever it splits the lines", async (t) => {
  if (spawnSync("soffice", ["--version"]).error) return t.skip("no soffice here");
  const folder = await mkdtemp(join(tmpdir(), "outward-table-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const control = '"a",=1+1\r\n"b";=1+1\r\n"c"\t=1+1\r\n';
  for (const [name, separator] of Object.entries({ comma: 44, semicolon: 59, tab: 9 })) {
    const found = await formulasIn(folder, control, separator);
    if (found === undefined) return t.skip("soffice has no Calc here");
    assert.ok(found > 0, "a formula is not found");
    assert.equal(await formulasIn(folder, text("csv"), separator), 0, name);
  }
});

async function formulasIn(folder, table, separator) {
  await writeFile(join(folder, "table.csv"), table);
  converted(folder, "table.csv", "fods", `--infilter=CSV:${separator},34,76,1`);
  const made = join(folder, "table.fods");
  if (!existsSync(made)) return undefined;
  const content = await readFile(made, "utf8");
  await rm(made);
  assert.match(content, /<table:table-cell/);
  return content.match(/table:formula=/g)?.length ?? 0;
}

function converted(folder, file, format, ...more) {
  const { status, stderr } = spawnSync("soffice", [
    "--headless",
    `-env:UserInstallation=file://${folder}/profile`,
    ...more,
    ...["--convert-to", format, "--outdir", folder, join(folder, file)],
  ]);
  assert.equal(status, 0, String(stderr));
}

/** RFC 4180, every cell in quotes, after a byte order mark. Strict: anything else throws. */
function readCsv(table) {
  assert.equal(table[0], "\ufeff");
  const rows = [[]];
  const cell = /"((?:[^"]|"")*)"(,|\r\n)/y;
  cell.lastIndex = 1;
  while (cell.lastIndex < table.length) {
    const start = cell.lastIndex;
    const found = cell.exec(table);
    assert.ok(found, `no cell at ${start}: ${JSON.stringify(table.slice(start, start + 40))}`);
    rows.at(-1).push(found[1].replaceAll('""', '"'));
    if (found[2] === "\r\n" && cell.lastIndex < table.length) rows.push([]);
  }
  return rows;
}

const flat = (node) => [node, ...(node.children ?? []).flatMap(flat)];

const wordsOf = (node) =>
  node.type === "break" ? "\n" : (node.value ?? (node.children ?? []).map(wordsOf).join(""));

/** As a reader sees it: white space is one space, a control character is the mark for what cannot be shown. */
function spaced(words) {
  const shown = [...words].map((c) => (c < " " && !"\t\r\n".includes(c) ? "\ufffd" : c)).join("");
  return shown.replace(/[ \t\r\n]+/g, " ").trim();
}
