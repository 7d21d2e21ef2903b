// What the wall shows, from the records that it gets. Pure.

import type { InitiativeState } from "../initiative/fold";
import { description, languagesOf, recordOf } from "../initiative/records";
import type { NarrativeSlot, SentenceRecord } from "../kit/wire";

export interface Said {
  id: string;
  /** In which it is shown: the wall's, or one that it has. */
  language: string;
  text: string;
}

export type Shown =
  | { what: "rest"; title: string; community: string }
  | { what: "sentence"; slot: NarrativeSlot; said: Said; number: number; total: number }
  | { what: "page"; slots: { slot: NarrativeSlot; said: Said[] }[] };

export function shownOn(state: InitiativeState, language: string): Shown {
  const readback = recordOf(state, "readback", "readback");
  const version = readback && recordOf(state, "version", readback.version);
  const { title = "", community = "" } = description(state) ?? {};
  if (!version) return { what: "rest", title, community };
  const order = [language, ...languagesOf(state)];
  const { sentences } = version;
  const now = sentences[readback.sentence - 1];
  if (now) {
    const said = saidIn(now, order);
    return {
      what: "sentence",
      slot: now.slot,
      said,
      number: readback.sentence,
      total: sentences.length,
    };
  }
  const slots = [...new Set(sentences.map(({ slot }) => slot))];
  return {
    what: "page",
    slots: slots.map((slot) => ({
      slot,
      said: sentences.filter((one) => one.slot === slot).map((one) => saidIn(one, order)),
    })),
  };
}

function saidIn({ id, texts }: SentenceRecord, order: readonly string[]): Said {
  const language = order.find((one) => texts[one]) ?? Object.keys(texts)[0] ?? "en";
  return { id, language, text: texts[language] ?? "" };
}

/** The language after that one, around and around. */
export function nextLanguage(languages: readonly string[], language: string): string {
  return languages[(languages.indexOf(language) + 1) % languages.length] ?? language;
}
