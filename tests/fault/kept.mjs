// Holds an exported conversation against what the phones in it were told (tests/running/phones.mjs).

import assert from "node:assert/strict";

const said = {
  "note.added": "note.add",
  "note.edited": "note.edit",
  "note.withdrawn": "note.withdraw",
};
const pressed = {
  "hand.raise": "hand.raised",
  "hand.lower": "hand.lowered",
  "conversation.start": "step.entered",
  goto: "step.entered",
  "note.erase": "note.erased",
};
const of_their_own = ["conversation.created", "conversation.started", "member.joined"];

/**
 * What was answered is in the log exactly once and in its order, and nothing is there that nobody
 * asked for. Of what was not answered, the next act in each outbox may be there, and what was asked
 * outside of it. Gives the number of notes and changes that are there unanswered.
 */
export function assertKept({ events, members, notes }, phones) {
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 1),
    "the log has a gap",
  );
  const erased = erasedBy(phones);
  let unanswered = 0;
  for (const phone of phones.filter(({ member }) => member !== null)) {
    const own = events.filter(({ by }) => by === phone.member);
    unanswered += assertSaid(own, phone, erased);
    assertPressed(events, own, phone);
    assertShown(notes, phone, erased);
  }
  assertNobodyElse(events, members, phones);
  return unanswered;
}

/** Ids of notes that somebody asked to erase: their words may be gone. */
function erasedBy(phones) {
  const acts = phones.flatMap(({ asked }) => asked).filter(({ method }) => method === "note.erase");
  return new Set(acts.map(({ params }) => params.id));
}

function assertSaid(own, { saved, outbox }, erased) {
  const log = own.filter(({ type }) => type in said);
  const [next] = outbox;
  const under_way = next?.tries > 0 && log.length > saved.length;
  const told = under_way ? [...saved, next] : saved;
  const words = ({ id, text }) => (erased.has(id) ? "erased" : text);
  assert.deepEqual(
    log.map(({ type, body }) => [said[type], body.id, words(body)]),
    told.map(({ method, params }) => [method, params.id, words(params)]),
  );
  saved.forEach(({ tries, seq }, index) => {
    if (tries === 1) assert.equal(log[index].seq, seq);
    else assert.ok(log[index].seq <= seq);
  });
  return told.length - saved.length;
}

function assertPressed(events, own, { asked }) {
  const answered = asked.filter(({ seq }) => seq !== null);
  for (const { method, params, seq } of answered) {
    assert.equal(events[seq - 1]?.type, pressed[method], `${method} was answered with ${seq}`);
    if (method === "note.erase") assertErased(events, params.id);
  }
  const unanswered = asked.filter(({ seq, reason }) => seq === null && reason !== "stale");
  for (const type of new Set(Object.values(pressed))) {
    const asked_for = (acts) => acts.filter(({ method }) => pressed[method] === type).length;
    const happened = own.filter((event) => event.type === type).length;
    assert.ok(happened >= asked_for(answered), `${type} is missing`);
    assert.ok(happened <= asked_for(answered) + asked_for(unanswered), `${type} was invented`);
  }
}

function assertErased(events, id) {
  const about = events.filter(({ type, body }) => type in said && body.id === id);
  for (const { body } of about) assert.equal(body.text ?? "", "");
}

/** When nothing is on its way, the notes are those that the phone believes it has. */
function assertShown(notes, { member, outbox, notes: believed }, erased) {
  if (outbox.length > 0) return;
  const shown = notes.filter(
    ({ id, by, status }) => by === member && status === "shown" && !erased.has(id),
  );
  const told = [...believed].filter(([id]) => !erased.has(id));
  assert.deepEqual(new Map(shown.map(({ id, text }) => [id, text])), new Map(told));
}

function assertNobodyElse(events, members, phones) {
  const known = new Set(phones.map(({ member }) => member));
  const joining = phones.filter(({ member }) => member === null).length;
  const strangers = members.filter(({ member }) => !known.has(member)).length;
  assert.ok(strangers <= joining, `${strangers} members that nobody knows of`);
  assert.equal(new Set(members.map(({ member }) => member)).size, members.length);
  const possible = new Set([...Object.keys(said), ...Object.values(pressed), ...of_their_own]);
  for (const { type, by } of events) {
    assert.ok(possible.has(type), `nobody asked for ${type}`);
    if (!known.has(by)) assert.ok(of_their_own.includes(type), `${type} by nobody`);
  }
}
