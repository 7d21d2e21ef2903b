// A promise: what, who, the first step, by when, and the sign. Everybody in the room sees it.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { PledgeFields } from "../kit/parts/promises";
import type { Pledge, StepView } from "../kit/wire";
import { longestNote } from "./composer";
import { GrowingBox } from "./growing-box";
import { useHere } from "./here";

export function PromiseBox({ step }: { step: StepView }) {
  const { drafts, outbox } = useHere();
  const id = useId();
  const pledge = useSignal<Pledge>({});
  const { text } = drafts.current.value;
  const tooLong = [...text].length > longestNote;
  const category = step.capture[0];

  function send(): void {
    if (text.trim() === "" || tooLong) return;
    const draft = { text: text.trim(), step: step.id, pledge: pledge.value };
    outbox.add({ ...draft, ...(category && { category }) });
    drafts.clear(step.id);
    pledge.value = {};
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p class="small soft">{t("promise.public")}</p>
      <label for={id}>{t("promise.what")}</label>
      <GrowingBox
        id={id}
        text={text}
        onText={(next) => drafts.write({ text: next })}
        onEnter={send}
        describedBy={`${id}-count`}
        invalid={tooLong}
      />
      <p id={`${id}-count`} class="small soft" aria-live="polite">
        {tooLong && t("participant.too_long", { count: [...text].length - longestNote })}
      </p>
      <PledgeFields
        pledge={pledge.value}
        onPledge={(next) => {
          pledge.value = next;
        }}
      />
      <Button type="submit" weight="strong" disabled={text.trim() === "" || tooLong}>
        {t("promise.make")}
      </Button>
    </form>
  );
}
