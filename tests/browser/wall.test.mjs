// A wall has nobody who scrolls: all that a step shows on it is seen at once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readGuide } from "./content.mjs";
import { asked, createRoom, facilitatorAt, facilitatorIn, startButton, wallIn } from "./room.mjs";
import { browser, oneBrowserForAll, outward } from "./running.mjs";

const screens = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
];

oneBrowserForAll();

for (const id of ["community-conversation", "aspirations"]) {
  test(`every step of ${id} fits on the wall, in each of its languages`, async () => {
    const guide = readGuide(id);
    const { steps } = guide.words("en");
    const room = await createRoom(outward, { guide: id });
    const facilitator = await facilitatorIn(browser, room);
    await startButton(facilitator).waitFor();
    const walls = [];
    for (const language of ["en", "es"]) {
      for (const screen of screens) {
        walls.push({ language, screen, page: await wallIn(browser, room, { language, screen }) });
      }
    }
    const cut = [];
    for (const step of guide.line) {
      await facilitator.keyboard.press("n");
      await facilitatorAt(facilitator, steps[step.id].title);
      if (step.form === "crew") continue;
      for (const { language, screen, page } of walls) {
        await asked(page, guide.words(language).steps[step.id].prompt);
        const hidden = await page.evaluate(hiddenHeight);
        if (hidden > 2) cut.push(`${step.id}, ${language}, ${screen.width} px: ${hidden} px cut`);
      }
    }
    assert.deepEqual(cut, []);
  });
}

/** How much of the middle of the wall has no room. Runs in the page. */
function hiddenHeight() {
  const middle = document.querySelector("main");
  return middle.scrollHeight - middle.clientHeight;
}
