// A page in a room that has many notes, while more come.

import { words } from "../live/systems.mjs";
import { timeUntilUsable, turnOn } from "./device.mjs";
import { scrollThrough, watchFrames } from "./frames.mjs";
import { tasksDuring } from "./tasks.mjs";

/**
 * { heap in bytes, nodes, frames and tasks in ms, scrolled }: the first two before `moreNotes`, which writes some.
 * `scrolled` has the frames and tasks while its list goes by, where there is one; `notes` is how many it was told of.
 */
export async function crowded(browser, device, address, moreNotes) {
  const own = await turnOn(browser, device);
  try {
    const { page, cdp } = await own.open();
    await page.goto(address);
    await timeUntilUsable(page);
    await page.waitForLoadState("networkidle");
    const held = await heldBy(cdp);
    await page.evaluate(watchFrames);
    const tasks = await tasksDuring(page, moreNotes);
    const frames = await page.evaluate(() => window.frame_times);
    const round = { ...held, frames, tasks };
    if (device.list) round.scrolled = await scrolled(page, device.list);
    return { ...round, notes: notesHeard(page) };
  } finally {
    await own.turnOff();
  }
}

const notesHeard = ({ heard }) => heard.join("").split(words).length - 1;

async function scrolled(page, list) {
  let frames;
  const tasks = await tasksDuring(page, async () => {
    frames = await page.evaluate(scrollThrough, list);
  });
  return { frames, tasks };
}

/** After a collection: { heap in bytes, nodes }. */
export async function heldBy(cdp) {
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  const { nodes } = await cdp.send("Memory.getDOMCounters");
  return { heap: usedSize, nodes };
}
