// A conversation saved as a web page, opened from the disk: no barrier for anybody, nothing fetched, and a table of
// contents that leads to its places.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fragment } from "../running/outward.mjs";
import { furnish, hostile } from "../security/hostile_room.mjs";
import { barriersOf } from "./barriers.mjs";
import { ar, en } from "./content.mjs";
import { browser, oneBrowserForAll, outward } from "./running.mjs";

oneBrowserForAll();

async function saved(room, more) {
  const answer = await fetch(
    `${outward.origin}/api/v1/conversations/${room.id}/export?format=html&${more}`,
    { headers: { Authorization: `Bearer ${fragment(outward.link, "key")}` } },
  );
  assert.equal(answer.status, 200);
  return answer.text();
}

test("a saved web page has no barrier, in any direction, and leads where it says", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "outward-export-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const room = await furnish(outward, hostile);
  await room.fill();
  await room.close();
  room.leave();

  const barriers = [];
  for (const more of ["language=en", "language=ar", "language=en&sheet=1"]) {
    const file = join(folder, "page.html");
    await writeFile(file, await saved(room, more));
    const page = await browser.visit(`file://${file}`, { bypassCSP: true });
    barriers.push(...(await barriersOf(more, page)));
    if (more.includes("sheet")) continue;
    const words = more.endsWith("ar") ? ar : en;
    const contents = page.getByRole("navigation", { name: words("export.contents") });
    await contents.getByRole("link", { name: words("export.story") }).click();
    assert.equal(await page.locator(":target").textContent(), words("export.story"));
  }
  assert.deepEqual(barriers, []);
});
