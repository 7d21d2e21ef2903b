// Promises as they are made, and those of people without a phone.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { PledgeFields, PromiseList } from "../kit/parts/promises";
import type { Pledge, StepView } from "../kit/wire";
import { useDesk, useRoom } from "./desk";

const longest = 2000;

export function PromisePanel({ step }: { step: StepView }) {
  const desk = useDesk();
  const { view } = useRoom();
  const id = useId();
  const text = useSignal("");
  const pledge = useSignal<Pledge>({});
  const category = step.capture[0];

  function add(): void {
    const draft = { text: text.value.trim(), step: step.id, spoken: true as const };
    desk.outbox.add({ ...draft, pledge: pledge.value, ...(category && { category }) });
    text.value = "";
    pledge.value = {};
  }

  return (
    <section class="panel" aria-label={t("promise.list")}>
      <PromiseList promises={view.promises} />
      <details>
        <summary>{t("facilitator.enter_promise")}</summary>
        <form
          class="enter-votes"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <label for={id}>{t("promise.what")}</label>
          <textarea
            id={id}
            class="field"
            dir="auto"
            rows={2}
            maxLength={longest}
            value={text.value}
            onInput={(event) => {
              text.value = event.currentTarget.value;
            }}
          />
          <PledgeFields
            pledge={pledge.value}
            onPledge={(next) => {
              pledge.value = next;
            }}
          />
          <Button type="submit" disabled={text.value.trim() === ""}>
            {t("facilitator.enter")}
          </Button>
        </form>
      </details>
    </section>
  );
}
