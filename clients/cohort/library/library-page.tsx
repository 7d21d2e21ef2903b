// One library of the cohort: its way through the plan with what shows each step, its team, its coaches, its calls.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { failure } from "../../coach/failure";
import { language, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { Confirm } from "../../kit/parts/confirm";
import { showToast } from "../../kit/parts/toast";
import type { CohortLibraryChange, CohortLibraryDetail } from "../../kit/wire";
import { Calls } from "../calls";
import { useCohort, useDesk } from "../desk";
import { goTo } from "../place";
import { Coaches } from "./coaches";
import { Marks } from "./marks";
import { Team } from "./team";
import { Timeline } from "./timeline";

/** Keeps a change of the library and says whether it worked. */
export type Keep = (change: CohortLibraryChange) => Promise<boolean>;

export function LibraryPage({ id }: { id: string }) {
  const cohort = useCohort();
  const { api, change, version } = useDesk();
  const detail = useSignal<CohortLibraryDetail | null>(null);
  const problem = useSignal<string | null>(null);
  const load = () => {
    api.library(cohort.id, id).then(
      (found) => {
        detail.value = found;
        problem.value = null;
      },
      (error: unknown) => {
        problem.value = failure(error);
      },
    );
  };
  useEffect(load, [api, cohort.id, id, version.value, language.value]);
  if (problem.value)
    return (
      <div class="unreachable" role="alert">
        <p>{problem.value}</p>
        <Button class="compact" onClick={load}>
          {t("host.try_again")}
        </Button>
      </div>
    );
  if (!detail.value) return <p role="status">{t("archive.loading")}</p>;
  const { library, marks } = detail.value;
  const keep: Keep = (wanted) => change(() => api.changeLibrary(cohort.id, id, wanted));
  return (
    <>
      <header>
        <h2 class="library-name">
          <bdi>{library.name}</bdi>
        </h2>
        {library.laptop && <p class="soft">{t("cohort.laptop_help")}</p>}
      </header>
      <Timeline library={library} />
      <Calls library={id} />
      <Team library={library} keep={keep} />
      <Coaches library={library} keep={keep} />
      {marks && <Marks marks={marks} keep={keep} />}
      {cohort.role === "host" && <Leave id={id} name={library.name} />}
    </>
  );
}

function Leave({ id, name }: { id: string; name: string }) {
  const cohort = useCohort();
  const { api, load } = useDesk();
  const asking = useSignal(false);
  const remove = async () => {
    try {
      await api.removeLibrary(cohort.id, id);
    } catch (error) {
      return showToast(failure(error));
    }
    goTo({ cohort: cohort.id });
    await load(cohort.id);
  };
  return (
    <section class="cohort-part at-the-screen">
      <Button class="start-of-line" onClick={() => (asking.value = true)}>
        {t("cohort.leave")}
      </Button>
      <Confirm
        open={asking.value}
        title={t("cohort.leave_title", { name })}
        yes={t("cohort.leave")}
        onClose={() => (asking.value = false)}
        onYes={() => void remove()}
      >
        <p>{t("cohort.leave_help")}</p>
      </Confirm>
    </section>
  );
}
