// The archive's figures as words that a story can use. Pure.

import type { Speaker } from "../../kit/i18n";
import type { InitiativeFigures } from "../../kit/wire";

export interface Figure {
  name: "gathered" | "notes" | "places" | "days" | "themes" | "promises";
  words: string;
}

/** Only those that say something. "12 conversations with 143 people", "from 3 March to 9 June 2026", … */
export function figuresInWords(figures: InitiativeFigures, speaker: Speaker): Figure[] {
  const { conversations, people, notes, places, first_at, last_at } = figures;
  const counted = (what: string, count: number) => speaker.say(`story.figure.${what}`, { count });
  const found: (Figure | false)[] = [
    conversations > 0 && {
      name: "gathered",
      words: speaker.say("story.figure.gathered", {
        conversations: counted("conversations", conversations),
        people: counted("people", people),
      }),
    },
    notes > 0 && { name: "notes", words: counted("notes", notes) },
    places.length > 0 && { name: "places", words: listed(places, speaker.language) },
    first_at !== null &&
      last_at !== null && { name: "days", words: span(first_at, last_at, speaker.language) },
    figures.themes > 0 && { name: "themes", words: counted("themes", figures.themes) },
    figures.promises > 0 && {
      name: "promises",
      words: speaker.say("story.figure.kept", {
        promises: counted("promises", figures.promises),
        count: figures.promises_kept,
      }),
    },
  ];
  return found.filter((figure): figure is Figure => figure !== false);
}

function listed(places: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(places);
}

function span(first: number, last: number, language: string): string {
  const days = new Intl.DateTimeFormat(language, { dateStyle: "long" });
  return days.formatRange(first, last);
}

/** The text with those words at that place, and blanks where they are needed. */
export function inserted(text: string, at: number, words: string): string {
  const before = text.slice(0, at);
  const after = text.slice(at);
  const blank_before = before === "" || /\s$/.test(before) ? "" : " ";
  const blank_after = after === "" || /^[\s.,;:!?،؛؟]/.test(after) ? "" : " ";
  return before + blank_before + words + blank_after + after;
}
