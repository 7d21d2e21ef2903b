// How hard the team's words are to read: asked of the server again when they have changed.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { PlainReport } from "../../kit/wire";
import { useInitiative } from "../initiative";

const pause = 1_500; // several sentences are often changed in a row
const worded: readonly string[] = ["sentence", "story", "update"];

/** null: not known, or the server cannot say. */
export function usePlain(): PlainReport | null {
  const { api, desk } = useInitiative();
  const plain = useSignal<PlainReport | null>(null);
  useEffect(() => {
    let due: ReturnType<typeof setTimeout> | undefined;
    const read = () =>
      api.plain().then(
        (report) => {
          plain.value = report;
        },
        () => undefined,
      );
    void read();
    const stop = desk.heed((event) => {
      const kind = event.type === "record.set" ? event.kept.kind : "";
      if (!worded.includes(kind) && event.type !== "record.removed") return;
      clearTimeout(due);
      due = setTimeout(() => void read(), pause);
    });
    return () => {
      stop();
      clearTimeout(due);
    };
  }, [api, desk, plain]);
  return plain.value;
}
