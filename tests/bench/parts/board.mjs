// The theming board with many notes, in a browser on a laptop, on the real server.

import { en } from "../../browser/content.mjs";
import { atBoard } from "../../browser/initiative.mjs";
import { openBrowser } from "../../browser/visitors.mjs";
import { startOutward } from "../../running/outward.mjs";
import { initiativeOf, leadOf, themesOf } from "../evenings.mjs";
import { figure, quantile } from "../figure.mjs";
import { keyTimes } from "../phone/board.mjs";
import { heldBy } from "../phone/crowded.mjs";
import { scrollThrough } from "../phone/frames.mjs";
import { tasksDuring } from "../phone/tasks.mjs";

const long = 50; // ms: a longer task is felt

export async function measure({ runs = 3, quick = false }) {
  const how = quick ? { runs: 1, themes: 2, keys: 3 } : { runs, themes: 12, keys: 20 };
  const figures = [];
  for (const n of quick ? [80] : [500, 1_500, 5_000]) figures.push(...(await atSize(n, how)));
  return figures;
}

async function atSize(n, { runs, themes, keys }) {
  const outward = await startOutward();
  try {
    const browser = await openBrowser(outward.origin);
    try {
      const initiative = await initiativeOf(outward, n);
      await theme(outward, initiative, n, themes);
      const rounds = [];
      for (let run = 0; run < runs; ++run) rounds.push(await oneRun(browser, initiative, n, keys));
      return figuresOf(n, rounds);
    } finally {
      await browser.close();
    }
  } finally {
    await outward.stop();
  }
}

/** Half of the notes in themes, so that cards, figures and long lists are there as well. */
async function theme(outward, initiative, n, themes) {
  const { act, close } = await leadOf(outward, initiative);
  for (const one of themesOf(n, themes)) await act("theme.make", one);
  close();
}

async function oneRun(browser, initiative, n, keys) {
  const began = performance.now();
  const page = await atBoard(browser, initiative.lead, { name: "Rosa", t: en });
  try {
    await page.locator(".pile [aria-setsize]").first().waitFor();
    const opened = performance.now() - began;
    await pickStage(page);
    await page.getByText(ofAll(n)).waitFor();
    const cdp = await page.context().newCDPSession(page);
    const { heap } = await heldBy(cdp);
    const times = await keyTimes(page, keys);
    let frames;
    const tasks = await tasksDuring(page, async () => {
      frames = await page.evaluate(scrollThrough, ".pile .note-list");
    });
    return { opened, heap, times, frames, tasks };
  } finally {
    await page.context().close();
  }
}

/** Where notes are marked and moved; everybody of the team is in the same stage. */
async function pickStage(page) {
  const on = page.getByRole("button", {
    name: en("board.move_on", { stage: en("board.stage.pick") }),
  });
  if (await on.isVisible()) await on.click();
}

/** How many notes there are: where it says how many of them lie in no theme. */
const ofAll = (n) => en("board.unthemed_of", { unthemed: "", all: n.toLocaleString("en") }).trim();

function figuresOf(n, rounds) {
  const of = (name, of_round, more = {}) =>
    figure({
      part: "board",
      name,
      n,
      of: "notes",
      unit: "ms",
      values: rounds.map(of_round),
      ...more,
    });
  const key = (name, what, growth) =>
    of(`${name}, key to paint p95`, ({ times }) => quantile(times[what], 0.95), { growth });
  return [
    of("all of it opened", ({ opened }) => opened, { growth: 1 }),
    key("select a note", "select", 0),
    key("mark a note as strong", "mark", 0),
    key("move a note to a theme", "move", 0),
    key("search, a letter", "search", 1),
    of("a frame while the list goes by, p95", ({ frames }) => quantile(frames, 0.95), {
      growth: 0,
    }),
    of("longest task while the list goes by", ({ tasks }) => Math.max(...tasks), {
      targets: [{ limit: long }],
      growth: 0,
    }),
    of("memory of its scripts", ({ heap }) => heap / 2 ** 20, { unit: "MB", growth: 1 }),
  ];
}
