// What a phone keeps: words that are not sent outlive the page, its tab and its storage, in two tabs too;
// a wrong clock changes nothing; and who is taken out is told so.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startOutward } from "../running/outward.mjs";
import { en, es } from "./content.mjs";
import { phoneOnALine, prompt, steps, title } from "./phone-on-a-line.mjs";
import { asked, box, facilitatorIn, facilitatorReads, phoneIn, transcript } from "./room.mjs";

const year = 365 * 24 * 3_600_000;

let outward;

before(async () => {
  outward = await startOutward();
});

after(() => outward?.stop());

/** The same phone opens the room once more; in a new tab. */
async function anotherTab({ phone, address }) {
  const tab = await phone.context().newPage();
  await tab.goto(address);
  await asked(tab, prompt);
  return tab;
}

describe("words that are not sent", { concurrency: 3 }, () => {
  test("a tab that is thrown away loses neither an unsent note nor a half-written one", async (t) => {
    const here = await phoneOnALine(t, outward);
    here.line.swallow();
    await here.write("Sent into nothing");
    await here.note("Sent into nothing", "waiting");
    await box(here.phone, title).fill("Half a thou");
    await here.phone.close({ runBeforeUnload: false });
    here.line.mend();
    const tab = await anotherTab(here);
    await here.note("Sent into nothing", "saved", tab);
    assert.equal(await box(tab, title).inputValue(), "Half a thou");
    assert.deepEqual(await here.words(), ["Sent into nothing"]);
    const { members } = await transcript(outward, here.room);
    assert.equal(members.filter(({ seat }) => seat === "participant").length, 1);
  });

  test("storage that is emptied while a note waits costs neither the note nor the seat", async (t) => {
    const here = await phoneOnALine(t, outward);
    here.line.swallow();
    await here.write("Still here");
    await here.note("Still here", "waiting");
    await here.phone.evaluate(() => localStorage.clear());
    here.line.mend();
    await here.note("Still here", "saved");
    await here.phone.reload();
    await here.note("Still here", "saved");
    assert.deepEqual(await here.words(), ["Still here"]);
    const { members } = await transcript(outward, here.room);
    assert.equal(members.filter(({ seat }) => seat === "participant").length, 1);
  });

  test("a phone whose storage is full says so, and sends what it has", async (t) => {
    const here = await phoneOnALine(t, outward);
    await here.phone.evaluate(fillStorage);
    here.line.swallow();
    await here.write("No room on this phone");
    await here.note("No room on this phone", "waiting");
    await here.phone.getByText(en("participant.offline_unkept")).waitFor();
    here.line.mend();
    await here.note("No room on this phone", "saved");
    assert.deepEqual(await here.words(), ["No room on this phone"]);
    await here.phone.getByText(en("participant.unkept")).waitFor();
    await here.phone.evaluate(() => localStorage.removeItem("filling"));
    await box(here.phone, title).fill("Room again");
    await here.phone.getByText(en("participant.unkept")).waitFor({ state: "detached" });
  });

  test("two tabs of one phone send each note once, and both show them all", async (t) => {
    const here = await phoneOnALine(t, outward);
    const other = await anotherTab(here);
    here.line.swallow();
    await here.write("From the first tab");
    await here.write("From the second tab", other);
    for (const page of [here.phone, other]) {
      await here.note("From the first tab", "waiting", page);
      await here.note("From the second tab", "waiting", page);
    }
    const said = [];
    for (const page of [here.phone, other])
      page.on("websocket", (socket) =>
        socket.on("framesent", ({ payload }) => said.push(JSON.parse(payload))),
      );
    here.line.mend();
    for (const page of [here.phone, other]) {
      await here.note("From the first tab", "saved", page);
      await here.note("From the second tab", "saved", page);
    }
    assert.deepEqual(await here.words(), ["From the first tab", "From the second tab"]);
    assert.equal(said.filter(({ method }) => method === "note.add").length, 2);
  });

  // Browsers keep a left page when they have the room for it. One that does not loads it anew, and the words
  // must be there all the same.
  test("a page that comes back out of the browser's cache is live, with its words", async (t) => {
    const here = await phoneOnALine(t, outward);
    await box(here.phone, title).fill("Half a thou");
    await here.phone.evaluate(() =>
      window.addEventListener("pageshow", ({ persisted }) => {
        window.returned = persisted;
      }),
    );
    await here.phone.goto(new URL("/", here.line.origin).href);
    await here.crew.goTo("today");
    await here.crew.goTo("hopes");
    await here.phone.goBack({ waitUntil: "commit" });
    await asked(here.phone, prompt);
    const kept = await here.phone.evaluate(() => window.returned === true);
    t.diagnostic(kept ? "the page was kept" : "this browser kept no page");
    await here.connected();
    assert.equal(await box(here.phone, title).inputValue(), "Half a thou");
    await here.write("Whole thought");
    await here.note("Whole thought", "saved");
    assert.deepEqual(await here.words(), ["Whole thought"]);
  });
});

describe("a phone of its own mind, and a room with a door", { concurrency: 3 }, () => {
  test("a clock that is a year off, or set while the page is open, moves no timer", async (t) => {
    const here = await phoneOnALine(t, outward);
    const screens = [];
    for (const off of [0, -year, year]) {
      const screen = await facilitatorIn(here.browser, here.room);
      await screen.addInitScript(shiftClock, off);
      await screen.reload();
      await screen.getByRole("timer").waitFor();
      screens.push(screen);
    }
    await screens[1].evaluate((step) => globalThis.stepClock(step), 2 * year);
    await screens[2].evaluate((step) => globalThis.stepClock(step), -2 * year);
    const together = async () => {
      const times = screens.map((screen) => screen.getByRole("timer").innerText());
      const seconds = (await Promise.all(times)).map(secondsOf);
      assert.ok(Math.max(...seconds) - Math.min(...seconds) <= 2, seconds.join(" "));
    };
    await together();
    here.line.cut();
    for (const screen of screens)
      await screen.locator(".status-line[data-live=true]").waitFor({ state: "attached" });
    await here.crew.goTo("today");
    for (const screen of screens) await facilitatorReads(screen, steps.today.title);
    await together();
  });

  test("a phone that the facilitator takes out is told so, and stays out", async (t) => {
    const here = await phoneOnALine(t, outward);
    await here.write("Before it was taken out");
    await here.note("Before it was taken out", "saved");
    const kept = `outward.seat.${here.room.code}`;
    const seat = await here.phone.evaluate((key) => localStorage.getItem(key), kept);
    await here.crew.ask("member.remove", { member: JSON.parse(seat).member });
    const told = here.phone.getByRole("heading", { name: en("kit.reason.removed") });
    await told.waitFor();
    await here.phone.reload();
    await told.waitFor();
    assert.deepEqual(await here.words(), ["Before it was taken out"]);
  });

  test("a locked room says so in the reader's language, and lets in when it is open again", async (t) => {
    const here = await phoneOnALine(t, outward);
    await here.crew.ask("room.lock", { locked: true });
    const late = await phoneIn(here.browser, here.room, { language: "es" });
    await late.getByText(es("kit.reason.locked")).waitFor();
    await here.write("The phone that was here stays");
    await here.note("The phone that was here stays", "saved");
    await here.crew.ask("room.lock", { locked: false });
    await late.getByRole("button", { name: es("participant.try_again") }).click();
    await late.locator(".status-line[data-live=true]").waitFor({ state: "attached" });
  });
});

/** Leaves no room for anything more. Runs in the page. */
function fillStorage() {
  let filling = "";
  for (let more = "x".repeat(4 * 1024 * 1024); more.length > 0; ) {
    try {
      localStorage.setItem("filling", filling + more);
      filling += more;
    } catch {
      more = more.slice(0, more.length / 2);
    }
  }
}

/** The phone's own clock is off; `stepClock` sets it anew. Runs in the page, before its scripts. */
function shiftClock(off) {
  const now = Date.now.bind(Date);
  let shift = off;
  Date.now = () => now() + shift;
  globalThis.stepClock = (step) => {
    shift += step;
  };
}

function secondsOf(time) {
  const [minutes, seconds] = /(\d+):(\d+)/.exec(time).slice(1).map(Number);
  return minutes * 60 + seconds;
}
