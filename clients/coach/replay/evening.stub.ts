// A long evening as a facilitator's seat gets it, made up for tests and the benchmark.

import type { CrewView, Replay, WireEvent } from "../../kit/wire";

const begins_at = 1_780_000_000_000;
const hours = 3;
const people = 60;
const events_to_a_step = 90;

const clock = { allotted: 600_000, spent: 0, running_since: null };

/** `count` events over three hours: people come, then steps with notes, hands and ready in them. */
export function aLongEvening(count: number): Replay {
  const pause = (hours * 3_600_000) / count;
  const events = Array.from({ length: count }, (_, index) =>
    eventNo(index, begins_at + Math.round((index + 1) * pause)),
  );
  return {
    seat: "facilitator",
    table: null,
    guide: {
      id: "evening",
      version: "1",
      title: "Evening",
      language: "en",
      direction: "ltr",
      languages: ["en"],
      categories: [],
      phases: [],
      steps: [],
    },
    languages: ["en"],
    begins_at,
    ends_at: begins_at + hours * 3_600_000,
    seq: 1,
    view: emptyRoom,
    events,
    advice: [],
    stops: events.map(({ seq, at, type }) => ({ seq, at, type })),
  };
}

const emptyRoom: CrewView = {
  conversation: "evening",
  guide: { id: "evening", version: "1" },
  title: "Evening",
  place: "",
  code: "ABCDEF",
  rehearsal: false,
  names: false,
  created_at: begins_at,
  stage: "waiting",
  step: null,
  clock,
  visited: [],
  people: 0,
  ready: 0,
  hands: 0,
  counts: {},
  probe: null,
  rules: null,
  rules_agreed: false,
  story: {},
  votings: {},
  promises: [],
  themes: [],
  round: null,
  tables: [],
  members: {},
  notes: [],
  path: [],
  locked: false,
  advancing: true,
  leader: null,
};

function eventNo(index: number, at: number): WireEvent {
  const about = { seq: index + 2, at };
  if (index < people) {
    const number = index + 1;
    return {
      ...about,
      type: "member.joined",
      member: `m${index}`,
      number,
      name: "",
      seat: "participant",
      people: number,
    };
  }
  const within = (index - people) % events_to_a_step;
  const visit = Math.floor((index - people) / events_to_a_step);
  const step = `step-${visit}`;
  if (within === 0) {
    return { ...about, type: "step.entered", step, visit: 1, clock, how: "next", round: null };
  }
  const member = `m${index % people}`;
  if (within % 9 === 0) {
    return { ...about, type: "hand.changed", hands: 1, member, hand_at: at };
  }
  return {
    ...about,
    type: "note.added",
    count: within,
    note: {
      id: `n${index}`,
      seq: index + 2,
      at,
      by: member,
      step,
      category: "hope",
      text: `Note number ${index}`,
      status: "shown",
    },
  };
}
