// What a comment points at, in words: when it was, and what stands there.

import type { Anchor, Reading } from "../../kit/wire";

export interface Pointed {
  /** Of the first line; null where it is known only to an attached transcript. */
  at: number | null;
  /** Of the last, where it is a span. */
  until: number | null;
  /** Of the first line. */
  text: string;
}

export function pointedAt(reading: Reading, { seq, to, at }: Anchor): Pointed {
  if (seq === undefined) return { at: at ?? null, until: null, text: "" };
  const lines = linesIn(reading).filter((line) => line.seq >= seq && line.seq <= (to ?? seq));
  const first = lines[0];
  const last = to === undefined ? undefined : lines[lines.length - 1];
  return { at: first?.at ?? null, until: last?.at ?? null, text: first?.text ?? "" };
}

interface Written {
  seq: number;
  at: number;
  text: string;
}

/** Everything with words, in the order of the log. */
function linesIn({ notes, stays, story, votes }: Reading): Written[] {
  const ends = (step: string) => {
    const stay = stays.filter((one) => one.step === step).pop();
    return stay?.left_at ?? stay?.entered_at ?? 0;
  };
  const story_step = stays.filter(({ kind }) => kind === "story").pop()?.step ?? "";
  return [
    ...notes.map(({ seq, at, text }) => ({ seq, at, text })),
    ...stays.map(({ seq, entered_at, title }) => ({ seq, at: entered_at, text: title })),
    ...stays.flatMap(({ probes }) => probes),
    ...story.map(({ seq, text }) => ({ seq, at: ends(story_step), text })),
    ...votes.map(({ seq, step, title }) => ({ seq, at: ends(step), text: title })),
  ].sort((a, b) => a.seq - b.seq);
}

const day = 86_400_000;

/** "17:05:09" on this device's clock, on the day that brings it nearest to `near`; null where it is no time. */
export function momentOf(clock: string, near: number): number | null {
  const [, hours, minutes, seconds = "0"] = /^(\d\d):(\d\d)(?::(\d\d))?/.exec(clock) ?? [];
  if (hours === undefined) return null;
  const at = new Date(near).setHours(Number(hours), Number(minutes), Number(seconds), 0);
  return [at - day, at, at + day].reduce((best, one) =>
    Math.abs(one - near) < Math.abs(best - near) ? one : best,
  );
}

/** The other way round, as a time field takes it. */
export function clockOf(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}
