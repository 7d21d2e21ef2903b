// An initiative of conversations that were held before, and its seats.

import { randomUUID } from "node:crypto";
import { crewOf } from "./crew.mjs";
import { createRoom } from "./room.mjs";
import { laptop } from "./visitors.mjs";

const step = "hopes";

/** `conversations`: each with a title and its notes. The notes have the numbers 1, 2, 3 … in that order. */
export async function createInitiative(outward, { conversations, ...wishes }) {
  const rooms = [];
  for (const { title, notes } of conversations) {
    const room = await createRoom(outward, { title });
    const crew = await crewOf(outward, room);
    await crew.goTo(step);
    for (const note of notes)
      await crew.ask("note.add", { id: randomUUID(), category: "aspiration", ...note });
    crew.close();
    rooms.push(room.id);
  }
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
