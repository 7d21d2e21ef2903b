// A page of ours on somebody's device, seen with Chromium's own measures.

import { readGuide } from "../../browser/content.mjs";
import { roomOf } from "../../browser/room.mjs";
import { laptop, phone, wall_screen } from "../../browser/visitors.mjs";

const { hopes } = readGuide("community-conversation").words("en").steps;

/**
 * Slow 4G. Chromium 156 holds up requests by all of it. A WebSocket's opening waits for the latency; its frames come no
 * faster than the line, but without the latency: a real phone waits that much longer for each answer.
 */
export const slow_line = {
  offline: false,
  latency: 150, // ms
  downloadThroughput: 1_600_000 / 8, // bytes a second
  uploadThroughput: 750_000 / 8,
};

/**
 * Whose page it is. `usable`: what stands there as soon as one can work with it, and its text where that tells. `list`:
 * where notes go by; phones and the wall show none in this step.
 */
export const devices = {
  phone: {
    name: "phone",
    address: (room) => room.phone,
    screen: phone,
    slowdown: 4,
    usable: { selector: "textarea" }, // the box for one's note
  },
  wall: {
    name: "wall",
    address: (room) => room.wall,
    screen: wall_screen,
    slowdown: 1,
    usable: { selector: "h1", text: hopes.prompt },
  },
  facilitator: {
    name: "facilitator's page",
    address: (room) => room.facilitator,
    screen: laptop,
    slowdown: 1,
    usable: { selector: "#step-title", text: hopes.title },
    list: ".note-scroll",
  },
  note_taker: {
    name: "note-taker's page",
    address: (room) => room.note_taker,
    screen: laptop,
    slowdown: 1,
    usable: { selector: ".note-desk textarea" },
    list: ".note-scroll",
  },
};

export const originOf = (system) => `http://127.0.0.1:${system.where.port}`;

/** Where the page of that device is, for a room of startOutward (live/systems.mjs). */
export function addressIn(system, index, device) {
  const { conversation, code } = system.join(index, "phone");
  const keyOf = (seat) => system.join(index, seat).key;
  const seats = ["facilitator", "note_taker", "host", "wall"];
  const keys = Object.fromEntries(seats.map((seat) => [seat, keyOf(seat)]));
  return new URL(device.address(roomOf(conversation, code, keys)), originOf(system)).href;
}

/** An empty browser of that device. `open()` gives a page of it that has gone nowhere yet. */
export async function turnOn(browser, device) {
  const how = { screen: device.screen, reducedMotion: "no-preference" };
  const first = await browser.visit("about:blank", how);
  const context = first.context();
  await context.addInitScript(noteWhenUsable, device.usable);
  return {
    open: async ({ line = null } = {}) => {
      const page = await context.newPage();
      const cdp = await context.newCDPSession(page);
      await cdp.send("Network.enable");
      if (line) await cdp.send("Network.emulateNetworkConditions", line);
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: device.slowdown });
      return { page, cdp };
    },
    turnOff: () => context.close(),
  };
}

/** In the page: the milliseconds from the beginning of the navigation until that has been painted. */
function noteWhenUsable({ selector, text }) {
  const is_it = (element) => (!text || element.textContent === text) && element.checkVisibility();
  const look = () => {
    if (![...document.querySelectorAll(selector)].some(is_it)) return requestAnimationFrame(look);
    return setTimeout(() => {
      window.usable = performance.now();
    });
  };
  requestAnimationFrame(look);
}

export async function timeUntilUsable(page) {
  await page.waitForFunction(() => window.usable);
  return page.evaluate(() => window.usable);
}
