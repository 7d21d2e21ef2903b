// Libraries by milestones in one table, and for who runs the server a way to add a library.

import { useId } from "preact/hooks";
import { t } from "../kit/i18n";
import type { CohortLibrary, CohortStep, CohortView } from "../kit/wire";
import { AddLibrary } from "./add-library";
import { useCohort } from "./desk";
import { addressOf } from "./place";
import { StateMark, signOf } from "./state";
import { dayWords, monthWords, spokenAs } from "./words";

export function Overview() {
  const cohort = useCohort();
  return (
    <>
      {cohort.libraries.length > 0 ? (
        <StepTable cohort={cohort} />
      ) : (
        <p>{t("cohort.no_libraries")}</p>
      )}
      {cohort.role === "host" && <AddLibrary />}
    </>
  );
}

function StepTable({ cohort }: { cohort: CohortView }) {
  const { milestones, libraries, reached } = cohort;
  const title_id = useId();
  return (
    <div class="cohort-part">
      <h2 id={title_id}>{t("cohort.overview")}</h2>
      <Legend />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard */}
      <section class="step-scroll" aria-labelledby={title_id} tabIndex={0}>
        <table class="step-table">
          <thead>
            <tr>
              <th scope="col">{t("cohort.library")}</th>
              {milestones.map((milestone) => (
                <th key={milestone.id} scope="col" class="step-head">
                  <span {...spokenAs(milestone)}>{milestone.title}</span>
                  <span class="small soft">
                    <span class="visually-hidden">
                      {t("cohort.due", { day: dayWords(milestone.due) })}
                    </span>
                    <span aria-hidden="true">{monthWords(milestone.due)}</span>
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {libraries.map((library) => (
              <LibraryRow key={library.id} cohort={cohort} library={library} />
            ))}
          </tbody>
          {reached && (
            <tfoot>
              <tr>
                <th scope="row">{t("cohort.reached_by")}</th>
                {milestones.map(({ id }) => (
                  <td key={id} class="small">
                    {t("cohort.of", { some: reached[id] ?? 0, all: cohort.size })}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </section>
    </div>
  );
}

function LibraryRow({ cohort, library }: { cohort: CohortView; library: CohortLibrary }) {
  const next = library.progress.findIndex(({ state }) => state !== "done");
  return (
    <tr>
      <th scope="row">
        <a href={addressOf({ cohort: cohort.id, library: library.id })}>
          <bdi>{library.name}</bdi>
        </a>
        {library.laptop && <span class="small soft">{t("cohort.on_a_laptop")}</span>}
      </th>
      {library.progress.map((step, nth) => (
        <td key={step.milestone} {...(nth === next && { "data-next": true })}>
          <StateMark step={step} due={cohort.milestones[nth]?.due ?? ""} />
          {nth === next && <span class="visually-hidden"> {t("cohort.next")}</span>}
        </td>
      ))}
    </tr>
  );
}

const examples: readonly CohortStep["state"][] = ["done", "overdue", "due", "ahead"];

/** What the shapes mean. Each is said in words too, so that this is for the eye. */
function Legend() {
  return (
    <ul class="step-legend small" aria-hidden="true">
      {examples.map((state) => (
        <li key={state}>
          <span class="state-mark" data-state={state} dir="ltr">
            {signOf({ state, days: 9 })}
          </span>{" "}
          {t(`cohort.legend.${state}`)}
        </li>
      ))}
      <li>
        <span class="next-mark" /> {t("cohort.legend.next")}
      </li>
    </ul>
  );
}
