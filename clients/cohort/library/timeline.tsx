// The months of the plan from top to bottom, with today between them, and under each milestone what shows how far it is.

import { useId } from "preact/hooks";
import { keyedAddress } from "../../coach/api";
import { t } from "../../kit/i18n";
import type { CohortEvidence, CohortLibrary, CohortMilestone, CohortStep } from "../../kit/wire";
import { useCohort, useDesk } from "../desk";
import { StateMark } from "../state";
import { dayWords, needWords, spokenAs, stateWords } from "../words";

export function Timeline({ library }: { library: CohortLibrary }) {
  const cohort = useCohort();
  const title_id = useId();
  const { milestones, today } = cohort;
  const passed = milestones.filter(({ due }) => due < today).length;
  const steps = library.progress;
  const done = steps.filter(({ state }) => state === "done").length;
  return (
    <section class="cohort-part" aria-labelledby={title_id}>
      <h2 id={title_id}>{t("cohort.timeline")}</h2>
      <p>{t("cohort.done_of", { some: done, all: steps.length })}</p>
      <ol class="timeline">
        {milestones.slice(0, passed).map((one, nth) => (
          <Milestone key={one.id} milestone={one} step={steps[nth]} />
        ))}
        <li class="today">
          <p>{t("cohort.today", { day: dayWords(today) })}</p>
        </li>
        {milestones.slice(passed).map((one, nth) => (
          <Milestone key={one.id} milestone={one} step={steps[passed + nth]} />
        ))}
      </ol>
    </section>
  );
}

interface MilestoneProps {
  milestone: CohortMilestone;
  step: CohortStep | undefined;
}

function Milestone({ milestone, step }: MilestoneProps) {
  const { reached, size } = useCohort();
  if (!step) return null;
  const { id, title, help, due, kind, needs } = milestone;
  return (
    <li class="timeline-step" data-state={step.state}>
      <StateMark step={step} due={due} />
      <article>
        <p class="small soft">
          {t("cohort.due", { day: dayWords(due) })} · {t(`cohort.kind.${kind}`)}
        </p>
        <h3 {...spokenAs(milestone)}>{title}</h3>
        <p class="timeline-state">{stateWords(step, due)}</p>
        {help && (
          <p class="small soft" {...spokenAs(milestone)}>
            {help}
          </p>
        )}
        {needs.map((need, nth) => (
          <NeedLine key={`${nth} ${need.kind}`} need={need} found={step.needs[nth]} />
        ))}
        {reached && (
          <p class="small soft">{t("cohort.reached", { some: reached[id] ?? 0, all: size })}</p>
        )}
      </article>
    </li>
  );
}

interface NeedLineProps {
  need: CohortMilestone["needs"][number];
  found: CohortStep["needs"][number] | undefined;
}

function NeedLine({ need, found }: NeedLineProps) {
  const cohort = useCohort();
  const { have, evidence } = found ?? { have: 0, evidence: [] };
  // There are many calls, and what was said stands below.
  const calls = evidence.filter(({ kind }) => kind === "call");
  const others = evidence.filter(({ kind }) => kind !== "call");
  return (
    <div class="need">
      <p>
        <b>{needWords(need, cohort)}</b> · {t("cohort.so_far", { some: have })}
      </p>
      {calls.length > 0 && (
        <p class="small">{calls.map(({ on }) => (on ? dayWords(on) : "")).join(" · ")}</p>
      )}
      {others.length > 0 && (
        <ul class="evidence small">
          {others.map((one, nth) => (
            <li key={`${nth} ${one.id}`}>
              <Evidence evidence={one} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What one may open is a link; of the rest one sees that it was, and when. */
function Evidence({ evidence }: { evidence: CohortEvidence }) {
  const { key } = useDesk();
  const { kind, id, on, title, guide, count, late } = evidence;
  const words = title ?? guide ?? t(`cohort.evidence.${kind}`);
  const address = kind === "conversation" && id !== null ? keyedAddress(id, key) : null;
  return (
    <>
      {address ? (
        <a href={address}>
          <bdi>{words}</bdi>
        </a>
      ) : (
        <bdi>{words}</bdi>
      )}
      {on && `, ${dayWords(on)}`}
      {count > 1 && `, ${t("cohort.evidence.count", { count })}`}
      {late && `: ${t("cohort.evidence.late")}`}
    </>
  );
}
