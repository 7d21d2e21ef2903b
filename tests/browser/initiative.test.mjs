// An initiative of eight conversations with real comments: five people theme it at the board at once, a narrative is
// drafted from their themes, a room signs, who leads approves, and the site is published. At the end every sentence of
// the site is followed back to the bytes of the comments. Passes without the comments.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { asWritten, commentsOf } from "../running/comments.mjs";
import { haveComments, holdEightConversations } from "../running/held.mjs";
import { startOutward } from "../running/outward.mjs";
import { en } from "./content.mjs";
import { wireTo } from "./crew.mjs";
import { atBoard } from "./initiative.mjs";
import { eventually, openBrowser } from "./visitors.mjs";

const town = "bowling-green-2018";
const codes = join(import.meta.dirname, "../data/codes/bowling-green.first.csv");

/** What each of the five looks for in the pile, as they would put it, and the code that the comments were given. */
const themes = [
  ["roads-transport", "We spend too long in traffic, and without a car we are stuck", "worry"],
  ["schools", "Our schools deserve teachers and buildings that are good enough", "want"],
  ["drugs-addiction", "Too many families have lost somebody to drugs", "worry"],
  ["homelessness-poverty", "Nobody here should have to sleep outside", "want"],
  ["jobs-wages", "Work does not pay enough to live on", "because"],
  ["business-downtown", "Downtown should be where we meet", "want"],
  ["taxes-government", "We want to be asked before it is decided", "trust"],
  ["inclusion-immigrants", "Whoever comes here should belong here", "need"],
  ["arts-events", "There is too little to do together in the evening", "need"],
  ["housing-land-use", "Homes that we can pay are getting rare", "because"],
];
const names = ["Ada", "Ben", "Cleo", "Dan", "Eva"];
const of_each = 5; // comments that go into a theme

let held;
let outward;
let browser;
let initiative;
let lead;
let statements;

before(async () => {
  if (!haveComments) return;
  held = holdEightConversations();
  outward = await startOutward({ from: held.archive });
  browser = await openBrowser(outward.origin);
});

after(async () => {
  lead?.close();
  try {
    await browser?.close();
  } finally {
    await outward?.stop();
    if (held) rmSync(held.folder, { recursive: true, force: true });
  }
});

const shown = { skip: haveComments ? false : "the real comments are not here" };

const asking = async (path) => {
  const answer = await fetch(`${outward.origin}/api/v1/initiatives/${initiative.id}/${path}`, {
    headers: { Authorization: `Bearer ${initiative.keys.facilitator}` },
  });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
};

async function allStatements() {
  const rows = [];
  for (let after_number = 0; after_number !== null; ) {
    const page = await asking(`statements?after=${after_number}&limit=1000`);
    rows.push(...page.statements);
    after_number = page.next;
  }
  return rows;
}

test("eight conversations become an initiative, with every comment once", shown, async () => {
  const { conversations } = await outward.ask("conversations");
  assert.equal(conversations.length, 8);
  initiative = await outward.ask("initiatives", {
    title: "What Bowling Green wants",
    community: "Bowling Green and Warren County, Kentucky.",
    languages: ["en", "es"],
    conversations: conversations.map(({ id }) => id),
  });
  lead = await wireTo(outward);
  const key = initiative.keys.facilitator;
  await lead.ask("initiative.join", { initiative: initiative.id, key, name: "Lead" });
  const said = [town, "bg2050-volunteers-2024"].flatMap((set) => {
    const { records, body } = commentsOf(set);
    return records.map(body);
  });
  await eventually(async () => {
    statements = await allStatements();
    const words = statements.filter(({ gone }) => !gone).map(({ text }) => text);
    for (const body of said) assert.ok(words.includes(body), `"${body}" is not among them`);
  });
});

/** The comments of a code that are on the board, so that several conversations are among them. */
function coded(code) {
  const ids = readFileSync(codes, "utf8")
    .split("\n")
    .map((line) => line.split(","))
    .filter(([, given]) => given === code)
    .map(([id]) => id);
  const { records, id, body } = commentsOf(town);
  const bodies = new Set(records.filter((record) => ids.includes(id(record))).map(body));
  const once = new Map();
  for (const statement of statements)
    if (bodies.has(statement.text) && !once.has(statement.text))
      once.set(statement.text, statement);
  return [...once.values()].slice(0, of_each);
}

/** Looks for a note by its words and chooses it, by keyboard alone. */
async function choose(page, { number, text }) {
  await page.keyboard.press("/");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
  await page.keyboard.press("Enter");
  const pile = page.getByRole("listbox", { name: en("board.pile"), exact: true });
  const note = pile.locator(`[data-note="${number}"]`);
  await note.waitFor();
  await page.keyboard.press("Home");
  for (let i = 0; i < 20 && (await note.getAttribute("data-active")) !== "true"; i += 1)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press(" ");
}

async function makeTheme(page, [code, name]) {
  const chosen = coded(code);
  assert.ok(new Set(chosen.map(({ conversation }) => conversation)).size >= 2, code);
  for (const statement of chosen) await choose(page, statement);
  await page.keyboard.press("n");
  const sentence = page.getByRole("textbox", { name: en("board.name"), exact: true });
  await sentence.fill(name);
  await sentence.press("Enter");
  await sentence.waitFor({ state: "detached" });
  for (const statement of quotesAmong(chosen)) await choose(page, statement);
  await page.keyboard.press("e");
  await page.keyboard.press("Escape");
}

/** Two, from two conversations. */
function quotesAmong(chosen) {
  const [first] = chosen;
  return [first, chosen.find(({ conversation }) => conversation !== first.conversation)];
}

test("five people theme it at the real board at once", shown, async () => {
  const team = `/i/${initiative.id}#key=${initiative.keys.note_taker}`;
  const pages = await Promise.all(
    names.map((name) => atBoard(browser, team, { name, t: en, bypassCSP: true })),
  );
  await Promise.all(
    pages.map(async (page, person) => {
      for (let i = person; i < themes.length; i += names.length) await makeTheme(page, themes[i]);
    }),
  );
  await eventually(async () => {
    const { view } = await rejoin();
    const made = view.records.filter(({ kind }) => kind === "theme");
    assert.deepEqual(
      made.map(({ record }) => record.name).sort(),
      themes.map(([, name]) => name).sort(),
    );
    for (const { record } of made) assert.ok(view.figures[record.id].holds, record.name);
    initiative.themes = made;
  });
  for (const page of pages)
    for (const [, name] of themes)
      await page.getByText(name).first().waitFor({ state: "attached" });
});

test("a narrative of their themes is read back, signed and approved", shown, async () => {
  for (const { id } of (await outward.ask("conversations")).conversations) {
    const { view } = await rejoin();
    const { seq } = view.records.find(({ kind, record }) => kind === "source" && record.id === id);
    const record = { id, quotable: true, consent: "Said at the beginning of the evening." };
    await lead.ask("record.set", { set: { kind: "source", record }, over: seq });
  }
  const writers = await Promise.all(["Ada", "Ben"].map((name) => joined("note_taker", name)));
  for (const [rank, [, name, slot]] of themes.entries()) {
    const theme = initiative.themes.find(({ record }) => record.name === name).record.id;
    const record = { id: `s${rank}`, slot, rank, texts: { en: `${name}.` }, themes: [theme] };
    const writer = writers[rank % writers.length];
    await writer.ask("record.set", { set: { kind: "sentence", record }, over: 0 });
  }
  for (const writer of writers) writer.close();
  await lead.ask("version.keep", { id: "v1", label: "As read to the town" });
  const sign_off = { place: "Main Library", on: "2026-11-20", people: 31, agree: 28, changes: "" };
  await lead.ask("version.sign", { version: "v1", sign_off });
  await lead.ask("approve", { id: "version:v1", by: "The library's director" });
});

/** A colleague without a page. Close it at the end. */
async function joined(seat, name) {
  const wire = await wireTo(outward);
  const key = initiative.keys[seat];
  await wire.ask("initiative.join", { initiative: initiative.id, key, name });
  return wire;
}

async function rejoin() {
  const another = await wireTo(outward);
  const key = initiative.keys.facilitator;
  const joined = await another.ask("initiative.join", { initiative: initiative.id, key });
  another.close();
  return joined;
}

test(
  "the site is published, and every sentence goes back to bytes of the comments",
  shown,
  async () => {
    const site = join(held.folder, "site");
    const trace = join(held.folder, "trace.json");
    execFileSync(
      process.env.OUTWARD,
      ["publish", site, "--db", outward.archive, "--trace", trace, "--initiative", initiative.id],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    const { sentences } = JSON.parse(readFileSync(trace, "utf8"));
    assert.equal(sentences.length, themes.length);
    const bytes = Buffer.concat(
      [town, "bg2050-volunteers-2024"].map((set) => commentsOf(set).bytes),
    );
    const pages = readdirSync(site, { recursive: true })
      .filter((name) => name.endsWith(".html"))
      .map((name) => readFileSync(join(site, name), "utf8"))
      .join("\n");
    let followed = 0;
    for (const { texts, themes: on } of sentences) {
      assert.ok(pages.includes(texts.en.replaceAll("'", "&#39;")) || pages.includes(texts.en));
      assert.ok(on.length > 0, texts.en);
      for (const { quotes } of on) {
        assert.ok(quotes.length >= 2, texts.en);
        for (const { text } of quotes) {
          assert.ok(bytes.includes(Buffer.from(asWritten(text))), text);
          followed += 1;
        }
      }
    }
    assert.ok(followed >= 2 * themes.length);
    const page = await browser.visit(pathToFileURL(join(site, "index.html")).href);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
  },
);
