// Makes the pictures of an initiative in docs/images, from made-up voices:
//   OUTWARD=build/release/outward CHROMIUM=chromium SOURCE_DIR=. node tests/browser/screenshots_initiative.mjs

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fragment, startOutward } from "../running/outward.mjs";
import { en } from "./content.mjs";
import { wireTo } from "./crew.mjs";
import { atBoard, createInitiative } from "./initiative.mjs";
import { picture } from "./picture.mjs";
import { openBrowser } from "./visitors.mjs";

const project = process.env.SOURCE_DIR;
const content = (path) => JSON.parse(readFileSync(join(project, "content", path)));
const { categories } = content("guides/community-conversation/guide.json");
const known = new Set(categories.map(({ id }) => id));
const voices = content("rehearsal/voices.en.json").voices.filter(({ category }) =>
  known.has(category),
);
const evenings = ["Mill Street Library", "St. Anne's hall", "The school on the hill"];
const themes = [
  {
    slot: "want",
    name: "Children should be able to walk here on their own",
    sentence: "streets where children can walk on their own, and a crossing where people stop.",
    about: /walk|street|child|cross/i,
  },
  {
    slot: "worry",
    name: "We cannot pay to stay where we grew up",
    sentence: "that rents drive out those who grew up here.",
    about: /rent|house|hous|home|move/i,
  },
  {
    slot: "need",
    name: "There is nowhere to sit down together",
    sentence: "places to meet that cost nothing.",
    about: /meet|bench|park|place|café|talk/i,
  },
  {
    slot: "trust",
    name: "Who asks us should come back and tell",
    sentence: "neighbours who come back and tell what became of it.",
    about: /trust|neighb|ask|listen/i,
  },
];
const of_each_evening = 2; // notes of a theme

const outward = await startOutward();
const browser = await openBrowser(outward.origin);
const folder = mkdtempSync(join(tmpdir(), "outward-site-"));
try {
  await takePictures();
} finally {
  await browser.close();
  await outward.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function takePictures() {
  const conversations = evenings.map((title, evening) => ({
    title,
    notes: voices.filter((_, index) => index % evenings.length === evening),
  }));
  const made = await createInitiative(outward, { conversations, languages: ["en", "es"] });
  const lead = await wireTo(outward);
  const key = fragment(new URL(made.lead, outward.origin), "key");
  const join_as = { initiative: made.id, key, name: "Rosa" };
  const { view } = await lead.ask("initiative.join", join_as);
  await theme(lead, made.id, key);
  await lead.ask("stage.set", { stage: "cluster" });
  const board = await atBoard(browser, made.team, { name: "Ahmed", t: en });
  await board.getByText(themes[0].name).first().waitFor();
  await board.keyboard.press("ArrowDown");
  await picture(board, "board");

  await narrate(lead, view);
  const narrative = await browser.visit(`${made.team}&place=narrative`);
  await narrative.getByRole("textbox", { name: en("initiative.name") }).fill("Joan");
  await narrative.getByRole("button", { name: en("initiative.begin") }).click();
  await narrative.getByText(en("narrative.slot.want")).first().waitFor();
  await picture(narrative, "narrative");

  const site = join(folder, "site");
  execFileSync(process.env.OUTWARD, ["publish", site, "--db", outward.archive]);
  const published = await browser.visit(pathToFileURL(join(site, "index.html")).href);
  await picture(published, "site");
  lead.close();
}

async function theme(lead, initiative, key) {
  const answer = await fetch(
    `${outward.origin}/api/v1/initiatives/${initiative}/statements?limit=1000`,
    {
      headers: { Authorization: `Bearer ${key}` },
    },
  );
  const { statements } = await answer.json();
  const taken = new Set();
  for (const { slot, name, about } of themes) {
    const matching = statements.filter(
      ({ number, text }) => !taken.has(number) && about.test(text),
    );
    const of_it = [...new Set(matching.map(({ conversation }) => conversation))].flatMap(
      (evening) =>
        matching.filter(({ conversation }) => conversation === evening).slice(0, of_each_evening),
    );
    for (const { number } of of_it) taken.add(number);
    const numbers = of_it.map(({ number }) => number);
    await lead.ask("theme.make", { id: slot, name, statements: numbers });
    const second = of_it.find(({ conversation }) => conversation !== of_it[0].conversation);
    const evidence = [of_it[0].number, second.number];
    await lead.ask("statements.mark", { statements: evidence, mark: "evidence", on: true });
  }
}

async function narrate(lead, { records }) {
  for (const { kind, record, seq } of records)
    if (kind === "source")
      await lead.ask("record.set", {
        set: { kind, record: { ...record, quotable: true, consent: "Said at the beginning." } },
        over: seq,
      });
  for (const { slot, sentence } of themes) {
    const record = { id: slot, slot, rank: 0, texts: { en: sentence }, themes: [slot] };
    await lead.ask("record.set", { set: { kind: "sentence", record }, over: 0 });
  }
  await lead.ask("version.keep", { id: "v1", label: "As read to the street" });
  const sign_off = { place: evenings[0], on: "2026-11-20", people: 23, agree: 21, changes: "" };
  await lead.ask("version.sign", { version: "v1", sign_off });
  await lead.ask("approve", { id: "version:v1", by: "Rosa Diaz" });
}
