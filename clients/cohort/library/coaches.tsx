// Who coaches the library. Who runs the cohort chooses, and gives a new coach their link.

import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { failure } from "../../coach/failure";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { showToast } from "../../kit/parts/toast";
import type { Coach, CohortLibrary } from "../../kit/wire";
import { useCohort, useDesk } from "../desk";
import { FreshLink, type FreshLinkProps } from "../fresh-link";
import { TextField } from "../text-field";
import type { Keep } from "./library-page";

interface CoachesProps {
  library: CohortLibrary;
  keep: Keep;
}

export function Coaches({ library, keep }: CoachesProps) {
  const { role } = useCohort();
  const title_id = useId();
  return (
    <section class="cohort-part" aria-labelledby={title_id}>
      <h2 id={title_id}>{t("coach.coaches")}</h2>
      {role === "host" ? (
        <Chosen library={library} keep={keep} />
      ) : (
        <p>
          {library.coaches.length > 0
            ? library.coaches.map(({ name }) => name).join(", ")
            : t("cohort.coaches_none")}
        </p>
      )}
      {role === "library" && <p class="small soft">{t("cohort.coaches_help")}</p>}
    </section>
  );
}

function Chosen({ library, keep }: CoachesProps) {
  const { reading } = useDesk();
  const known = useSignal<readonly Coach[]>([]);
  const name = useSignal("");
  const link = useSignal<FreshLinkProps | null>(null);
  const load = () =>
    reading.coaches().then(
      ({ coaches }) => {
        known.value = coaches;
      },
      () => undefined, // then there is none to choose
    );
  useEffect(() => void load(), [reading]);
  const chosen = library.coaches.map(({ id }) => id);
  const toggle = (id: string) =>
    keep({
      coaches: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id],
    });
  const add = async (event: Event) => {
    event.preventDefault();
    try {
      const made = await reading.addCoach(name.value.trim());
      const label = t("coach.coaches.link", { name: made.name });
      link.value = { label, page: "coach", secret: made.key };
      name.value = "";
      await load();
      await keep({ coaches: [...chosen, made.id] });
    } catch (error) {
      showToast(failure(error));
    }
  };
  return (
    <>
      <fieldset class="choices">
        <legend class="visually-hidden">{t("coach.coaches")}</legend>
        {known.value.map(({ id, name: called }) => (
          <label key={id} class="check-line">
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => void toggle(id)} />
            <bdi>{called}</bdi>
          </label>
        ))}
      </fieldset>
      {link.value && <FreshLink key={link.value.secret} {...link.value} />}
      <form class="cohort-form" onSubmit={(event) => void add(event)}>
        <TextField
          label={t("coach.coaches.name")}
          required
          maxLength={60}
          value={name.value}
          onType={(typed) => (name.value = typed)}
        />
        <Button type="submit">{t("coach.coaches.add")}</Button>
      </form>
    </>
  );
}
