// From conversations to a published site: what is approved is written into a folder by the program, and the folder is
// looked at as the public would, in a browser without a server, by a validator, and by whoever follows a link.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { packages } from "../packages.mjs";
import { barriersOf } from "./barriers.mjs";
import { ar, en, es } from "./content.mjs";
import { crewOf, wireTo } from "./crew.mjs";
import { createRoom } from "./room.mjs";
import { browser, oneBrowserForAll, outward } from "./running.mjs";
import { laptop } from "./visitors.mjs";

const { HtmlValidate, StaticConfigLoader } = packages("html-validate");
const run = promisify(execFile);

const evenings = [
  {
    place: "Mill Street Branch",
    notes: ["My girl walks to school past four lanes", "Nobody came back to us"],
  },
  {
    place: "",
    notes: ["Pintaron un cruce y nadie se detiene", "They asked, and then it was quiet"],
  },
];
const sentences = {
  want: "People want streets where children can walk on their own.",
  worry: "They worry that talking changes nothing.",
  trust: "They would trust neighbors who come back and tell.",
};
const spanish = "La gente quiere calles donde los niños puedan caminar solos.";

const folder = mkdtempSync(join(tmpdir(), "outward-site-"));
const site = join(folder, "site");
after(() => rmSync(folder, { recursive: true, force: true }));

let initiative;
let lead;
let conversations;

oneBrowserForAll();
after(() => lead?.close());

const publish = (...words) =>
  run(process.env.OUTWARD, ["publish", "--db", outward.archive, ...words]);
const refused = async (...words) => {
  const { stderr } = await publish(...words).then(
    () => assert.fail("it was published"),
    (error) => error,
  );
  return stderr;
};
const pages = () =>
  readdirSync(site, { recursive: true })
    .filter((name) => name.endsWith(".html"))
    .sort();
const address = (page) => pathToFileURL(join(site, page)).href;

const set = (kind, record, over = 0) => lead.ask("record.set", { set: { kind, record }, over });

/** Sets a record again as it is, but for what has changed. */
async function change(kind, id, changes) {
  const again = await wireTo(outward);
  const key = initiative.keys.facilitator;
  const { view } = await again.ask("initiative.join", {
    initiative: initiative.id,
    key,
    name: "Ann",
  });
  again.close();
  const { record, seq } = view.records.find((kept) => kept.kind === kind && kept.record.id === id);
  await set(kind, { ...record, ...changes }, seq);
}

test("an initiative that has approved nothing is not published, and hears why", async () => {
  conversations = [];
  for (const { place, notes } of evenings) {
    const room = await createRoom(outward, { place });
    const crew = await crewOf(outward, room);
    await crew.goTo("hopes");
    for (const [n, text] of notes.entries()) await crew.ask("note.add", { id: `n${n + 1}`, text });
    crew.close();
    conversations.push(room.id);
  }
  const languages = ["en", "es", "ar"];
  const title = "What Mill Street hopes for";
  initiative = await outward.ask("initiatives", { title, languages, conversations });
  lead = await wireTo(outward);
  const key = initiative.keys.facilitator;
  await lead.ask("initiative.join", { initiative: initiative.id, key, name: "Ann" });
  assert.match(await refused(site), new RegExp(en("site.check.no_narrative").slice(0, 25)));
  assert.ok(!existsSync(site));
});

test("a narrative on themes without consent is not published either", async () => {
  await lead.ask("theme.make", {
    id: "t1",
    name: "Children can walk on their own",
    statements: [1, 3],
  });
  await lead.ask("theme.make", { id: "t2", name: "Nobody comes back to tell", statements: [2, 4] });
  await lead.ask("statements.mark", { statements: [1, 2, 3, 4], mark: "evidence", on: true });
  for (const [index, [slot, text]] of Object.entries(sentences).entries()) {
    const texts = { en: text, ...(slot === "want" && { es: spanish }) };
    const themes = slot === "want" ? ["t1"] : slot === "worry" ? ["t2"] : ["t1", "t2"];
    await set("sentence", { id: `s${index}`, slot, rank: 0, texts, themes });
  }
  await lead.ask("version.keep", { id: "v1", label: "As read on Monday" });
  const sign_off = {
    place: "Mill Street Branch",
    on: "2026-05-04",
    people: 24,
    agree: 22,
    changes: "",
  };
  await lead.ask("version.sign", { version: "v1", sign_off });
  await lead.ask("approve", { id: "version:v1", by: "The director" });
  const told = await refused(site);
  assert.match(told, /“Children can walk on their own”/);
  assert.ok(!existsSync(site));
});

test("with consent the site is written, and what is not approved is left out", async () => {
  for (const id of conversations)
    await change("source", id, { quotable: true, consent: "Told at the door" });
  const { stdout, stderr } = await publish(site);
  assert.match(stdout, /Pages: \d+/);
  assert.match(stderr, new RegExp(en("site.check.story_left_out")));
  assert.ok(!pages().includes("story.html"));
});

test("story, updates and promises come with their approval; the trace leads to the notes", async () => {
  for (const id of ["before", "heard", "did", "changed", "learned"])
    await set("story", { id, texts: { en: "First this.\n\nThen that." }, themes: ["t1"] });
  await lead.ask("approve", { id: "story", by: "The director" });
  const texts = { en: "Thank you <for> coming.", es: "Gracias por venir." };
  const update = { id: "u1", kind: "other", conversation: "", due: "", sent_on: "2026-05-20" };
  await set("update", { ...update, title: "What we heard", texts });
  await lead.ask("approve", { id: "update:u1", by: "The director" });
  const promise = { conversation: "", note: "", first_step: "", sign: "", outcome: "" };
  await set("promise", {
    ...promise,
    id: "p1",
    who: "Robert Hill",
    what: "Mend the lamps",
    due: "2026-06-01",
    state: "under-way",
    named: false,
  });
  const trace = join(folder, "trace.json");
  await publish(site, "--trace", trace, "--base-url", "https://library.example/mill");
  assert.equal(pages().length, 3 * 6);
  const { statements } = await outward.ask(`initiatives/${initiative.id}/statements`);
  const traced = JSON.parse(readFileSync(trace, "utf8")).sentences;
  assert.equal(traced.length, 3);
  for (const { themes } of traced)
    for (const { quotes } of themes) {
      assert.equal(quotes.length, 2);
      for (const { statement, conversation, text } of quotes) {
        const said = statements.find(({ number }) => number === statement);
        assert.deepEqual([conversation, text], [said.conversation, said.text]);
      }
    }
  const all = pages().map((page) => readFileSync(join(site, page), "utf8"));
  for (const secret of ["Robert", "The director", initiative.id, ...conversations])
    assert.ok(!all.some((html) => html.includes(secret)), secret);
});

test("an HTML validator finds nothing", async () => {
  const rules = { root: true, extends: ["html-validate:standard", "html-validate:a11y"] };
  const validator = new HtmlValidate(new StaticConfigLoader(rules));
  const broken = await validator.validateString("<p><div></p>");
  assert.ok(!broken.valid);
  for (const page of pages()) {
    const report = await validator.validateString(readFileSync(join(site, page), "utf8"));
    const found = report.results.flatMap(({ messages }) => messages.map(({ message }) => message));
    assert.deepEqual(found, [], page);
  }
});

test("no page has a barrier that axe finds, light or dark, nor scrolls sideways", async () => {
  browser.forgive(/XMLHttpRequest|preload assets|ERR_FAILED/); // axe asks for the style sheet, which files refuse
  const barriers = [];
  for (const path of pages()) {
    const page = await browser.visit(address(path), { screen: laptop, bypassCSP: true });
    for (const summary of await page.locator("summary").all()) await summary.click();
    barriers.push(...(await barriersOf(path, page)));
    await page.context().close();
  }
  browser.forgive(/^$/);
  assert.deepEqual(barriers, []);
});

test("a reader goes from a sentence to the voices behind it, in her language", async () => {
  const page = await browser.visit(address("index.html"), { screen: laptop });
  await page.keyboard.press("Tab");
  assert.equal(await page.locator(":focus").textContent(), en("site.skip"));
  await page.getByRole("link", { name: "español" }).click();
  await page.getByText(spanish).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "es");
  await page.locator("summary").first().click();
  await page.getByRole("link", { name: "Children can walk on their own" }).first().click();
  await page.getByRole("heading", { level: 1, name: es("site.page.themes") }).waitFor();
  await page.getByText(evenings[1].notes[0]).waitFor();
  await page.getByRole("link", { name: "العربية" }).click();
  await page.getByRole("heading", { level: 1, name: ar("site.page.themes") }).waitFor();
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
});

test("the narrative is one page of paper", async () => {
  const page = await browser.visit(address("index.html"));
  for (const format of ["A4", "Letter"]) {
    const pdf = (await page.pdf({ format })).toString("latin1");
    assert.equal(pdf.match(/\/Type\s*\/Page\b/g).length, 1);
  }
});

test("the feeds are well-formed and tell the update", async () => {
  const page = await browser.visit(address("updates.html"));
  const contents = {
    en: "<p>Thank you &lt;for&gt; coming.</p>",
    es: "<p>Gracias por venir.</p>",
    ar: '<p lang="en" dir="ltr">Thank you &lt;for&gt; coming.</p>',
  };
  for (const language of Object.keys(contents)) {
    const feed = readFileSync(join(site, `feed.${language}.atom`), "utf8");
    const told = await page.evaluate((text) => {
      const xml = new DOMParser().parseFromString(text, "application/xml");
      const all = (name) => [...xml.getElementsByTagName(name)].map((node) => node.textContent);
      return {
        errors: all("parsererror"),
        titles: all("title"),
        contents: all("content"),
        ids: all("id"),
      };
    }, feed);
    assert.deepEqual(told.errors, []);
    assert.equal(told.titles[1], "What we heard");
    assert.equal(told.contents[0].trim(), contents[language]);
    assert.equal(new Set(told.ids).size, 2);
  }
});

test("an address in a text keeps all of it back, over HTTP as on the command line", async () => {
  const path = `initiatives/${initiative.id}`;
  assert.deepEqual((await outward.ask(`${path}/publish-check`)).problems, []);
  const { updates } = await outward.ask(`${path}/plain`);
  assert.equal(updates.u1.find(({ language }) => language === "en").sentences, 1);
  const before = readFileSync(join(site, "updates.html"), "utf8");
  await change("update", "u1", { texts: { en: "Write to ann@library.example." } });
  await lead.ask("approve", { id: "update:u1", by: "The director" });
  const { problems } = await outward.ask(`${path}/publish-check?language=es`);
  assert.equal(problems.length, 1);
  assert.match(problems[0].sentence, /ann@library\.example.*correo/);
  assert.deepEqual([problems[0].kind, problems[0].id], ["update", "u1"]);
  assert.match(await refused(site), /ann@library\.example/);
  assert.equal(readFileSync(join(site, "updates.html"), "utf8"), before);
});
