// What the facilitator may use in a step: follow-up questions for the screens, quiet advice, other ways on.

import { spokenAs } from "../kit/guide";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { StepView } from "../kit/wire";
import type { Acts } from "./acts";
import { useDesk, useRoom } from "./desk";

/** Without `acts` the probes are only there to be read. */
export function ProbeList({ step, acts }: { step: StepView; acts?: Acts }) {
  const desk = useDesk();
  const { view, guide } = useRoom();
  if (!step.probes?.length) return null;
  return (
    <section class="probes" aria-labelledby="probes-title">
      <h3 id="probes-title" class="label">
        {t("facilitator.probes")}
      </h3>
      <ol class="probe-list">
        {step.probes.map(({ id, text }, index) => (
          <li key={id}>
            <button
              type="button"
              class="probe"
              aria-pressed={acts !== undefined && view.probe?.id === id}
              disabled={!acts || !desk.leads || !desk.live() || view.stage === "closed"}
              onClick={() => acts?.toggleProbe(index + 1)}
            >
              <kbd>{index + 1}</kbd>
              <span {...spokenAs(guide)}>{text}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the guide advises now, when the room is in that step. */
function useAdvice(step: StepView) {
  const { room } = useDesk();
  return room.advice.value?.step === step.id ? room.advice.value : null;
}

/** One line each for what may happen; what to do then opens under it. What happens now stands first, open. */
export function Advice({ step }: { step: StepView }) {
  const { guide } = useRoom();
  const due = useAdvice(step)?.cues ?? [];
  if (!step.cues?.length) return null;
  const now = step.cues.filter(({ id }) => due.includes(id));
  const others = step.cues.filter(({ id }) => !due.includes(id));
  return (
    <section class="advice" aria-labelledby="advice-title">
      <h3 id="advice-title" class="label">
        {t("facilitator.cues")}
      </h3>
      {now.map((cue) => (
        <details key={cue.id} class="cue cue-now" open>
          <summary>{t("facilitator.cue_now", { cue: cue.when })}</summary>
          <p {...spokenAs(guide)}>{cue.do}</p>
        </details>
      ))}
      {others.map((cue) => (
        <details key={cue.id} class="cue" name="cue" {...spokenAs(guide)}>
          <summary>{cue.when}</summary>
          <p>{cue.do}</p>
        </details>
      ))}
    </section>
  );
}

export function MoveButtons({ step, acts }: { step: StepView; acts: Acts }) {
  const desk = useDesk();
  const advice = useAdvice(step);
  const { view, guide } = useRoom();
  const free = desk.leads && desk.ways(view, guide).free !== false;
  if (!step.moves?.length || !free) return null;
  return (
    <section class="moves" aria-labelledby="moves-title">
      <h3 id="moves-title" class="visually-hidden">
        {t("facilitator.moves")}
      </h3>
      {step.moves.map(({ name, label }) => (
        <Button
          key={name}
          class="compact"
          disabled={!desk.live()}
          aria-disabled={advice !== null && !advice.moves.includes(name)}
          onClick={() => acts.move(name)}
        >
          <bdi>{label}</bdi>
        </Button>
      ))}
    </section>
  );
}
