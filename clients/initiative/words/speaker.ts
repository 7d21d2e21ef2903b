// Texts of the interface in a language of the initiative, beside words that are in it.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Speaker, speakerOf } from "../../kit/i18n";

/** null until its texts are here. */
export function useSpeaker(code: string): Speaker | null {
  const speaker = useSignal<Speaker | null>(null);
  useEffect(() => {
    let wanted = true;
    speakerOf(code).then(
      (found) => {
        if (wanted) speaker.value = found;
      },
      () => undefined, // it keeps the one that it has
    );
    return () => {
      wanted = false;
    };
  }, [code, speaker]);
  return speaker.value;
}
