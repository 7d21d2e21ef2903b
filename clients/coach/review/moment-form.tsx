// A comment on a moment, which need not have a line: by the clock that hung in the room.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { Reading } from "../../kit/wire";
import { place } from "../place";
import type { Comments } from "./comments";
import { Composer } from "./composer";
import { clockOf, momentOf } from "./place-words";

export function MomentForm({ reading, comments }: { reading: Reading; comments: Comments }) {
  const begins = reading.started_at ?? reading.created_at;
  // The replay leads here with the moment at which it stands.
  const pointed = place.peek().tab === "review" ? place.peek().anchor.at : undefined;
  const open = useSignal(pointed !== undefined);
  const clock = useSignal(clockOf(pointed ?? begins));
  const id = useId();
  if (!open.value)
    return (
      <p>
        <Button onClick={() => (open.value = true)}>{t("coach.comment.on_moment")}</Button>
      </p>
    );
  const send = (text: string) => {
    const at = momentOf(clock.peek(), begins) ?? pointed ?? begins;
    comments.add({ kind: "comment", place: { at }, text });
    open.value = false;
  };
  return (
    <Composer
      label={t("coach.comment.label")}
      draft={`comment.${reading.id}.moment`}
      send_label={t("coach.comment.send")}
      onSend={send}
      onCancel={() => (open.value = false)}
    >
      <label class="small soft" for={id}>
        {t("coach.comment.moment_label")}
      </label>
      <input
        id={id}
        class="field time-field"
        type="time"
        step="1"
        required
        value={clock.value}
        onInput={(event) => (clock.value = event.currentTarget.value)}
      />
    </Composer>
  );
}
