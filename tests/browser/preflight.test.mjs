// On the librarian's own laptop: what would fail in the room, a phone that tries it out, the first ten minutes, help,
// and the end of the program from its own page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { barriersOf } from "./barriers.mjs";
import { catalogue, en, readGuide } from "./content.mjs";
import { createRoom, nextButton, startButton, wallIn, wordsOf } from "./room.mjs";
import { aBrowserForEach, browser, outward } from "./running.mjs";
import { eventually, phone } from "./visitors.mjs";

const languages = ["en", "es", "ar"];
const guide = readGuide("aspirations");
const { steps } = guide.words("en");

aBrowserForEach();

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const region = (page, name) => page.getByRole("region", { name, exact: true });

/** One line of the checks, by its name. */
const checkOf = (host, name, t = en) =>
  host
    .locator(".preflight-check")
    .filter({ has: host.getByRole("heading", { name: t(`preflight.${name}`), exact: true }) });

const isIn = (host, name, state, t = en) =>
  checkOf(host, name, t)
    .getByText(t(`preflight.state.${state}`), { exact: true })
    .waitFor();

test("the first ten minutes lead through a rehearsal, by keyboard, and stay away once they are left", async () => {
  const host = await browser.visit(outward.link, { bypassCSP: true });
  await press(host, en("host.first"));
  const hints = host.getByRole("complementary", { name: en("tour.heading") });
  const done = () => hints.getByText(en("tour.done"), { exact: true }).waitFor();
  const onTo = async (id) => {
    await hints.getByRole("button", { name: en("tour.next") }).focus();
    await host.keyboard.press("Enter");
    await hints.getByText(en(`tour.${id}.how`)).waitFor();
  };
  await hints.getByText(en("tour.start.how")).waitFor();
  await startButton(host).click();
  await done();
  await onTo("walk");
  const line = guide.line.map(({ id }) => id);
  for (const id of line.slice(1, line.indexOf("hopes") + 1)) {
    await nextButton(host, steps[id].title).click();
    await wordsOf(host).getByRole("heading", { level: 2, name: steps[id].title }).waitFor();
  }
  await done();
  assert.deepEqual(await barriersOf("hints", host), []);
  await onTo("probe");
  await host.keyboard.press("1");
  await done();
  await onTo("undo");
  await host.keyboard.press("z");
  await done();
  await host.reload();
  await hints.getByText(en("tour.undo.how")).waitFor(); // it goes on where it was
  await onTo("ahead");
  await host
    .getByRole("navigation", { name: en("facilitator.steps") })
    .getByRole("button", { name: steps.story.title })
    .click();
  await done();
  await onTo("highlight");
  await region(host, en("facilitator.notes"))
    .getByRole("button", { name: en("notes.highlight") })
    .first()
    .click({ timeout: 60_000 });
  await done();
  await hints.getByRole("button", { name: en("tour.next") }).click();
  await hints.getByText(en("tour.end.how")).waitFor();
  await hints.getByRole("button", { name: en("tour.finish") }).click();
  await hints.waitFor({ state: "detached" });
  await host.reload();
  await wordsOf(host).waitFor();
  assert.equal(await hints.count(), 0);
});

for (const language of languages) {
  test(`no page of the preflight has a barrier, nor scrolls sideways: ${language}`, async () => {
    const t = catalogue(language);
    const how = { language, bypassCSP: true };
    const host = await browser.visit(outward.link, how);
    await press(host, t("preflight.show"));
    await isIn(host, "wall", "look", t);
    assert.deepEqual(await barriersOf("preflight", host), []);
    await press(host, t("host.stop"));
    assert.deepEqual(await barriersOf("before stopping", host), []);

    const test_page = await browser.visit("/test", { ...how, screen: phone });
    await test_page.getByRole("heading", { level: 1, name: t("reach.heading") }).waitFor();
    await test_page.getByText(t("reach.works")).waitFor();
    assert.deepEqual(await barriersOf("test page", test_page), []);

    const help = await browser.visit("/help", how);
    await help.getByRole("heading", { level: 1, name: t("help.heading") }).waitFor();
    assert.equal(await help.evaluate(() => document.documentElement.dir), t("direction"));
    assert.deepEqual(await barriersOf("help", help), []);
  });
}

test("each check says its state in words and what to do, and follows what happens", async () => {
  const room = await createRoom(outward);
  const host = await browser.visit(outward.link);
  await press(host, en("preflight.show"));
  await isIn(host, "clock", "fine");
  await isIn(host, "backup", "look");
  await isIn(host, "languages", "unknown"); // no Arabic words
  await isIn(host, "wall", "look");
  await checkOf(host, "wall").getByText(en("preflight.wall.none_do")).waitFor();

  const wall = await wallIn(browser, room);
  await wall.getByText(room.code).waitFor();
  await isIn(host, "wall", "fine");
  await checkOf(host, "backup")
    .getByRole("button", { name: en("preflight.backup.make") })
    .click();
  await isIn(host, "backup", "fine");

  const { networks } = await outward.ask("preflight");
  const [phones, door] = [checkOf(host, "phones"), await whichDoor(networks)];
  await phones.getByText(en(door)).waitFor();
  if (door !== "preflight.phones.shut") return; // this machine is where strangers could read along
  await phones.getByRole("switch").click();
  await phones.getByText(en(door)).waitFor({ state: "detached" });
});

const whichDoor = (networks) =>
  networks.length === 0 || networks.some((network) => network.private)
    ? "preflight.phones.shut"
    : "preflight.phones.public";

test("the code leads to the test page, and phones that come through are counted", async () => {
  const host = await browser.visit(outward.link);
  const found = await foundByHost(host, {
    open: true,
    addresses: ["http://192.168.1.20:8080"],
    networks: [
      { name: "wlan0", address: "192.168.1.20", private: true, open: true },
      { name: "eth0", address: "192.0.2.7", private: false, open: false },
    ],
    phones: { reached: 0, last_at: null, socket_refused: 0 },
  });
  await press(host, en("preflight.show"));
  await isIn(host, "phones", "unknown");
  const phones = checkOf(host, "phones");
  await phones.getByRole("img", { name: "http://192.168.1.20:8080/test" }).waitFor();
  assert.ok(await phones.getByLabel("wlan0").isChecked());
  assert.ok(!(await phones.getByLabel("eth0").isChecked()));

  found.phones = { reached: 2, last_at: Date.now(), socket_refused: 0 };
  await isIn(host, "phones", "fine");
  await host.getByText(en("preflight.came")).waitFor({ state: "attached" });
  found.phones = { reached: 2, last_at: Date.now(), socket_refused: 1 };
  await phones.getByText(en("preflight.phones.refused", { count: 1 })).waitFor();
  found.phones = { reached: 0, last_at: null, socket_refused: 0 };
  await phones.getByText(en("preflight.phones.waiting")).waitFor();
});

/** Lays `changes` over what the program finds on this machine. They may be changed later. */
async function foundByHost(host, changes) {
  await host.route("**/api/v1/preflight", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ json: { ...(await answer.json()), ...changes } });
  });
  return changes;
}

test("a phone without a live connection is told what to do, and can try again", async () => {
  const page = await browser.visit("/test", { screen: phone });
  await page.getByText(en("reach.works")).waitFor();
  await page.routeWebSocket(/\/live$/, (socket) => socket.close());
  await page.reload();
  await page.getByText(en("reach.refused")).waitFor();
  await page.getByText(en("reach.do.vpn")).waitFor();
  await page.getByRole("button", { name: en("reach.again") }).click();
  await page.getByText(en("reach.refused")).waitFor();
});

test("a real conversation never has hints", async () => {
  const room = await createRoom(outward);
  const host = await browser.visit(outward.link);
  const begun = { conversation: room.id, at: 0 };
  await host.evaluate((tour) => localStorage.setItem("outward.tour", JSON.stringify(tour)), begun);
  await host.goto(new URL(room.facilitator, outward.origin).href);
  await startButton(host).waitFor();
  assert.equal(await host.getByRole("complementary").count(), 0);
});

test("help is one step away, and its sheets open", async () => {
  const help = await browser.visit("/help");
  for (const [handout, sheet] of [
    ["laptop-check", "help.sheet.check"],
    ["own-access-point", "help.sheet.wifi"],
  ]) {
    const link = help.getByRole("link", { name: en(sheet) });
    assert.match(await link.getAttribute("href"), new RegExp(`/handouts/${handout}\\?`));
    await link.click();
    await help.locator("h1").waitFor();
    await help.goBack({ waitUntil: "commit" });
  }
  await help.getByRole("link", { name: en("help.wrong"), exact: true }).click();
  await help.getByText(en("help.wrong.reach")).waitFor();
});

test("the host ends the program from its page, and is told so", async () => {
  const host = await browser.visit(outward.link);
  await press(host, en("host.stop"));
  await press(host, en("kit.cancel"));
  await outward.ask("status");
  await press(host, en("host.stop"));
  await host.getByText(en("host.stop_help")).waitFor();
  await press(host, en("host.stop_yes"));
  await host.getByRole("heading", { level: 1, name: en("host.stopped") }).waitFor();
  await eventually(async () => {
    await assert.rejects(fetch(`${outward.origin}/host`));
  });
});
