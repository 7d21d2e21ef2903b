// Host, facilitator, wall and phone for people who need a narrow screen, large text, few colours, or rest: nothing is
// cut off or covered, axe finds nothing, and nothing moves.

import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./barriers.mjs";
import { en, readGuide } from "./content.mjs";
import { crewOf } from "./crew.mjs";
import {
  asked,
  createRoom,
  facilitatorAt,
  facilitatorIn,
  ownNote,
  phoneIn,
  startButton,
  wallIn,
  write,
} from "./room.mjs";
import { aBrowserForEach, browser, outward } from "./running.mjs";
import { hiddenPartsOf } from "./sight.mjs";

const guide = readGuide("community-conversation");
const { steps } = guide.words("en");
const [probe] = guide.steps.find(({ id }) => id === "hopes").probes;
const narrow = { screen: { width: 320, height: 640 } };

aBrowserForEach();

test("on a screen of 320 px nothing is cut off or covered", async (t) => {
  await throughTheStates(t, narrow);
});

test("with text of 200 % nothing is cut off or covered", async (t) => {
  await throughTheStates(t, { letters: 32 });
});

test("with forced colours everything has an edge, and what is chosen is seen", async (t) => {
  await throughTheStates(t, { forcedColors: "active" }, async (name, page) => {
    const edgeless = await page.evaluate(edgelessControls);
    return edgeless.map((what) => `${name} has no edge: ${what}`);
  });
});

test("nothing moves for those who want rest, and something does for others", async (t) => {
  const still = await throughTheStates(t, { reducedMotion: "reduce", watched: true });
  assert.deepEqual(still, []);
  const lively = await throughTheStates(t, { reducedMotion: "no-preference", watched: true });
  assert.ok(lively.length > 0, "this test sees no motion at all");
});

/**
 * `letters`: their usual size in this browser's settings, in pixels; `more` finds more than is looked for anyway.
 * Gives what moved, if `watched`.
 */
async function throughTheStates(t, { letters, watched, ...way }, more = async () => []) {
  const how = { bypassCSP: true, ...way };
  const room = await createRoom(outward, { names: true, place: "Branch library" });
  const crew = await crewOf(outward, room);
  t.after(crew.close);
  const host = await browser.visit(outward.link, how);
  await host
    .getByRole("button", { name: en("host.rehearse") })
    .first()
    .waitFor();
  const facilitator = await facilitatorIn(browser, room, how);
  await startButton(facilitator).waitFor();
  const wall = await wallIn(browser, room, how);
  await wall.getByText(room.code).first().waitFor();
  const phone = await phoneIn(browser, room, how);
  await asked(phone, en("participant.waiting"));
  const pages = { host, facilitator, wall, phone };
  for (const page of Object.values(pages)) {
    if (letters) await setLetters(page, letters);
    if (watched) await page.evaluate(watchMotion);
  }

  const barriers = [];
  const look = async (state, seen) => {
    for (const [who, page] of Object.entries(seen)) {
      const name = `${who}, ${state}`;
      const found = [...(await hiddenPartsOf(page)), ...(await violations(page))];
      barriers.push(...found.map((what) => `${name}: ${what}`), ...(await more(name, page)));
    }
  };
  const room_pages = { facilitator, wall, phone };
  await look("waiting", pages);
  await crew.goTo("ground-rules");
  await asked(phone, steps["ground-rules"].prompt);
  await facilitatorAt(facilitator, steps["ground-rules"].title);
  await phone.getByRole("button", { name: en("participant.agree") }).click();
  await look("ground rules", room_pages);
  await crew.goTo("hopes");
  await asked(phone, steps.hopes.prompt);
  await asked(wall, steps.hopes.prompt);
  await write(phone, steps.hopes.title, "A bench in the shade");
  await ownNote(phone, "A bench in the shade", "saved").waitFor();
  await phone.getByRole("button", { name: en("participant.raise_hand") }).click();
  await crew.ask("probe.push", { probe });
  await wall.getByText(steps.hopes.probes[probe]).waitFor();
  await look("hopes", room_pages);
  await phone.getByRole("button", { name: en("participant.menu") }).click();
  await look("menu", { phone });
  await phone.keyboard.press("Escape");
  await crew.ask("conversation.pause");
  await asked(phone, en("participant.paused"));
  await look("paused", room_pages);
  await crew.ask("conversation.resume");
  await crew.ask("conversation.close");
  await asked(phone, en("participant.closed"));
  await asked(wall, en("wall.closed"));
  await look("closed", room_pages);
  assert.deepEqual(barriers, []);
  if (!watched) return [];
  const moved = Object.values(pages).map((page) => page.evaluate(() => window.moved));
  return (await Promise.all(moved)).flat();
}

async function setLetters(page, standard) {
  const settings = await page.context().newCDPSession(page);
  await settings.send("Page.setFontSizes", { fontSizes: { standard } });
}

// ---- These run in the page. ----

/** From now on, what begins to move. */
function watchMotion() {
  window.moved = [];
  for (const kind of ["transitionrun", "animationstart"]) {
    const note = ({ target }) => window.moved.push(`${kind}: ${target.outerHTML.slice(0, 80)}`);
    document.addEventListener(kind, note, true);
  }
}

/** Where colours are forced, a plane has no colour of its own: an edge or a line under the words has to be there. */
function edgelessControls() {
  const drawn = (style, side) =>
    style[`border${side}Style`] !== "none" && Number.parseFloat(style[`border${side}Width`]) > 0;
  const marks = (element) => {
    const style = getComputedStyle(element);
    const lines = drawn(style, "Bottom") || style.outlineStyle !== "none";
    return lines || style.textDecorationLine.includes("underline");
  };
  const here = document.querySelector("dialog[open]") ?? document.body;
  const controls = `.button-strong, .button-plain, .next, .side-act, textarea, input:not([type]), select,
    [aria-pressed="true"], input:checked + span`;
  return [...here.querySelectorAll(controls)]
    .filter((control) => control.checkVisibility() && !marks(control))
    .map((control) => control.outerHTML.slice(0, 120));
}
