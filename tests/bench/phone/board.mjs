// The theming board under somebody's fingers: from a key's time stamp to the frame that shows what it did, the server's
// answer and the disk included; then the whole list going by.

import { en } from "../../browser/content.mjs";
import { pause } from "../evenings.mjs";

const active = ".pile .note[data-active='true']";
const letters = "the children on the old street by the river after dark";

/** The milliseconds of so many keys of each kind. What is marked is what then moves: the next run finds new notes. */
export async function keyTimes(page, rounds) {
  await page.evaluate(watch, active);
  const pile = page.getByRole("listbox", { name: en("board.pile"), exact: true });
  const fromTop = async (...key) => {
    await pile.focus();
    await page.keyboard.press("Home");
    return times(page, rounds, ...key);
  };
  return {
    select: await fromTop("Space", "selected", ["Escape", "ArrowDown"]),
    mark: await fromTop("s", "strong", ["ArrowDown"]),
    move: await fromTop("1", "left", []),
    search: await typing(page, letters.slice(0, 3 * rounds)),
  };
}

async function times(page, rounds, key, shows, then) {
  const all = [];
  for (let round = 0; round < rounds; ++round) {
    await page.locator(active).waitFor();
    all.push(await timeOf(page, key, shows));
    if (shows !== "selected") await page.waitForTimeout(pause);
    for (const next of then) await page.keyboard.press(next);
  }
  return all;
}

async function typing(page, text) {
  await page.keyboard.press("/");
  const all = [];
  for (const letter of text) all.push(await timeOf(page, letter, "typed"));
  await page.keyboard.press("Escape");
  return all;
}

async function timeOf(page, key, shows) {
  await page.evaluate((sign) => window.timing.next(sign), shows);
  await page.keyboard.press(key);
  const time = await page.evaluate(() => window.timing.shown);
  if (time === null)
    throw new Error(`On the board, the key ${key} had not shown what it does after 10 seconds.`);
  return time;
}

/** In the page: the time from the next key to the frame after which its sign can be seen; null: it never came. */
function watch(active) {
  const signs = {
    selected: (note) => () => note.getAttribute("aria-selected") === "true",
    strong: (note) => () => note.querySelector("[data-mark='strong']") !== null,
    left: (note) => () => !note.isConnected,
    typed: () => () => true,
  };
  window.timing = {
    next(sign) {
      const is_shown = signs[sign](document.querySelector(active));
      window.timing.shown = new Promise((resolve) => {
        const pressed = ({ timeStamp }) => {
          const look = () => {
            if (performance.now() - timeStamp > 10_000) return resolve(null);
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
