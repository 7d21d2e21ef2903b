// How fast the theming board is with 5,000 notes, in a browser on the real server:
//   OUTWARD=build/release/outward CHROMIUM=chromium SOURCE_DIR=. node tests/bench/board.mjs [NOTES]
// From a key's time stamp to the frame that shows what it did, the server's answer and the disk included; then the
// memory of the page, and what stalls it while the whole list goes by.

import { en } from "../browser/content.mjs";
import { atBoard, createInitiative } from "../browser/initiative.mjs";
import { openBrowser } from "../browser/visitors.mjs";
import { startOutward } from "../running/outward.mjs";
import { evenings } from "./evenings.mjs";

const count = Number(process.argv[2] ?? 5_000);
const held = 8; // conversations
const rounds = 100;
const pause = 220; // ms: so many acts the server takes from one person
const outward = await startOutward();
try {
  const browser = await openBrowser(outward.origin);
  try {
    const initiative = await createInitiative(outward, { conversations: evenings(count, held) });
    await measure(await atBoard(browser, initiative.lead, { name: "Rosa", t: en }));
  } finally {
    await browser.close();
  }
} finally {
  await outward.stop();
}

async function measure(page) {
  await page.getByText(en("board.read_of", { read: "0", all: inEnglish(count) })).waitFor();
  await page.evaluate(watch);
  await page
    .getByRole("button", { name: en("board.move_on", { stage: en("board.stage.pick") }) })
    .click();
  await withThemes(page, 12);
  const rows = [
    await times(page, "select", "Space", "selected", "ArrowDown"),
    await times(page, "mark strong", "s", "strong", "ArrowDown"),
    await times(page, "move to a theme", "1", "left"),
    await typing(page),
  ];
  console.log(`${inEnglish(count)} notes, key to paint in ms:`);
  console.table(rows);
  const scrolled = await page.evaluate(scrollThrough);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  console.log(`heap ${(usedSize / 2 ** 20).toFixed(1)} MB`);
  const { frames, worst, long } = scrolled;
  console.log(
    `the whole list in ${frames} frames: p95 ${ms(at(worst, 0.95))}, max ${ms(at(worst, 1))}`,
  );
  console.log(
    `tasks over 50 ms meanwhile: ${long.length}, the longest ${ms(Math.max(0, ...long))}`,
  );
}

/** So that cards, figures and long lists are there as well. */
async function withThemes(page, themes) {
  const pile = page.getByRole("listbox", { name: en("board.pile"), exact: true });
  for (let made = 0; made < themes; ++made) {
    await pile.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Space");
    for (let step = 0; step < 10; ++step) await page.keyboard.press("Shift+PageDown");
    await page.keyboard.press("n");
    const name = page.getByRole("textbox", { name: en("board.name"), exact: true });
    await name.fill(`Theme ${made + 1}`);
    await name.press("Enter");
    await page.getByRole("heading", { name: `Theme ${made + 1}`, exact: true }).waitFor();
  }
  await pile.focus();
  await page.keyboard.press("Home");
}

async function times(page, what, key, shows, then) {
  const all = [];
  for (let round = 0; round < rounds; ++round) {
    await page.evaluate((sign) => window.timing.next(sign), shows);
    await page.keyboard.press(key);
    all.push(await page.evaluate(() => window.timing.shown));
    if (shows === "selected") await page.keyboard.press("Escape");
    else await page.waitForTimeout(pause);
    if (then) await page.keyboard.press(then);
  }
  return line(what, all);
}

async function typing(page) {
  await page.keyboard.press("/");
  const all = [];
  for (const letter of "the children on the old street by the river after dark") {
    await page.evaluate(() => window.timing.next("typed"));
    await page.keyboard.press(letter);
    all.push(await page.evaluate(() => window.timing.shown));
  }
  await page.keyboard.press("Escape");
  return line("search, a letter", all);
}

function line(what, all) {
  all.sort((a, b) => a - b);
  return {
    what,
    times: all.length,
    p50: round(at(all, 0.5)),
    p95: round(at(all, 0.95)),
    max: round(at(all, 1)),
  };
}

function at(sorted, part) {
  return sorted[Math.ceil(part * sorted.length) - 1];
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function ms(value) {
  return `${value.toFixed(0)} ms`;
}

function inEnglish(number) {
  return new Intl.NumberFormat("en").format(number);
}

/** In the page: the time from the next key to the frame after which its sign can be seen. */
function watch() {
  const active = () => document.querySelector(".pile .note[data-active='true']");
  const signs = {
    selected: (note) => () => note.getAttribute("aria-selected") === "true",
    strong: (note) => () => note.querySelector("[data-mark='strong']") !== null,
    left: (note) => () => !note.isConnected,
    typed: () => () => true,
  };
  window.timing = {
    next(sign) {
      const is_shown = signs[sign](active());
      window.timing.shown = new Promise((resolve) => {
        const pressed = ({ timeStamp }) => {
          const look = () => {
            if (performance.now() - timeStamp > 10_000) return resolve(Number.NaN);
            if (!is_shown()) return requestAnimationFrame(look);
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - timeStamp);
            return port2.postMessage(null);
          };
          requestAnimationFrame(look);
        };
        window.addEventListener("keydown", pressed, { capture: true, once: true });
      });
    },
  };
}

/** In the page: 600 px a frame to the end of the list. */
async function scrollThrough() {
  const list = document.querySelector(".pile .note-list");
  const long = [];
  const observer = new PerformanceObserver((entries) => {
    for (const { duration } of entries.getEntries()) long.push(duration);
  });
  observer.observe({ type: "longtask" });
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const worst = [];
  let before = await frame();
  for (list.scrollTop = 0; list.scrollTop + list.clientHeight < list.scrollHeight - 1; ) {
    list.scrollTop += 600;
    const now = await frame();
    worst.push(now - before);
    before = now;
  }
  observer.disconnect();
  worst.sort((a, b) => a - b);
  return { frames: worst.length, worst, long };
}
