// When something was said: of the steps, and as the field for date and time has it.

import type { CrewView, Note } from "../kit/wire";

const day = 86_400_000;

/** When the room first came to that step; when it never did, the beginning. */
export function stepMoment({ path, created_at }: CrewView, step: string): number {
  return path.find((entry) => entry.step === step)?.entered_at ?? path[0]?.entered_at ?? created_at;
}

/** "2026-11-26T14:05" by this device's clock. */
export function localMoment(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** The moment in the field, or null when the server would not take it. */
export function momentIn(field: string, created_at: number, now: number): number | null {
  const at = Date.parse(field);
  if (Number.isNaN(at) || at > now || at < created_at - day) return null;
  return at;
}

/** Notes from paper stand where they were said, all others in order of arrival. */
export function inOrder(notes: readonly Note[]): Note[] {
  const paper = notes
    .filter((note): note is Note & { said_at: number } => note.said_at !== undefined)
    .sort((a, b) => a.said_at - b.said_at);
  if (paper.length === 0) return [...notes];
  const ordered: Note[] = [];
  for (const note of notes) {
    if (note.said_at !== undefined) continue;
    while (paper[0] && paper[0].said_at < note.at) ordered.push(...paper.splice(0, 1));
    ordered.push(note);
  }
  return [...ordered, ...paper];
}
