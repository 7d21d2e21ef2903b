// A milestone of the cohort's own: a title, a month, and what must be there.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import type { CohortPlan, NeedKind } from "../kit/wire";
import { useCohort } from "./desk";
import { need_kinds, planOf, withMilestone } from "./plan-draft";
import { TextField } from "./text-field";

export function AddMilestone({ keep }: { keep(plan: CohortPlan): Promise<boolean> }) {
  const cohort = useCohort();
  const title_id = useId();
  const title = useSignal("");
  const month = useSignal("6");
  const kind = useSignal<NeedKind>("conversations");
  const count = useSignal("1");
  const guide = useSignal("");
  const add = async (event: Event) => {
    event.preventDefault();
    const of_guide = kind.value === "conversations" && guide.value;
    const need = {
      kind: kind.value,
      count: Number(count.value),
      ...(of_guide && { guides: [guide.value] }),
    };
    const wanted = { title: title.value.trim(), month: Number(month.value), need };
    if (wanted.title && (await keep(withMilestone(planOf(cohort), wanted)))) title.value = "";
  };
  return (
    <section class="cohort-part at-the-screen" aria-labelledby={title_id}>
      <h2 id={title_id}>{t("cohort.plan.add")}</h2>
      <form class="cohort-form" onSubmit={(event) => void add(event)}>
        <TextField
          label={t("cohort.plan.title")}
          required
          maxLength={120}
          value={title.value}
          onType={(typed) => (title.value = typed)}
        />
        <TextField
          label={t("cohort.plan.month")}
          type="number"
          required
          min={1}
          max={cohort.months}
          value={month.value}
          onType={(typed) => (month.value = typed)}
        />
        <Select
          label={t("cohort.plan.need")}
          value={kind.value}
          options={need_kinds.map((one) => [one, t(`cohort.need_kind.${one}`)])}
          choose={(chosen) => (kind.value = chosen as NeedKind)}
        />
        <TextField
          label={t("cohort.plan.count")}
          type="number"
          required
          min={1}
          max={200}
          value={count.value}
          onType={(typed) => (count.value = typed)}
        />
        {kind.value === "conversations" && (
          <Select
            label={t("archive.guide")}
            value={guide.value}
            options={[["", t("archive.any")], ...Object.entries(cohort.guides)]}
            choose={(chosen) => (guide.value = chosen)}
          />
        )}
        <Button type="submit">{t("cohort.add")}</Button>
      </form>
    </section>
  );
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly (readonly [id: string, words: string])[];
  choose(id: string): void;
}

function Select({ label, value, options, choose }: SelectProps) {
  return (
    <label class="form-line">
      <span>{label}</span>
      <select class="field" value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {options.map(([id, words]) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
