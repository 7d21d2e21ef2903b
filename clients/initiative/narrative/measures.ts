// How hard the draft is to read, by language: asked of the server again when the words have changed.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { PlainLanguage } from "../../kit/wire";
import { useInitiative } from "../initiative";

export type Plain = ReadonlyMap<string, PlainLanguage>;

const pause = 1_500; // several sentences are often changed in a row

/** null: not known, or the server cannot say. */
export function usePlain(what: "narrative" | "story"): Plain | null {
  const { api, desk } = useInitiative();
  const plain = useSignal<Plain | null>(null);
  useEffect(() => {
    let due: ReturnType<typeof setTimeout> | undefined;
    const read = () =>
      api.plain().then(
        (report) => {
          plain.value = new Map(report[what].map((measured) => [measured.language, measured]));
        },
        () => undefined,
      );
    void read();
    const stop = desk.heed((event) => {
      const worded = event.type === "record.set" ? event.kept.kind : "";
      if (worded !== "sentence" && worded !== "story" && event.type !== "record.removed") return;
      clearTimeout(due);
      due = setTimeout(() => void read(), pause);
    });
    return () => {
      stop();
      clearTimeout(due);
    };
  }, [api, desk, plain, what]);
  return plain.value;
}
