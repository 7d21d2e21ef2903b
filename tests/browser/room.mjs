// One conversation and the people in it: how they come in, and what each of them does again and again.

import assert from "node:assert/strict";
import { en } from "./content.mjs";
import { eventually, laptop, phone, wall_screen } from "./visitors.mjs";

/** A conversation that nobody has started yet, and its addresses. */
export async function createRoom(outward, wishes = {}) {
  const { id, code, keys } = await outward.ask("conversations", {
    guide: "community-conversation",
    title: "A talk about Mill Street",
    ...wishes,
  });
  return roomOf(id, code, keys);
}

export function roomOf(id, code, keys) {
  return {
    id,
    code,
    facilitator: `/c/${id}#key=${keys.facilitator}`,
    note_taker: `/c/${id}/notes#key=${keys.note_taker}`,
    host: `/c/${id}/table#key=${keys.host}`,
    wall: `/c/${id}/wall#key=${keys.wall}&at=http://192.168.1.20:8080`,
    phone: `/j/${code}`,
  };
}

export const facilitatorIn = (browser, room, how) =>
  browser.visit(room.facilitator, { screen: laptop, ...how });
export const noteTakerIn = (browser, room, how) =>
  browser.visit(room.note_taker, { screen: laptop, ...how });
export const wallIn = (browser, room, how) =>
  browser.visit(room.wall, { screen: wall_screen, ...how });
export const phoneIn = (browser, room, how) => browser.visit(room.phone, { screen: phone, ...how });

/** The text as it stands in a regular expression. */
const literal = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** What Next is called where it leads to the step with that title. */
export function nextName(title, t = en) {
  const labels = ["begin", "next", "next_again", "last"].map((key) => t(`facilitator.${key}`));
  return new RegExp(`^(${labels.map(literal).join("|")}).*${literal(title)}$`);
}

/** Next, as it names what it leads to. */
export const nextButton = (facilitator, title, t = en) =>
  facilitator.getByRole("button", { name: nextName(title, t) });

export const startButton = (facilitator, t = en) =>
  nextButton(facilitator, t("facilitator.start"), t);

/** What the facilitator reads in the middle. */
export const wordsOf = (facilitator, t = en) =>
  facilitator.getByRole("region", { name: t("facilitator.words") });

/** Waits until the facilitator reads the step with that title, wherever the room is. */
export const facilitatorReads = (facilitator, title, t = en) =>
  wordsOf(facilitator, t).getByRole("heading", { level: 2, name: title, exact: true }).waitFor();

/** Waits until the facilitator's page has arrived at the step with that title, ready for the next key. */
export async function facilitatorAt(facilitator, title, t = en) {
  await facilitatorReads(facilitator, title, t);
  await eventually(async () => assert.ok((await facilitator.title()).startsWith(`${title} · `)));
}

/** Waits until a phone or the wall asks this. */
export const asked = (page, prompt) =>
  page.getByRole("heading", { level: 1, name: prompt, exact: true }).waitFor();

/** The box on a phone for the step with that title. */
export const box = (page, title, t = en) =>
  page.getByRole("textbox", { name: t("participant.your_words", { step: title }), exact: true });

export async function write(page, title, text, t = en) {
  await box(page, title, t).fill(text);
  await page.getByRole("button", { name: t("participant.send"), exact: true }).click();
}

/** An own note on a phone, with where it is on its way: `kit.delivery.…`. */
export function ownNote(page, text, delivery, t = en) {
  const notes = page.getByRole("listitem").filter({ hasText: text });
  return notes.filter({ hasText: t(`kit.delivery.${delivery}`) });
}

/** A guide's card on the host's page. */
export const cardOf = (host, title) =>
  host
    .getByRole("article")
    .filter({ has: host.getByRole("heading", { name: title, exact: true }) });

/** What the archive has of the conversation: the JSON export. */
export async function transcript(outward, room) {
  const document = await outward.ask(`conversations/${room.id}/export?format=json`);
  return document.conversations[0];
}
