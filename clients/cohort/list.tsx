// The cohorts that one has a part in; who runs the server makes new ones.

import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { failure } from "../coach/failure";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { LanguageChoice } from "../kit/parts/language-choice";
import { Toast } from "../kit/parts/toast";
import type { CohortRole, CohortSummary } from "../kit/wire";
import { useDesk } from "./desk";
import { addressOf, goTo } from "./place";
import { dayHere, dayWords } from "./words";

export function CohortsPage() {
  const found = useDesk().list.value;
  useEffect(() => {
    document.title = `${t("cohort.title")} · Outward`;
  });
  if (!found) return null;
  const { cohorts, role } = found;
  return (
    <div class="page shelf">
      <header class="page-head shelf-head">
        <div class="page-bar">
          <WayHome role={role} />
          <LanguageChoice />
        </div>
        <h1 class="voice">{t("cohort.title")}</h1>
        <p class="soft">{t("cohort.about")}</p>
      </header>
      <main class="cohort-parts">
        {cohorts.length > 0 && <Cohorts cohorts={cohorts} />}
        {cohorts.length === 0 && <p>{t(`cohort.none.${role}`)}</p>}
        {role === "host" && <NewCohort />}
        <Toast />
      </main>
    </div>
  );
}

/** To the page that one comes from. */
export function WayHome({ role }: { role: CohortRole }) {
  return role === "coach" ? (
    <a class="way-back" href="/coach">
      {t("cohort.to_conversations")}
    </a>
  ) : (
    <a class="way-back" href="/host">
      {t("archive.home")}
    </a>
  );
}

function Cohorts({ cohorts }: { cohorts: readonly CohortSummary[] }) {
  return (
    <ul class="cohort-list">
      {cohorts.map(({ id, name, starts_on, ends_on, size }) => (
        <li key={id}>
          <h2>
            <a href={addressOf({ cohort: id })}>
              <bdi>{name}</bdi>
            </a>
          </h2>
          <p class="small soft">
            {t("cohort.from_to", { from: dayWords(starts_on), to: dayWords(ends_on) })}
            {" · "}
            {t("cohort.size", { count: size })}
          </p>
        </li>
      ))}
    </ul>
  );
}

function NewCohort() {
  const { api } = useDesk();
  const title_id = useId();
  const name = useSignal("");
  const starts_on = useSignal(dayHere());
  const problem = useSignal<string | null>(null);
  const busy = useSignal(false);
  const create = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    try {
      const made = await api.create({ name: name.value.trim(), starts_on: starts_on.value });
      goTo({ cohort: made.id });
    } catch (error) {
      problem.value = failure(error);
    }
    busy.value = false;
  };
  return (
    <section class="cohort-part" aria-labelledby={title_id}>
      <h2 id={title_id}>{t("cohort.new")}</h2>
      <p class="soft">{t("cohort.new_help")}</p>
      <form class="cohort-form" onSubmit={(event) => void create(event)}>
        <label class="form-line">
          <span>{t("cohort.name")}</span>
          <input
            class="field"
            dir="auto"
            required
            maxLength={120}
            autocomplete="off"
            value={name.value}
            onInput={(event) => (name.value = event.currentTarget.value)}
          />
        </label>
        <label class="form-line">
          <span>{t("cohort.starts_on")}</span>
          <input
            class="field"
            type="date"
            required
            value={starts_on.value}
            onInput={(event) => (starts_on.value = event.currentTarget.value)}
          />
        </label>
        <Button weight="strong" type="submit" aria-disabled={busy.value}>
          {t("cohort.create")}
        </Button>
        {problem.value && <p role="alert">{problem.value}</p>}
      </form>
    </section>
  );
}
