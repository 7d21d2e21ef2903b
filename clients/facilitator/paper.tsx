// Notes typed in from paper: which step they were written in, and when they were said.

import { type Signal, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { t } from "../kit/i18n";
import { useDesk, useRoom } from "./desk";
import { localMoment, momentIn, stepMoment } from "./moments";

export interface Paper {
  on: Signal<boolean>;
  step: Signal<string>;
  /** As the field has it: local time. */
  said_at: Signal<string>;
  /** Off: everything goes to where the room is again. */
  toggle(): void;
  choose(step: string): void;
  /** In milliseconds; null while it is no moment that the server takes. */
  moment(): number | null;
}

export function usePaper(): Paper {
  const { room } = useDesk();
  const on = useSignal(false);
  const step = useSignal("");
  const said_at = useSignal("");

  function choose(id: string): void {
    const view = room.view.peek();
    step.value = id;
    if (view) said_at.value = localMoment(stepMoment(view, id));
  }

  return {
    on,
    step,
    said_at,
    choose,
    toggle: () => {
      on.value = !on.value;
      const first = room.guide.peek()?.steps.find(({ capture }) => capture.length > 0)?.id ?? "";
      if (on.value && step.value === "") choose(room.view.peek()?.step?.id ?? first);
    },
    moment: () => {
      const view = room.view.peek();
      if (!view) return null;
      const exact = stepMoment(view, step.peek()); // the field knows only its minute
      if (said_at.value === localMoment(exact)) return exact;
      return momentIn(said_at.value, view.created_at, room.now.peek());
    },
  };
}

export function PaperFields({ paper }: { paper: Paper }) {
  const { guide } = useRoom();
  const id = useId();
  const { step, said_at } = paper;
  return (
    <fieldset class="paper-fields">
      <legend class="small soft">{t("notes.paper_help")}</legend>
      <label for={`${id}step`}>{t("notes.paper_step")}</label>
      <select
        id={`${id}step`}
        class="compact-select"
        value={step.value}
        onChange={(event) => paper.choose(event.currentTarget.value)}
      >
        {guide.steps.map(({ id: known, title }) => (
          <option key={known} value={known}>
            {title}
          </option>
        ))}
      </select>
      <label for={`${id}at`}>{t("notes.said_at")}</label>
      <input
        id={`${id}at`}
        class="field"
        type="datetime-local"
        required
        value={said_at.value}
        onInput={(event) => {
          said_at.value = event.currentTarget.value;
        }}
      />
      {paper.moment() === null && (
        <p class="small late" role="alert">
          {t("notes.said_at_unfit")}
        </p>
      )}
    </fieldset>
  );
}
