// Makes the pictures of preflight, test page and first ten minutes in docs/images, in English and Spanish:
//   OUTWARD=build/release/outward CHROMIUM=chromium SOURCE_DIR=. node tests/browser/screenshots_preflight.mjs

import { startOutward } from "../running/outward.mjs";
import { catalogue, readGuide } from "./content.mjs";
import { picture } from "./picture.mjs";
import { createRoom, facilitatorAt, startButton, wallIn } from "./room.mjs";
import { openBrowser, phone as phone_screen } from "./visitors.mjs";

const guide = readGuide("aspirations");

for (const [language, ending] of [
  ["en", ""],
  ["es", "-es"],
]) {
  const outward = await startOutward();
  try {
    const browser = await openBrowser(outward.origin);
    try {
      await takePictures(outward, browser, language, ending);
    } finally {
      await browser.close();
    }
  } finally {
    await outward.stop();
  }
}

async function takePictures(outward, browser, language, ending) {
  const t = catalogue(language);
  const host = await browser.visit(outward.link, { language });
  await host.getByRole("button", { name: t("host.first"), exact: true }).click();
  await startButton(host, t).click();
  const line = guide.line.map(({ id }) => id);
  const { steps } = guide.words(language);
  for (const id of line.slice(1, line.indexOf("hopes") + 1)) {
    await host.keyboard.press("n");
    await facilitatorAt(host, steps[id].title, t);
  }
  for (const _ of [1, 2]) await host.getByRole("button", { name: t("tour.next") }).click();
  await host.getByRole("article").nth(2).waitFor({ timeout: 90_000 }); // some notes have come
  await host.waitForTimeout(12_000); // the toast has gone, and more notes are there
  await picture(host, `first-ten-minutes${ending}`);
  await host.close();
  await checkTheRoom(outward, browser, t, ending);
}

async function checkTheRoom(outward, browser, t, ending) {
  const language = t("language");
  const room = await createRoom(outward, { language });
  const wall = await wallIn(browser, room);
  await wall.getByText(room.code).waitFor();
  const phone = await browser.visit("/test", { language, screen: phone_screen });
  await phone.getByText(t("reach.works")).waitFor();
  await picture(phone, `phone-test${ending}`);

  const host = await browser.visit(outward.link, {
    language,
    screen: { width: 1280, height: 1080 },
  });
  await inALibrary(host);
  await host.reload();
  const section = host.locator(".preflight");
  await section.getByRole("button", { name: t("preflight.show") }).click();
  await section.getByText("192.168.1.20:8080/test").waitFor();
  await section.evaluate((element) => element.scrollIntoView());
  await picture(host, `preflight${ending}`);
}

/** A laptop in a library's Wi-Fi, whatever this machine is. */
async function inALibrary(host) {
  const here = { open: true, addresses: ["http://192.168.1.20:8080"] };
  const lay = (path, changes) =>
    host.route(`**/api/v1/${path}`, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ json: { ...(await answer.json()), ...changes() } });
    });
  await lay("status", () => here);
  await lay("preflight", () => ({
    ...here,
    networks: [{ name: "wlan0", address: "192.168.1.20", private: true, open: true }],
    phones: { reached: 2, last_at: Date.now(), socket_refused: 0 },
    battery: { percent: 84, charging: true },
    disk: { free: 61e9, total: 240e9 },
  }));
}
