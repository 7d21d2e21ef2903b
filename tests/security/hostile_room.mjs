// A conversation in which every field that takes words holds hostile ones.

import { randomUUID } from "node:crypto";
import { roomOf } from "../browser/room.mjs";
import { connect } from "./client.mjs";
import { packed, samples, texts } from "./hostile_texts.mjs";

const longest = { note: 2000, rule: 300, name: 60, title: 120 };
const most_rules = 20;
const notes_of_one = 4;
const guide = "community-conversation";

/** What stands in which field. The long texts do not fit everywhere. */
export const hostile = {
  title: packed(samples, longest.title)[0],
  place: packed([...samples].reverse(), longest.title)[0],
  titles: packed(texts, longest.title),
  rules: packed(
    texts.filter((text) => text.length <= 60),
    longest.rule,
  ).slice(0, most_rules),
  story: packed(texts, longest.note).slice(0, 3),
  names: packed(texts, longest.name),
  notes: texts,
  long_notes: packed(texts, longest.note),
};

/** The same fields with the same number of words that are nothing but words. */
export const harmless = Object.fromEntries(
  Object.entries(hostile).map(([field, words]) => [field, plain(words)]),
);

function plain(words) {
  return Array.isArray(words) ? words.map((_, i) => `plain words ${i}`) : "plain words";
}

/** Makes the conversation and lets everybody write. `goTo(step)` moves it. Nothing of it is typed on a page. */
export async function furnish(outward, words) {
  for (const title of words.titles) {
    await outward.ask("conversations", { guide, title, place: title });
  }
  const { title, place } = words;
  const { id, code, keys } = await outward.ask("conversations", {
    guide,
    title,
    place,
    names: true,
  });
  const facilitator = await connect(outward.origin);
  await facilitator.do("join", { conversation: id, key: keys.facilitator });
  let here = "welcome";
  const goTo = async (step) => {
    await facilitator.do("goto", { step, from: here });
    here = step;
  };
  return {
    ...roomOf(id, code, keys),
    fill: async () => {
      await facilitator.do("conversation.start");
      await shareWords(facilitator, words);
      await goTo("hopes");
      await speakUp(outward, code, words);
      await writeForCrew(outward, { conversation: id, key: keys.note_taker }, words);
    },
    goTo,
    giveTurn: (member) => facilitator.do("turn.give", { member }),
    close: () => facilitator.do("conversation.close"),
    leave: () => facilitator.leave(),
  };
}

async function shareWords(facilitator, { rules, story }) {
  await facilitator.do("rules.change", { rules: rules.map((text, i) => ({ id: `r${i}`, text })) });
  await facilitator.do("rules.agree");
  for (const [i, slot] of ["hopes", "challenges", "changes"].entries()) {
    await facilitator.do("story.fill", { slot, text: story[i] });
  }
}

/** People with these names and a hand up write the notes: so many that nobody says too much at once. */
async function speakUp(outward, code, { names, notes }) {
  const people = Math.max(names.length, Math.ceil(notes.length / notes_of_one));
  for (let i = 0; i < people; i += 1) {
    const person = await connect(outward.origin);
    await person.do("join", { code, language: "en" });
    if (names[i] !== undefined) await person.do("member.rename", { name: names[i] });
    await person.do("hand.raise");
    for (let n = i; n < notes.length; n += people) {
      await person.do("note.add", { id: randomUUID(), text: notes[n] });
    }
    person.leave();
  }
}

/** Long notes, each changed into the next: the first words stay beside the new ones. */
async function writeForCrew(outward, seat, { long_notes }) {
  for (const [i, text] of long_notes.entries()) {
    const note_taker = await connect(outward.origin);
    await note_taker.do("join", seat);
    const id = randomUUID();
    await note_taker.do("note.add", { id, text, quote: true, spoken: true });
    await note_taker.do("note.edit", { id, text: long_notes[(i + 1) % long_notes.length] });
    note_taker.leave();
  }
}
