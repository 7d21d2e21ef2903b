// Words somebody jots for themselves in the quiet steps. They stay on this phone; single lines can be
// sent as notes later.

import { computed, type ReadonlySignal } from "@preact/signals";
import { keptSignal } from "../kit/device";

interface Kept {
  /** What stands in the box, by step. */
  texts: Record<string, string>;
  sent: string[];
}

export interface Jottings {
  text(step: string): string;
  write(step: string, text: string): void;
  /** Lines that were not sent yet. */
  lines: ReadonlySignal<string[]>;
  markSent(line: string): void;
}

export function openJottings(room: string): Jottings {
  const { value: all, put: putAll } = keptSignal<Kept>(`jottings.${room}`, { texts: {}, sent: [] });

  function put(change: Partial<Kept>): void {
    putAll({ ...all.peek(), ...change });
  }

  return {
    text: (step) => all.value.texts[step] ?? "",
    write: (step, text) => put({ texts: { ...all.peek().texts, [step]: text } }),
    lines: computed(() => {
      const { texts, sent } = all.value;
      const lines = Object.values(texts).flatMap((text) => text.split("\n"));
      const written = lines.map((line) => line.trim()).filter((line) => line !== "");
      return [...new Set(written)].filter((line) => !sent.includes(line));
    }),
    markSent: (line) => put({ sent: [...all.peek().sent, line] }),
  };
}
