// The conversation in the order in which it is read: a chapter for each stay in a step, its lines in the order of
// time. Nothing here draws.

import type {
  Reading,
  ReadingMark,
  ReadingNote,
  ReadingStay,
  ReadingStoryLine,
  ReadingVote,
  SpokenLine,
} from "../../kit/wire";

export interface NoteLine {
  kind: "note";
  id: string;
  seq: number;
  at: number;
  note: ReadingNote;
}

export interface ProbeLine {
  kind: "probe";
  id: string;
  seq: number;
  at: number;
  text: string;
  table?: number | undefined;
}

export interface MomentLine {
  kind: "moment";
  id: string;
  seq: number;
  at: number;
  what: Reading["moments"][number]["kind"];
}

export interface SpokenHere {
  kind: "spoken";
  id: string;
  recording: string;
  at: number;
  spoken: SpokenLine;
}

export type Line = NoteLine | ProbeLine | MomentLine | SpokenHere;

export interface Chapter {
  /** Of the first stay; null: notes of steps in which nobody stayed. */
  stay: ReadingStay | null;
  /** The tables' stays in the same step, where it was taken at tables. */
  tables: ReadingStay[];
  lines: Line[];
  votes: ReadingVote[];
  story: ReadingStoryLine[];
  promises: ReadingNote[];
}

/** One attached transcript that is read along. */
export interface ReadAlong {
  recording: string;
  lines: readonly SpokenLine[];
}

export const idOf = (seq: number) => `e${seq}`;
export const spokenIdOf = (recording: string, line: number) => `r${recording}-${line}`;

export function chaptersOf(reading: Reading, along: readonly ReadAlong[] = []): Chapter[] {
  const chapters = emptyChapters(reading.stays);
  const apart: Chapter = emptyChapter(null);
  for (const note of reading.notes) {
    const chapter = ofStep(chapters, note.step, note.at, note.table) ?? apart;
    if (note.pledge) chapter.promises.push(note);
    else chapter.lines.push({ kind: "note", id: idOf(note.seq), seq: note.seq, at: note.at, note });
  }
  for (const { seq, at, kind } of reading.moments)
    atTime(chapters, at)?.lines.push({ kind: "moment", id: idOf(seq), seq, at, what: kind });
  for (const vote of reading.votes)
    (ofStep(chapters, vote.step, Infinity) ?? apart).votes.push(vote);
  for (const line of reading.story)
    (storyOf(chapters, line) ?? chapters[chapters.length - 1] ?? apart).story.push(line);
  for (const { recording, lines } of along)
    for (const spoken of lines) {
      const id = spokenIdOf(recording, spoken.line);
      const line: Line = { kind: "spoken", id, recording, at: spoken.from, spoken };
      (atTime(chapters, spoken.from) ?? apart).lines.push(line);
    }
  const all = holds(apart) ? [...chapters, apart] : chapters;
  for (const { lines } of all) lines.sort(inTime);
  return all;
}

function emptyChapter(stay: ReadingStay | null): Chapter {
  return { stay, tables: [], lines: [], votes: [], story: [], promises: [] };
}

function holds({ lines, votes, story, promises }: Chapter): boolean {
  return lines.length + votes.length + story.length + promises.length > 0;
}

/** A stay of a table joins the step's chapter, as long as the room has not moved on since that began. */
function emptyChapters(stays: readonly ReadingStay[]): Chapter[] {
  const chapters: Chapter[] = [];
  let since = 0;
  for (const stay of [...stays].sort((a, b) => a.entered_at - b.entered_at || a.seq - b.seq)) {
    const here =
      stay.table === undefined
        ? undefined
        : chapters.slice(since).find((chapter) => chapter.stay?.step === stay.step);
    const chapter = here ?? emptyChapter(stay);
    if (!here) chapters.push(chapter);
    if (stay.table === undefined) since = chapters.length - 1;
    else chapter.tables.push(stay);
    for (const { seq, at, text } of stay.probes)
      chapter.lines.push({ kind: "probe", id: idOf(seq), seq, at, text, table: stay.table });
  }
  return chapters;
}

/** All that stayed in it. */
export function staysOf({ stay, tables }: Chapter): ReadingStay[] {
  return stay && !tables.includes(stay) ? [stay, ...tables] : tables;
}

/** The chapter of a step in which somebody was there at that moment, else the last one before, else the first. */
function ofStep(chapters: readonly Chapter[], step: string, at: number, table?: number) {
  const of_step = chapters.filter(({ stay }) => stay?.step === step);
  const there = (chapter: Chapter) =>
    staysOf(chapter).some(
      (stay) =>
        (stay.table === undefined || stay.table === table) &&
        stay.entered_at <= at &&
        at < (stay.left_at ?? Infinity),
    );
  return of_step.filter(there).pop() ?? begunBefore(of_step, at) ?? of_step[0];
}

function storyOf(chapters: readonly Chapter[], { table }: ReadingStoryLine): Chapter | undefined {
  const stories = chapters.filter(({ stay }) => stay?.kind === "story");
  const at_table = stories.filter(({ tables }) => tables.some((stay) => stay.table === table));
  return at_table.pop() ?? stories.pop();
}

function atTime(chapters: readonly Chapter[], at: number): Chapter | undefined {
  return begunBefore(chapters, at) ?? chapters[0];
}

function begunBefore(chapters: readonly Chapter[], at: number): Chapter | undefined {
  return chapters.filter(({ stay }) => stay !== null && stay.entered_at <= at).pop();
}

/** At the same moment what is in the log comes first. */
function inTime(a: Line, b: Line): number {
  return a.at - b.at || seqOf(a) - seqOf(b);
}

function seqOf(line: Line): number {
  return line.kind === "spoken" ? Infinity : line.seq;
}

/** Minutes that the stay took, its breaks with it; null while it goes on. */
export function taken({ entered_at, left_at }: ReadingStay): number | null {
  return left_at === null ? null : Math.max(0, left_at - entered_at) / 60_000;
}

/** Steps that were entered more than once by the room, with how often. */
export function repeatedSteps(stays: readonly ReadingStay[]): { title: string; count: number }[] {
  const of_room = stays.filter(({ table }) => table === undefined);
  return of_room
    .filter(({ again }, index) => again > 0 && isLastOf(of_room, index))
    .map(({ title, again }) => ({ title, count: again + 1 }));
}

function isLastOf(stays: readonly ReadingStay[], index: number): boolean {
  return !stays.slice(index + 1).some(({ step }) => step === stays[index]?.step);
}

/** The breaks of the whole conversation, as lengths in milliseconds; one that nobody ended is left out. */
export function breaksOf(
  moments: Reading["moments"],
): { seq: number; at: number; length: number }[] {
  return moments.flatMap(({ kind, seq, at }, index) => {
    const end = kind === "paused" ? moments.slice(index + 1).find(ends) : undefined;
    return end ? [{ seq, at, length: end.at - at }] : [];
  });
}

const ends = ({ kind }: Reading["moments"][number]) => kind === "resumed" || kind === "closed";

/** What a mark says, by the mark's own kind: `mark.<kind>` in the catalogue. */
export function markWords({ title, planned, actual }: ReadingMark) {
  return { step: title, planned, actual };
}
