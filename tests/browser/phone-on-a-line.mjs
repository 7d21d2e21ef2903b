// A phone in a room of its own, on a line of its own that the test can break. The room asks for hopes.

import { en, readGuide } from "./content.mjs";
import { crewOf } from "./crew.mjs";
import { openLine } from "./line.mjs";
import { asked, createRoom, ownNote, phoneIn, transcript, write } from "./room.mjs";
import { openBrowser } from "./visitors.mjs";

const away = /ERR_|WebSocket connection to|Failed to fetch/;

export const { steps } = readGuide("community-conversation").words("en");
export const { title, prompt } = steps.hopes;

/** `t` is the test that it belongs to, at whose end everything is closed. */
export async function phoneOnALine(t, outward) {
  const line = await openLine(outward.origin);
  t.after(line.close);
  const browser = await openBrowser(line.origin);
  t.after(browser.close);
  browser.forgive(away);
  const room = await createRoom(outward);
  const crew = await crewOf(outward, room);
  t.after(crew.close);
  await crew.goTo("hopes");
  const phone = await phoneIn(browser, room);
  await asked(phone, prompt);
  return {
    line,
    browser,
    room,
    crew,
    phone,
    address: new URL(room.phone, line.origin).href,
    write: (text, page = phone) => write(page, title, text),
    /** Waits until the note is there with that mark. */
    note: (text, delivery, page = phone) => ownNote(page, text, delivery).waitFor(),
    offline: (page = phone) => page.getByText(en("participant.offline")).waitFor(),
    connected: (page = phone) =>
      page.locator(".status-line[data-live=true]").waitFor({ state: "attached" }),
    /** What the archive has. */
    words: async () => (await transcript(outward, room)).notes.map(({ text }) => text).sort(),
    /** Waits for it, and says how long it took: a figure for people, not for the test. */
    timed: async (what, waiting) => {
      const start = performance.now();
      await waiting;
      t.diagnostic(`${what}: ${Math.round(performance.now() - start)} ms`);
    },
  };
}
