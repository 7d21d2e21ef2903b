// The guide's steps by phase: what is done, where the room is, what comes. A click looks ahead.

import { useEffect, useRef } from "preact/hooks";
import { formatNumber, t } from "../kit/i18n";
import type { PhaseView, StepView } from "../kit/wire";
import { useDesk, useRoom } from "./desk";
import { Icon } from "./icons";
import { phasesOf } from "./plan";
import { scrollIntoBox } from "./scrollable";

/** `only`: those phases and no others. */
export function StepList({ only = () => true }: { only?(phase: PhaseView): boolean }) {
  const { guide } = useRoom();
  const shown = guide.phases.filter(only).map(({ id }) => id);
  const phases = phasesOf(guide).filter(({ id }) => shown.includes(id));
  return (
    <>
      {phases.map(({ id, title, steps }) => (
        <section class="phase" key={id} aria-labelledby={`phase-${id}`}>
          <h2 id={`phase-${id}`}>
            <bdi lang={guide.language}>{title}</bdi>
          </h2>
          <ol class="phase-steps">
            {steps.map((step) => (
              <StepItem key={step.id} step={step} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

function StepItem({ step }: { step: StepView }) {
  const { looking, tab } = useDesk();
  const { view, guide } = useRoom();
  const here = view.step?.id === step.id;
  const done = !here && view.visited.includes(step.id);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (here) scrollIntoBox(button.current, button.current?.closest("nav"));
  }, [here]);
  const look = () => {
    looking.value = here ? null : step.id;
    tab.value = "words";
  };
  return (
    <li>
      <button
        ref={button}
        type="button"
        class="step"
        data-state={here ? "here" : done ? "done" : "ahead"}
        data-aside={step.aside === true}
        data-looked={looking.value === step.id}
        {...(here && { "aria-current": "step" })}
        onClick={look}
      >
        <span class="step-mark">{done && <Icon name="check" />}</span>
        <span class="step-title">
          <bdi lang={guide.language}>{step.title}</bdi>
          {done && <span class="visually-hidden"> {t("facilitator.done")}</span>}
          {step.aside && <span class="visually-hidden"> {t("facilitator.aside")}</span>}
        </span>
        <span class="step-minutes">
          <span aria-hidden="true">{formatNumber(step.minutes)}′</span>
          <span class="visually-hidden">{t("facilitator.minutes", { count: step.minutes })}</span>
        </span>
      </button>
    </li>
  );
}
