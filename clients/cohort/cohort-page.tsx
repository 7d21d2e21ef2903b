// One cohort: its head, the ways between its views, and the view that is looked at.

import { useEffect, useRef } from "preact/hooks";
import { t } from "../kit/i18n";
import { LanguageChoice } from "../kit/parts/language-choice";
import { Toast } from "../kit/parts/toast";
import type { CohortView } from "../kit/wire";
import { Calls } from "./calls";
import { useCohort } from "./desk";
import { LibraryPage } from "./library/library-page";
import { Overdue } from "./overdue";
import { Overview } from "./overview";
import { addressOf, place, type View, views } from "./place";
import { PlanView } from "./plan";
import { dayWords } from "./words";

const parts: Record<View, () => preact.JSX.Element> = {
  overview: Overview,
  overdue: Overdue,
  calls: () => <Calls />,
  plan: PlanView,
};

/** A library's host comes straight to its library: there is no other to be seen. */
function libraryAt(cohort: CohortView): string | null {
  const { library, view } = place.value;
  const only = cohort.role === "library" && view === "overview" ? cohort.libraries[0]?.id : null;
  return library ?? only ?? null;
}

export function CohortPage() {
  const cohort = useCohort();
  const { view } = place.value;
  const library = libraryAt(cohort);
  const Part = parts[view];
  const title = cohort.libraries.find(({ id }) => id === library)?.name;
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    document.title = `${title ?? t(`cohort.view.${view}`)} · ${cohort.name} · Outward`;
  });
  useEffect(() => {
    if (!first.current) main.current?.focus(); // what was pressed may be gone
    first.current = false;
  }, [view, library]);
  return (
    <div class="page shelf cohort">
      <Head cohort={cohort} at={library === null || cohort.role === "library" ? view : null} />
      <main ref={main} tabIndex={-1} class="cohort-parts">
        {library === null ? <Part /> : <LibraryPage key={library} id={library} />}
        <Toast />
      </main>
    </div>
  );
}

function Head({ cohort, at }: { cohort: CohortView; at: View | null }) {
  const { id, name, starts_on, ends_on, size, overdue } = cohort;
  return (
    <header class="page-head shelf-head">
      <div class="page-bar">
        <a class="way-back" href={addressOf({})}>
          {t("cohort.all")}
        </a>
        <LanguageChoice />
      </div>
      <h1 class="voice">
        <bdi>{name}</bdi>
      </h1>
      <p class="small soft">
        {t("cohort.from_to", { from: dayWords(starts_on), to: dayWords(ends_on) })}
        {" · "}
        {t("cohort.size", { count: size })}
      </p>
      <nav class="ways" aria-label={t("cohort.views")}>
        {views.map((view) => (
          <a
            key={view}
            href={addressOf({ cohort: id, view })}
            {...(view === at && { "aria-current": "page" as const })}
          >
            {view === "overdue"
              ? t("cohort.view.overdue_count", { count: overdue.length })
              : t(wordsOf(view, cohort))}
          </a>
        ))}
      </nav>
    </header>
  );
}

function wordsOf(view: View, { role }: CohortView): string {
  return view === "overview" && role === "library" ? "cohort.view.ours" : `cohort.view.${view}`;
}
