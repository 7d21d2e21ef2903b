// An initiative of conversations that were held before, and its seats.

import { randomUUID } from "node:crypto";
import { crewOf } from "./crew.mjs";
import { createRoom } from "./room.mjs";
import { laptop } from "./visitors.mjs";

const step = "hopes";
const at_once = 5; // notes that one person may write before they are told to wait

/** Many notes are written by many people. */
async function hold(outward, { title, notes }) {
  const room = await createRoom(outward, { title });
  for (let from = 0; from < notes.length; from += at_once) {
    const crew = await crewOf(outward, room);
    if (from === 0) await crew.goTo(step);
    for (const note of notes.slice(from, from + at_once))
      await crew.ask("note.add", { id: randomUUID(), category: "aspiration", ...note });
    crew.close();
  }
  return room.id;
}

/** `conversations`: each with a title and its notes. The notes have the numbers 1, 2, 3 … in that order. */
export async function createInitiative(outward, { conversations, ...wishes }) {
  const rooms = await Promise.all(conversations.map((held) => hold(outward, held)));
  const { id, keys } = await outward.ask("initiatives", {
    title: "What Mill Street wants",
    languages: ["en"],
    conversations: rooms,
    ...wishes,
  });
  return {
    id,
    lead: `/i/${id}#key=${keys.facilitator}`,
    team: `/i/${id}#key=${keys.note_taker}`,
  };
}

/** Somebody of the team at the board. `name` may be empty. */
export async function atBoard(browser, address, { name = "", t, ...how }) {
  const page = await browser.visit(address, { screen: laptop, ...how });
  await page.getByRole("textbox", { name: t("initiative.name") }).fill(name);
  await page.getByRole("button", { name: t("initiative.begin") }).click();
  await page.getByRole("link", { name: t("initiative.part.board") }).click();
  await page.getByRole("listbox", { name: t("board.pile"), exact: true }).waitFor();
  return page;
}
