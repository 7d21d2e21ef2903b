// What a seat sees is a fold of events over a snapshot. Pure: the view given is never changed.

import type {
  CrewView,
  Note,
  PromiseView,
  RoomView,
  Table,
  TableCrewView,
  WireEvent,
} from "./wire";

type Of<Type extends WireEvent["type"]> = Extract<WireEvent, { type: Type }>;
type NoteEvent = Of<"note.counted" | "note.added" | "note.changed">;
type Changes = Partial<CrewView>;

/**
 * The view after `events`. `seq` is the log position that `view` already stands at: events at or
 * before it are skipped, so that a repeated frame changes nothing.
 */
export function fold<V extends RoomView>(view: V, events: readonly WireEvent[], seq: number): V {
  const fresh = events.filter((event) => event.seq > seq);
  if (fresh.length === 0) return view;
  const after = { ...view };
  for (const event of fresh) Object.assign(after, changes(after, event));
  return Object.assign(after, noteChanges(view, fresh));
}

function changes(view: RoomView, event: WireEvent): Changes {
  const crew = isCrew(view) ? view : null;
  switch (event.type) {
    case "conversation.started":
    case "conversation.resumed":
    case "conversation.reopened":
      return { stage: "live" };
    case "conversation.paused":
      return { stage: "paused" };
    case "conversation.closed":
      return { stage: "closed" };
    case "step.entered":
      return { ...stepEntered(view, event), ...(crew && crewStepEntered(crew, event)) };
    case "clock.changed":
      return { clock: event.clock, ...(crew && lastPathEntry(crew, event.clock.allotted)) };
    case "people.changed":
      return { people: event.people };
    case "ready.changed":
      return {
        ready: event.ready,
        tables: withCountsAt(view.tables, event.table, { ready: event.table_ready }),
        ...(crew && withMember(crew, event.member, { ready: event.is_ready ?? false })),
      };
    case "hand.changed":
      return {
        hands: event.hands,
        ...(crew && withMember(crew, event.member, { hand_at: event.hand_at ?? null })),
      };
    case "probe.changed":
      return { probe: event.probe };
    case "rules.changed":
      return { rules: event.rules, rules_agreed: event.rules_agreed };
    case "story.changed":
      return { story: withEntry(view.story, event.slot, event.text) };
    case "voting.changed":
      return { votings: { ...view.votings, [event.step]: event.voting } };
    case "promise.changed":
      return { promises: withPromise(view.promises, event) };
    case "themes.changed":
      return { themes: event.themes };
    case "round.changed":
      return { round: event.round };
    case "code.changed":
      return { code: event.code };
    case "note.counted":
      return { tables: withCountsAt(view.tables, event.table, { notes: event.table_notes }) };
    case "tables.changed":
      return { tables: withTables(view.tables, event), ...(crew && nobodyReadyAt(crew, event)) };
    case "seats.changed":
      return crew ? withSeats(crew, event.seats) : {};
    case "member.joined":
      return { people: event.people, ...(crew && memberJoined(crew, event)) };
    case "member.renamed":
      return crew ? withMember(crew, event.member, { name: event.name }) : {};
    case "member.removed":
      return crew ? withMember(crew, event.member, { removed: true }) : {};
    case "lock.changed":
      return { locked: event.locked };
    case "advance.changed":
      return { advancing: event.advancing };
    case "lead.changed":
      return { leader: event.leader };
    case "note.added":
    case "note.changed":
      return { tables: withCountsAt(view.tables, event.note.table, { notes: event.table_notes }) };
    default:
      return {}; // from a newer server: nothing that this page shows
  }
}

/** Of all `events` at once: notes are many, and are copied once instead of for each event. */
function noteChanges(view: RoomView, events: readonly WireEvent[]): Changes {
  const about_notes = events.filter(isAboutNote);
  if (about_notes.length === 0) return {};
  const counts = { ...view.counts };
  const notes: Note[] = [];
  for (const event of about_notes) {
    const step = "note" in event ? event.note.step : event.step;
    if (event.count > 0) counts[step] = event.count;
    else delete counts[step];
    if ("note" in event) notes.push(event.note);
  }
  const shown = hasNotes(view) && notes.length > 0;
  return { counts, ...(shown && { notes: withNotes(view.notes, notes) }) };
}

function isAboutNote(event: WireEvent): event is NoteEvent {
  return (
    event.type === "note.counted" || event.type === "note.added" || event.type === "note.changed"
  );
}

function isCrew(view: RoomView): view is CrewView {
  return "members" in view;
}

function hasNotes(view: RoomView): view is CrewView | TableCrewView {
  return "notes" in view;
}

function stepEntered(view: RoomView, event: Of<"step.entered">): Changes {
  return {
    step: { id: event.step, visit: event.visit, entered_at: event.at },
    clock: event.clock,
    visited: view.visited.includes(event.step) ? view.visited : [...view.visited, event.step],
    ready: 0,
    probe: null,
    round: event.round,
  };
}

function crewStepEntered(view: CrewView, event: Of<"step.entered">): Changes {
  const left = view.path.map((entry, index) =>
    index === view.path.length - 1 ? { ...entry, left_at: event.at } : entry,
  );
  return {
    members: Object.fromEntries(
      Object.entries(view.members).map(([id, member]) => [id, { ...member, ready: false }]),
    ),
    path: [
      ...left,
      {
        step: event.step,
        entered_at: event.at,
        left_at: null,
        how: event.how,
        allotted: event.clock.allotted,
      },
    ],
  };
}

function lastPathEntry(view: CrewView, allotted: number): Changes {
  return {
    path: view.path.map((entry, index) =>
      index === view.path.length - 1 ? { ...entry, allotted } : entry,
    ),
  };
}

function memberJoined(view: CrewView, event: Of<"member.joined">): Changes {
  const { member, number, name, seat, at, phoneless } = event;
  const joined = {
    number,
    name,
    seat,
    joined_at: at,
    hand_at: null,
    ready: false,
    removed: false,
    table: null,
    ...(phoneless && { phoneless }),
  };
  return { members: { ...view.members, [member]: joined } };
}

function withMember(
  view: CrewView,
  id: string | undefined,
  change: Partial<CrewView["members"][string]>,
): Changes {
  const member = id === undefined ? undefined : view.members[id];
  if (id === undefined || !member) return {};
  return { members: { ...view.members, [id]: { ...member, ...change } } };
}

function withSeats(view: CrewView, seats: Record<string, number | null>): Changes {
  return {
    members: Object.fromEntries(
      Object.entries(view.members).map(([id, member]) => [
        id,
        id in seats ? { ...member, table: seats[id] ?? null } : member,
      ]),
    ),
  };
}

function withTables(tables: readonly Table[], event: Of<"tables.changed">): Table[] {
  const gone = [...(event.closed ?? []), ...event.tables.map(({ number }) => number)];
  const kept = tables.filter(({ number }) => !gone.includes(number));
  return [...kept, ...event.tables].sort((a, b) => a.number - b.number);
}

function nobodyReadyAt(view: CrewView, event: Of<"tables.changed">): Changes {
  const tables = event.tables.filter(({ ready }) => ready === 0).map(({ number }) => number);
  return {
    members: Object.fromEntries(
      Object.entries(view.members).map(([id, member]) => [
        id,
        member.table !== null && tables.includes(member.table)
          ? { ...member, ready: false }
          : member,
      ]),
    ),
  };
}

/** A count that is not told stays as it was. */
function withCountsAt(
  tables: Table[],
  number: number | undefined,
  { notes, ready }: { notes?: number | undefined; ready?: number | undefined },
): Table[] {
  if (number === undefined || (notes === undefined && ready === undefined)) return tables;
  return tables.map((table) =>
    table.number === number
      ? { ...table, notes: notes ?? table.notes, ready: ready ?? table.ready }
      : table,
  );
}

/** Each note once, as it came last, where it came first. */
function withNotes(notes: readonly Note[], changed: readonly Note[]): Note[] {
  const latest = new Map(changed.map((note) => [note.id, note]));
  const known = notes.map((note) => {
    const now = latest.get(note.id);
    if (now) latest.delete(note.id);
    return now ?? note;
  });
  return known.concat([...latest.values()]);
}

function withPromise(
  promises: readonly PromiseView[],
  event: Of<"promise.changed">,
): PromiseView[] {
  const others = promises.filter(({ id }) => id !== event.id);
  return event.promise ? [...others, event.promise].sort((a, b) => a.seq - b.seq) : others;
}

/** The record with `key` set; an empty value takes the key out. */
function withEntry(
  record: Record<string, string>,
  key: string,
  value: string,
): Record<string, string> {
  const { [key]: _, ...rest } = record;
  return value ? { ...rest, [key]: value } : rest;
}
