// What belongs to a library that works on a laptop: bundles that it sent are taken in here and marked as its own.

import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { findings } from "../../coach/failure";
import { formatDay, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { showToast } from "../../kit/parts/toast";
import type { CohortMarkable, CohortMarks } from "../../kit/wire";
import { useDesk } from "../desk";
import type { Keep } from "./library-page";

interface MarksProps {
  marks: CohortMarks;
  keep: Keep;
}

export function Marks({ marks, keep }: MarksProps) {
  const title_id = useId();
  const { conversations, initiatives, own_conversations, own_initiatives } = marks;
  return (
    <section class="cohort-part at-the-screen" aria-labelledby={title_id}>
      <h2 id={title_id}>{t("cohort.marks")}</h2>
      <p class="soft">{t("cohort.marks_help")}</p>
      <Intake mark={(id) => keep({ conversations: [...new Set([...conversations, id])] })} />
      <Choices
        title={t("cohort.marks.conversations")}
        all={own_conversations}
        chosen={conversations}
        choose={(next) => void keep({ conversations: next })}
      />
      <Choices
        title={t("cohort.marks.initiatives")}
        all={own_initiatives}
        chosen={initiatives}
        choose={(next) => void keep({ initiatives: next })}
      />
    </section>
  );
}

function Intake({ mark }: { mark(conversation: string): Promise<boolean> }) {
  const { reading } = useDesk();
  const chooser = useRef<HTMLInputElement>(null);
  const busy = useSignal(false);
  const problem = useSignal<string | null>(null);
  const take = async (file: File) => {
    busy.value = true;
    problem.value = null;
    try {
      const { conversation } = await reading.takeBundle(file);
      if (await mark(conversation)) showToast(t("cohort.marks.taken"));
    } catch (error) {
      problem.value = findings(error);
    }
    busy.value = false;
  };
  return (
    <>
      <Button class="start-of-line" disabled={busy.value} onClick={() => chooser.current?.click()}>
        {t(busy.value ? "archive.bundle_busy" : "archive.bundle_choose")}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={t("archive.bundle_choose")}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void take(file);
          currentTarget.value = "";
        }}
      />
      {problem.value && (
        <p role="alert" dir="auto">
          {problem.value}
        </p>
      )}
    </>
  );
}

interface ChoicesProps {
  title: string;
  all: readonly CohortMarkable[];
  chosen: readonly string[];
  choose(ids: string[]): void;
}

function Choices({ title, all, chosen, choose }: ChoicesProps) {
  if (all.length === 0) return null;
  const toggle = (id: string) =>
    choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <details class="marks">
      <summary>{t("cohort.marks.count", { title, some: chosen.length, all: all.length })}</summary>
      <fieldset class="choices">
        <legend class="visually-hidden">{title}</legend>
        {all.map(({ id, title: called, created_at }) => (
          <label key={id} class="check-line">
            <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
            <span>
              <bdi>{called}</bdi> <span class="small soft">{formatDay(created_at)}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
