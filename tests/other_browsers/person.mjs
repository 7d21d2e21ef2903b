// Somebody at a window of any browser: looks for things by role and name as a screen reader has them, clicks, types
// and reads. Role and name are axe-core's, which is the same in every browser. All of them wait until it is so.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { packages } from "../packages.mjs";
import { eventually } from "../running/waiting.mjs";

const axe = readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");
const control = "\uE009";
const keys = { Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004", ArrowDown: "\uE015" };
const patience = { within: 30_000 };

/** `window`: what firefox.mjs and webkit.mjs open. */
export function personAt(window) {
  const run = async (source, ...values) => {
    const answer = await window.run(String(source), JSON.stringify(values));
    return answer === undefined ? undefined : JSON.parse(answer);
  };
  /** With axe in the page. */
  const look = async (source, ...values) => {
    if (!(await run(() => "axe" in window))) await run(`() => { ${axe}\n }`);
    return run(source, ...values);
  };
  const find = (role, name) => look(placeOf, role, pattern(name));
  const act = (type, actions, more = {}) => window.act([{ type, id: type, actions, ...more }]);

  /** Where it is, once it stays there. */
  async function steady(role, name) {
    let before = null;
    return eventually(async () => {
      const place = await find(role, name);
      assert.ok(place.free, `${place.free === null ? "no" : "nothing free of"} ${role} “${name}”`);
      const moved = before?.x !== place.x || before?.y !== place.y;
      before = place;
      assert.ok(!moved, `${role} “${name}” does not stand still`);
      return place;
    }, patience);
  }

  async function click(role, name) {
    const { x, y } = await steady(role, name);
    const steps = [
      { type: "pointerMove", x, y, duration: 0 },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    await act("pointer", steps, { parameters: { pointerType: "mouse" } });
  }

  const down = (value) => ({ type: "keyDown", value });
  const up = (value) => ({ type: "keyUp", value });

  return {
    open: (address) => window.open(address),
    picture: () => window.picture(),
    click,
    /** In place of what stands in the field. */
    type: async (role, name, text) => {
      await click(role, name);
      const all = [down(control), down("a"), up("a"), up(control)];
      await act("key", [...all, ...[...text].flatMap((letter) => [down(letter), up(letter)])]);
      await eventually(async () => assert.equal(await run(valueInFocus), text), patience);
    },
    press: (key) => act("key", [down(keys[key] ?? key), up(keys[key] ?? key)]),
    /** That there is one. */
    has: (role, name) =>
      eventually(async () => {
        assert.notEqual((await find(role, name)).free, null, `no ${role} “${name}”`);
      }, patience),
    lacks: (role, name) =>
      eventually(async () => {
        assert.equal((await find(role, name)).free, null, `still ${role} “${name}”`);
      }, patience),
    /** Some item, or all of the page, has all of these words in it. */
    reads: (...words) =>
      eventually(async () => {
        assert.ok(await run(isRead, words), `not to be read together: ${words.join(" + ")}`);
      }, patience),
    readsNot: (...words) =>
      eventually(async () => {
        assert.ok(!(await run(isRead, words)), `still to be read: ${words.join(" + ")}`);
      }, patience),
    /** What axe finds, and what has to be scrolled sideways; a sentence each. */
    barriers: () => look(barriersHere),
  };
}

const pattern = (name) =>
  name instanceof RegExp ? { source: name.source } : { exactly: name.trim() };

// ---- These run in the page. ----

/** Where the first thing with that role and name is. `free`: null, there is none; false: it cannot be clicked. */
function placeOf(role, { source, exactly }) {
  const { aria, dom, text } = window.axe.commons;
  const fits = (name) => (source ? new RegExp(source).test(name) : name === exactly);
  window.axe.setup();
  let found;
  try {
    const might = "a, button, input, textarea, select, summary, h1, h2, h3, table, dialog, [role]";
    found = [...document.querySelectorAll(might)].find(
      (element) =>
        aria.getRole(element) === role &&
        dom.isVisibleToScreenReaders(element) &&
        fits(text.accessibleText(element).replace(/\s+/g, " ").trim()),
    );
  } finally {
    window.axe.teardown();
  }
  if (!found) return { free: null };
  const choice = /radio|checkbox/.test(found.type) && found.labels?.[0];
  const target = choice || found;
  target.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top, width, height } = target.getBoundingClientRect();
  const [x, y] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  return { x, y, free: !found.disabled && target.contains(document.elementFromPoint(x, y)) };
}

function valueInFocus() {
  return document.activeElement.value;
}

function isRead(words) {
  const plain = (text) => text.replace(/\s+/g, " ");
  const has_all = (element) => words.every((one) => plain(element.innerText).includes(plain(one)));
  const items = [...document.querySelectorAll("li, article")];
  return words.length === 1 ? has_all(document.body) : items.some(has_all);
}

async function barriersHere() {
  const ends = ({ effect }) => Number.isFinite(effect.getComputedTiming().endTime);
  const moving = document.getAnimations().filter(ends); // a colour on its way is none yet
  await Promise.allSettled(moving.map(({ finished }) => finished));
  const { violations, passes } = await window.axe.run();
  const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  const { scrollWidth, clientWidth } = document.scrollingElement;
  if (scrollWidth > clientWidth) found.push(`${scrollWidth} px in a width of ${clientWidth} px`);
  if (passes.length < 6) found.push("axe has hardly looked at anything");
  return found;
}
