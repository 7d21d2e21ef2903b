// Words as they are being written, before they are in the log. A draft is kept on this device until it is saved, and
// remembers what stood there when it was begun: so it is seen when somebody else has changed it meanwhile. Pure.

export interface Draft {
  text: string;
  /** What stood there when the writing began, or was last looked at. */
  base: string;
  /** On its way to the server. */
  sent?: string;
}

/** saved: nothing of one's own; unsaved: one's own, over what is kept; apart: both have changed. */
export type Standing =
  | { state: "saved" | "unsaved"; text: string }
  | { state: "apart"; text: string; theirs: string };

export function standing(kept: string, draft: Draft | undefined): Standing {
  if (!draft) return { state: "saved", text: kept };
  const { text, base, sent } = draft;
  if (same(text, kept)) return { state: "saved", text };
  if (same(kept, base) || (sent !== undefined && same(kept, sent)))
    return { state: "unsaved", text };
  return { state: "apart", text, theirs: kept };
}

/** The draft after one more stroke of the keyboard. */
export function written(kept: string, draft: Draft | undefined, text: string): Draft {
  return draft ? { ...draft, text } : { text, base: kept };
}

/** The draft once its words are in the log, or null when nothing is left to save. */
export function settled(draft: Draft, kept: string): Draft | null {
  if (same(draft.text, kept)) return null;
  if (draft.sent !== undefined && same(draft.sent, kept)) return { text: draft.text, base: kept };
  const { sent: _, ...unsent } = draft;
  return unsent;
}

/** One's own words are to stand, whatever stands there now. */
export function insisted(draft: Draft, kept: string): Draft {
  return { text: draft.text, base: kept };
}

/** The words of a record with those in one language replaced; empty ones are taken out. */
export function withText<R extends { texts: Readonly<Record<string, string>> }>(
  record: R,
  language: string,
  text: string,
): R {
  const { [language]: _, ...others } = record.texts;
  return { ...record, texts: text === "" ? others : { ...others, [language]: text } };
}

/** A sentence is one line; what is around it is no part of it. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function same(one: string, other: string): boolean {
  return one.trim() === other.trim();
}
