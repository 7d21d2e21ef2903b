// What is late, the longest first.

import { t } from "../kit/i18n";
import { useCohort } from "./desk";
import { addressOf } from "./place";
import { dayWords, milestoneOf, needWords, spokenAs } from "./words";

export function Overdue() {
  const cohort = useCohort();
  if (cohort.overdue.length === 0) return <p>{t("cohort.nothing_overdue")}</p>;
  return (
    <ol class="overdue-list">
      {cohort.overdue.map(({ library, milestone, due, days }) => {
        const step = milestoneOf(cohort, milestone);
        const whose = cohort.libraries.find(({ id }) => id === library);
        if (!step || !whose) return null;
        return (
          <li key={`${library} ${milestone}`}>
            <p class="overdue-days">{t("cohort.state.overdue", { count: days })}</p>
            <div>
              <h2>
                <a href={addressOf({ cohort: cohort.id, library })}>
                  <bdi>{whose.name}</bdi>
                </a>
              </h2>
              <p {...spokenAs(step)}>{step.title}</p>
              <p class="small soft">
                {t("cohort.due", { day: dayWords(due) })}
                {" · "}
                {step.needs.map((need) => needWords(need, cohort)).join(" · ")}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
