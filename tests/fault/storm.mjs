// People in conversations, all busy: what the tests of kills and of load have in common.

import { oneOf } from "../running/chance.mjs";
import { Phone } from "../running/phones.mjs";
import { eventually } from "../running/waiting.mjs";

const patient = { within: 60_000 };
const steps = ["hopes", "today", "concerns", "barriers"]; // phones may send notes in these

/**
 * A conversation in a step that takes notes, its crew, and phones that all have a seat.
 * `manners` are those of its phones.
 */
export async function openRoom(outward, people, chance, manners) {
  const made = await outward.ask("conversations", {
    guide: "community-conversation",
    title: "A talk about Mill Street",
  });
  const seatOf = (key) => ({ conversation: made.id, key: made.keys[key] });
  const facilitator = new Phone(outward.origin, seatOf("facilitator"), { chance });
  await allLive([facilitator]);
  await facilitator.ask("conversation.start");
  await facilitator.ask("goto", { step: steps[0], from: "welcome" });
  const note_taker = new Phone(outward.origin, seatOf("note_taker"), { chance });
  const phones = Array.from({ length: people }, () => newPhone(outward, made, chance, manners));
  await allLive([note_taker, ...phones]);
  return { ...made, seatOf, facilitator, note_taker, phones };
}

export const newPhone = (outward, { code }, chance, manners) =>
  new Phone(outward.origin, { code }, { chance, ...manners });

export const everybodyIn = ({ facilitator, note_taker, phones }) => [
  facilitator,
  note_taker,
  ...phones,
];

export const allLive = (phones) =>
  eventually(() => {
    const missing = phones.filter(({ live }) => !live);
    if (missing.length > 0) throw new Error(`${missing.length} of ${phones.length} are not back`);
  }, patient);

export const allDelivered = (phones) =>
  eventually(() => {
    const unsent = phones.flatMap(({ outbox, asked }) => [
      ...outbox,
      ...asked.filter(({ pending }) => pending),
    ]).length;
    if (unsent > 0) throw new Error(`${unsent} acts are still unsent`);
  }, patient);

/** Everybody is busy, `perSecond` acts in all, until the function that it gives is called. */
export function startStorm(rooms, perSecond, chance) {
  const timer = setInterval(() => {
    const room = oneOf(rooms, chance);
    if (chance() < 0.08) oneOf([lead, erase, writeAsFacilitator], chance)(room, chance);
    else act(oneOf(room.phones, chance), room, chance);
  }, 1000 / perSecond);
  return () => clearInterval(timer);
}

/** Of a hundred acts 78 are notes, 10 change one, 5 take one back, 7 raise or lower a hand. */
function act(phone, room, chance) {
  const kind = chance();
  const known = [...phone.notes.keys()].filter((id) => !mentions(phone.outbox, id));
  if (kind >= 0.93) return press(phone, phone.hand ? "hand.lower" : "hand.raise");
  if (kind < 0.78 || known.length === 0) return write(phone, room, chance);
  const id = oneOf(known, chance);
  if (kind < 0.88) phone.send("note.edit", { id, text: words(chance) });
  else phone.send("note.withdraw", { id });
}

const mentions = (acts, id) => acts.some(({ params }) => params.id === id);

export const newNote = ({ facilitator }, chance) => ({
  id: newId(chance),
  step: facilitator.view.step.id,
  text: words(chance),
});

export const write = (phone, room, chance) => phone.send("note.add", newNote(room, chance));

/** Presses a button once, and leaves it when no answer came. */
export function press(phone, method, params) {
  if (phone.asked.some(({ pending }) => pending)) return;
  phone.ask(method, params).catch(() => undefined);
}

/** The facilitator moves the room. */
export function lead({ facilitator }, chance) {
  const { step } = facilitator.view;
  const away = steps.filter((id) => id !== step.id);
  press(facilitator, "goto", { step: oneOf(away, chance), from: step.id, visit: step.visit });
}

const writeAsFacilitator = (room, chance) => write(room.facilitator, room, chance);

/** The facilitator erases an own note, and with it the server empties the write-ahead log. */
export function erase({ facilitator }, chance) {
  const known = [...facilitator.notes.keys()].filter((id) => !mentions(facilitator.asked, id));
  if (known.length > 0) press(facilitator, "note.erase", { id: oneOf(known, chance) });
}

/** The longest words that every phone is shown: 8 KB. New ones each time. */
export const tellStory = (note_taker, chance) =>
  press(note_taker, "story.fill", { slot: "hopes", text: newId(chance) + "🌳".repeat(1_960) });

/** Never the same twice. */
const words = (chance) =>
  `A bench by the river, ${"señora ".repeat(chance() * 20)}${newId(chance)} 🌳`;

/** A UUID of version 4. */
function newId(chance) {
  const hex = (length) =>
    Array.from({ length }, () => Math.floor(chance() * 16).toString(16)).join("");
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
}
