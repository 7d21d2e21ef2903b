// What the facilitator may use in a step: follow-up questions for the screens, quiet advice, other ways on.

import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { StepView } from "../kit/wire";
import type { Acts } from "./acts";
import { useDesk, useRoom } from "./desk";

/** Without `acts` the probes are only there to be read. */
export function ProbeList({ step, acts }: { step: StepView; acts?: Acts }) {
  const desk = useDesk();
  const { view } = useRoom();
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
              disabled={!acts || !desk.live() || view.stage === "closed"}
              onClick={() => acts?.toggleProbe(index + 1)}
            >
              <kbd>{index + 1}</kbd>
              <span>{text}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One line each for what may happen; what to do then opens under it, one at a time. */
export function Advice({ step }: { step: StepView }) {
  if (!step.cues?.length) return null;
  return (
    <section class="advice" aria-labelledby="advice-title">
      <h3 id="advice-title" class="label">
        {t("facilitator.cues")}
      </h3>
      {step.cues.map((cue) => (
        <details key={cue.id} class="cue" name="cue">
          <summary>{cue.when}</summary>
          <p>{cue.do}</p>
        </details>
      ))}
    </section>
  );
}

export function MoveButtons({ step, acts }: { step: StepView; acts: Acts }) {
  const desk = useDesk();
  if (!step.moves?.length) return null;
  return (
    <section class="moves" aria-labelledby="moves-title">
      <h3 id="moves-title" class="visually-hidden">
        {t("facilitator.moves")}
      </h3>
      {step.moves.map(({ name, label }) => (
        <Button key={name} class="compact" disabled={!desk.live()} onClick={() => acts.move(name)}>
          {label}
        </Button>
      ))}
    </section>
  );
}
