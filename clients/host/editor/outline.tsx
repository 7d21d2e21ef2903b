// The steps by phase: choose one, move it, add one after it, take it away.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { language, t } from "../../kit/i18n";
import { announce } from "../../kit/parts/announcer";
import { Button } from "../../kit/parts/button";
import type { GuideView } from "../../kit/wire";
import { focusOn } from "./acts";
import { AddStep } from "./add-step";
import { useDesk } from "./desk";
import { type Draft, type PhaseFile, type StepFile, wordsAt } from "./draft";
import { Act } from "./icons";
import { placeOf } from "./places";
import {
  isNested,
  mayRemove,
  placeStep,
  plannedMinutes,
  removeStep,
  shiftStep,
  stepsIn,
  stepsOf,
} from "./steps";

/** In the reader's language, else in the first that has it. */
export function stepTitle({ guide, texts }: Draft, id: string): string {
  const path = ["steps", id, "title"];
  const found = [language.value, ...guide.languages].map((code) => wordsAt(texts[code], path));
  return found.find((title) => title !== "") ?? id;
}

export function phaseTitle({ guide, texts }: Draft, id: string): string {
  const found = [language.value, ...guide.languages].map((code) =>
    wordsAt(texts[code], ["phases", id]),
  );
  return found.find((title) => title !== "") ?? id;
}

export function Outline() {
  const desk = useDesk();
  const draft = desk.draft.value;
  const adding = useSignal<string | null>(null);
  const about = desk.open.value === null;
  return (
    <nav class="outline" aria-label={t("editor.steps")}>
      <Minutes />
      <button
        type="button"
        class="outline-step"
        aria-current={about}
        onClick={() => (desk.open.value = null)}
      >
        <span>{t("editor.about_guide")}</span>
        <Mark step={null} />
      </button>
      {draft.guide.phases.map((phase) => (
        <section key={phase.id} aria-label={phaseTitle(draft, phase.id)}>
          <p class="label">
            <bdi>{phaseTitle(draft, phase.id)}</bdi>
            {phase.rounds !== undefined && phase.rounds > 1 && (
              <span class="soft"> {t("editor.rounds", { count: phase.rounds })}</span>
            )}
          </p>
          {phase.use ? (
            <TakenSteps phase={phase} understood={desk.understood.value} />
          ) : (
            <ol>
              {stepsIn(phase).map((step) => (
                <OutlineStep key={step.id} step={step} onAdd={() => (adding.value = step.id)} />
              ))}
            </ol>
          )}
        </section>
      ))}
      <AddStep after={adding.value} onClose={() => (adding.value = null)} />
    </nav>
  );
}

function Minutes() {
  const desk = useDesk();
  const draft = desk.draft.value;
  const taken = (phase: string) => takenMinutes(desk.understood.value, phase);
  const sum = plannedMinutes(draft, taken);
  const { min, max } = draft.guide.minutes;
  const fits = sum >= min && sum <= max;
  return (
    <p class="outline-minutes small" data-fits={fits}>
      {t(fits ? "editor.minutes_fit" : "editor.minutes_differ", { count: sum, min, max })}
    </p>
  );
}

function takenMinutes(understood: GuideView | null, phase: string): number {
  const steps = understood?.steps.filter((step) => step.phase === phase && !step.aside) ?? [];
  return steps.reduce((sum, { minutes }) => sum + minutes, 0);
}

function TakenSteps({ phase, understood }: { phase: PhaseFile; understood: GuideView | null }) {
  const steps = understood?.steps.filter((step) => step.phase === phase.id) ?? [];
  return (
    <div class="taken small soft">
      <p>{t("editor.taken", { guide: phase.use?.guide ?? "" })}</p>
      <ul>
        {steps.map(({ id, title }) => (
          <li key={id}>
            <bdi>{title}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

function OutlineStep({ step, onAdd }: { step: StepFile; onAdd(): void }) {
  const desk = useDesk();
  const draft = desk.draft.value;
  const current = desk.open.value === step.id;
  const nested = isNested(draft, step.id);
  const drag = useDrag(step.id);
  return (
    <li {...drag} data-current={current} data-nested={nested}>
      <button
        type="button"
        class="outline-step"
        id={`outline-${step.id}`}
        aria-current={current}
        onClick={() => openStep(step.id)}
      >
        <span>
          <bdi>{stepTitle(draft, step.id)}</bdi>
        </span>
        <Mark step={step.id} />
        <span class="outline-time soft">
          <span aria-hidden="true">{step.minutes}</span>
          <span class="visually-hidden">{t("facilitator.minutes", { count: step.minutes })}</span>
        </span>
      </button>
      {current && <StepActs step={step} onAdd={onAdd} />}
    </li>
  );

  function openStep(id: string): void {
    desk.open.value = id;
    if (matchMedia("(max-width: 59.99rem)").matches) focusOn("[data-open-title]");
  }
}

function StepActs({ step, onAdd }: { step: StepFile; onAdd(): void }) {
  const desk = useDesk();
  const draft = desk.draft.value;
  const { id } = step;
  const what = stepTitle(draft, id);
  function shift(by: -1 | 1, act: string): void {
    desk.change((before) => shiftStep(before, id, by));
    const steps = stepsOf(desk.draft.peek());
    const number = steps.findIndex((one) => one.id === id) + 1;
    announce(t("editor.is_now", { number, count: steps.length }));
    focusOn(`[id="${act}"]`);
  }
  function remove(): void {
    const steps = stepsOf(draft);
    const at = steps.findIndex((one) => one.id === id);
    const neighbour = steps[at + 1] ?? steps[at - 1];
    desk.change((before) => removeStep(before, id));
    desk.open.value = neighbour && neighbour.id !== id ? neighbour.id : null;
    announce(t("editor.removed", { what }));
    focusOn(`[id="outline-${desk.open.peek()}"]`);
  }
  const still = (by: -1 | 1) => shiftStep(draft, id, by) === draft;
  return (
    <div class="step-acts">
      <Act
        id="step-up"
        icon="up"
        label={t("editor.move_up", { what })}
        off={still(-1)}
        onAct={() => shift(-1, "step-up")}
      />
      <Act
        id="step-down"
        icon="down"
        label={t("editor.move_down", { what })}
        off={still(1)}
        onAct={() => shift(1, "step-down")}
      />
      <Button class="compact" onClick={onAdd}>
        {t("editor.add_step")}
      </Button>
      <Act
        icon="remove"
        label={t("editor.remove", { what })}
        off={!mayRemove(draft, id)}
        onAct={remove}
      />
    </div>
  );
}

/** How many messages wait there. */
function Mark({ step }: { step: string | null }) {
  const desk = useDesk();
  const draft = desk.draft.value;
  const count = desk.problems.value.filter((one) => placeOf(draft, one).step === step).length;
  if (count === 0) return null;
  return (
    <span class="outline-mark">
      <span aria-hidden="true">{count}</span>
      <span class="visually-hidden">{t("editor.to_mend", { count })}</span>
    </span>
  );
}

const dragged = "application/x-outward-step";

/** A step can be dropped above or below another, where the two may stand beside each other. */
function useDrag(id: string) {
  const desk = useDesk();
  const side = useSignal<"before" | "after" | null>(null);
  const depth = useRef(0);
  const away = () => {
    depth.current = 0;
    side.value = null;
  };
  return {
    draggable: true,
    "data-drop": side.value ?? undefined,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer?.setData(dragged, id);
      if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
    },
    onDragEnter: () => {
      depth.current += 1;
    },
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes(dragged)) return;
      event.preventDefault();
      const { top, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
      side.value = event.clientY < top + height / 2 ? "before" : "after";
    },
    onDragLeave: () => {
      depth.current -= 1;
      if (depth.current <= 0) away();
    },
    onDrop: (event: DragEvent) => {
      const moved = event.dataTransfer?.getData(dragged);
      const where = side.value ?? "after";
      away();
      if (!moved) return;
      event.preventDefault();
      desk.change((draft) => placeStep(draft, moved, id, where));
      desk.open.value = moved;
    },
  };
}
