// A text in parts, those that caused a suggestion marked. Pure.

import { folded } from "./filter";

export interface Part {
  text: string;
  lit: boolean;
}

const word_like = /[\p{L}\p{M}\p{N}]+/gu;

/** `words`: as they stand in the text; several words in a row are lit one by one. */
export function partsOf(text: string, words: readonly string[]): Part[] {
  const lit = new Set(words.flatMap((word) => folded(word).match(word_like) ?? []));
  const parts: Part[] = [];
  let done = 0;
  for (const found of text.matchAll(word_like)) {
    if (!lit.has(folded(found[0]))) continue;
    if (found.index > done) parts.push({ text: text.slice(done, found.index), lit: false });
    done = found.index + found[0].length;
    parts.push({ text: found[0], lit: true });
  }
  if (done < text.length) parts.push({ text: text.slice(done), lit: false });
  return parts;
}

/** How alike two notes are, as a word. */
export function closeness(likeness: number): "very_close" | "close" | "some" {
  if (likeness >= 0.5) return "very_close";
  return likeness >= 0.25 ? "close" : "some";
}
