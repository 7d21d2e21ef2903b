// The plan: what is to be there by when. Who runs the cohort moves, adds and removes milestones.

import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { failure } from "../coach/failure";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { Confirm } from "../kit/parts/confirm";
import { showToast } from "../kit/parts/toast";
import type { CohortMilestone, CohortPlan } from "../kit/wire";
import { useCohort, useDesk } from "./desk";
import { goTo } from "./place";
import { AddMilestone } from "./plan-add";
import { moved, planOf, without } from "./plan-draft";
import { dayWords, needWords, spokenAs } from "./words";

export function PlanView() {
  const cohort = useCohort();
  const { api, change } = useDesk();
  const title_id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const edits = cohort.role === "host";
  const keep = (plan: CohortPlan) => change(() => api.change(cohort.id, { plan }));
  const remove = async ({ id, title }: CohortMilestone) => {
    const before = planOf(cohort);
    if (!(await keep(without(before, id)))) return;
    heading.current?.focus(); // the button that had the focus is gone
    showToast(t("cohort.plan.removed", { title }), () => void keep(before));
  };
  return (
    <>
      <section class="cohort-part" aria-labelledby={title_id}>
        <h2 id={title_id} ref={heading} tabIndex={-1}>
          {t("cohort.plan")}
        </h2>
        <p class="soft">{t("cohort.plan_help")}</p>
        <ol class="plan-list">
          {cohort.milestones.map((milestone) => (
            <li key={milestone.id}>
              <Milestone
                milestone={milestone}
                {...(edits && {
                  move: (month: number) => void keep(moved(planOf(cohort), milestone.id, month)),
                  remove: () => void remove(milestone),
                })}
              />
            </li>
          ))}
        </ol>
      </section>
      {edits && <AddMilestone keep={keep} />}
      {edits && <RemoveCohort />}
    </>
  );
}

interface MilestoneProps {
  milestone: CohortMilestone;
  move?(month: number): void;
  remove?(): void;
}

function Milestone({ milestone, move, remove }: MilestoneProps) {
  const cohort = useCohort();
  const { title, help, due, month, kind, needs } = milestone;
  return (
    <article class="plan-step">
      <div>
        <p class="label">{t(`cohort.kind.${kind}`)}</p>
        <h3 {...spokenAs(milestone)}>{title}</h3>
        {help && <p {...spokenAs(milestone)}>{help}</p>}
        <p class="small soft">{needs.map((need) => needWords(need, cohort)).join(" · ")}</p>
        <p class="small soft">{t("cohort.due", { day: dayWords(due) })}</p>
      </div>
      {move && remove && (
        <div class="plan-ways">
          <label>
            <span class="small soft">{t("cohort.plan.month")}</span>
            <span class="visually-hidden"> {title}</span>
            <input
              class="compact-select"
              type="number"
              min={1}
              max={cohort.months}
              required
              value={month}
              onChange={({ currentTarget }) =>
                currentTarget.checkValidity() && move(currentTarget.valueAsNumber)
              }
            />
          </label>
          <Button class="compact" onClick={remove}>
            {t("cohort.remove")}
            <span class="visually-hidden"> {title}</span>
          </Button>
        </div>
      )}
    </article>
  );
}

function RemoveCohort() {
  const cohort = useCohort();
  const { api } = useDesk();
  const asking = useSignal(false);
  const remove = () =>
    api.remove(cohort.id).then(
      () => goTo({}),
      (error) => showToast(failure(error)),
    );
  return (
    <section class="cohort-part at-the-screen">
      <Button class="start-of-line" onClick={() => (asking.value = true)}>
        {t("cohort.remove_cohort")}
      </Button>
      <Confirm
        open={asking.value}
        title={t("cohort.remove_title", { name: cohort.name })}
        yes={t("cohort.remove")}
        onClose={() => (asking.value = false)}
        onYes={() => void remove()}
      >
        <p>{t("cohort.remove_help")}</p>
      </Confirm>
    </section>
  );
}
