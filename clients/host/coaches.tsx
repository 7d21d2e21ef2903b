// The coaches of this library: who has a key to what is released to them, and how one is added or loses it.

import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { failure } from "../coach/failure";
import { formatDay, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { Confirm } from "../kit/parts/confirm";
import { showToast } from "../kit/parts/toast";
import type { Coach, CoachMade } from "../kit/wire";
import { useHome } from "./home";

export function Coaches() {
  const { key, reading } = useHome();
  const title_id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const coaches = useSignal<Coach[] | null>(null);
  const made = useSignal<CoachMade | null>(null);
  const leaving = useSignal<Coach | null>(null);
  const load = () =>
    reading.coaches().then(
      (found) => {
        coaches.value = found.coaches;
      },
      () => undefined, // the page says already that nobody answers
    );
  useEffect(() => void load(), [reading]);
  const add = async (name: string) => {
    made.value = await reading.addCoach(name);
    await load();
  };
  const revoke = async ({ id, name }: Coach) => {
    try {
      coaches.value = (await reading.revokeCoach(id)).coaches;
      if (made.value?.id === id) made.value = null;
      heading.current?.focus(); // the button that had the focus is gone
      showToast(t("coach.coaches.revoked", { name }));
    } catch (error) {
      showToast(failure(error));
    }
  };
  const doomed = leaving.value;
  return (
    <section class="coaches" aria-labelledby={title_id}>
      <header class="conversations-head">
        <h2 id={title_id} ref={heading} tabIndex={-1}>
          {t("coach.coaches")}
        </h2>
        <a href={`/cohort#${new URLSearchParams({ key })}`}>{t("cohort.title")}</a>
      </header>
      <p>{t("coach.coaches.help")}</p>
      {coaches.value && coaches.value.length > 0 && (
        <ul class="coach-list">
          {coaches.value.map((coach) => (
            <li key={coach.id}>
              <CoachLine coach={coach} takeBack={() => (leaving.value = coach)} />
            </li>
          ))}
        </ul>
      )}
      {made.value && <FreshLink key={made.value.id} made={made.value} />}
      <AddCoach add={add} />
      <Confirm
        open={doomed !== null}
        title={t("coach.coaches.revoke_title", { name: doomed?.name ?? "" })}
        yes={t("coach.coaches.revoke_yes")}
        onClose={() => (leaving.value = null)}
        onYes={() => doomed && void revoke(doomed)}
      >
        <p>{t("coach.coaches.revoke_help")}</p>
      </Confirm>
    </section>
  );
}

function CoachLine({ coach, takeBack }: { coach: Coach; takeBack(): void }) {
  const { name, created_at, releases } = coach;
  return (
    <>
      <span>
        <b>
          <bdi>{name}</bdi>
        </b>{" "}
        <span class="small soft">
          {t("coach.coaches.since", { date: formatDay(created_at) })}
          {" · "}
          {t("coach.coaches.releases", { count: releases })}
        </span>
      </span>
      <Button class="compact" onClick={takeBack}>
        {t("coach.coaches.revoke")}
        <span class="visually-hidden"> {name}</span>
      </Button>
    </>
  );
}

/** Shown once: only the coach has the key afterwards. It is marked as a whole, to be copied. */
function FreshLink({ made: { name, key } }: { made: CoachMade }) {
  const { opening } = useHome();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const base = opening.address.value ?? location.origin;
  return (
    <div class="fresh-link">
      <label class="form-line">
        <span>{t("coach.coaches.link", { name })}</span>
        <input
          ref={box}
          class="field"
          dir="ltr"
          readOnly
          value={`${base}/coach#${new URLSearchParams({ key })}`}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <p class="small soft">{t("coach.coaches.link_help")}</p>
    </div>
  );
}

function AddCoach({ add }: { add(name: string): Promise<void> }) {
  const name = useSignal("");
  const problem = useSignal<string | null>(null);
  const busy = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy.value || name.value.trim() === "") return;
    busy.value = true;
    problem.value = null;
    try {
      await add(name.value.trim());
      name.value = "";
    } catch (error) {
      problem.value = failure(error);
    }
    busy.value = false;
  };
  return (
    <form class="add-coach" onSubmit={(event) => void submit(event)}>
      <label class="form-line">
        <span>{t("coach.coaches.name")}</span>
        <input
          class="field"
          dir="auto"
          required
          maxLength={60}
          autocomplete="off"
          value={name.value}
          onInput={(event) => (name.value = event.currentTarget.value)}
        />
      </label>
      <Button type="submit" aria-disabled={busy.value}>
        {t("coach.coaches.add")}
      </Button>
      {problem.value && <p role="alert">{problem.value}</p>}
    </form>
  );
}
