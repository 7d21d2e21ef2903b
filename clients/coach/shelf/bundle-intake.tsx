// Takes in a conversation that travelled as one file, or a coach's comments on one that is here.

import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { BundleTaken } from "../../kit/wire";
import { findings } from "../failure";
import { addressOf } from "../place";
import { useReading } from "../reader";

export function BundleIntake({ taken }: { taken(): void }) {
  const { api } = useReading();
  const title_id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const busy = useSignal(false);
  const outcome = useSignal<BundleTaken | null>(null);
  const problem = useSignal<string | null>(null);
  const take = async (file: File) => {
    busy.value = true;
    outcome.value = null;
    problem.value = null;
    try {
      outcome.value = await api.takeBundle(file);
      taken();
    } catch (error) {
      problem.value = findings(error);
    }
    busy.value = false;
  };
  return (
    <section class="intake" aria-labelledby={title_id}>
      <h2 id={title_id}>{t("archive.bundle")}</h2>
      <p class="soft">{t("archive.bundle_help")}</p>
      <Button disabled={busy.value} onClick={() => chooser.current?.click()}>
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
      <div role="status">{outcome.value && <Outcome {...outcome.value} />}</div>
      {problem.value && (
        <p role="alert" dir="auto">
          {problem.value}
        </p>
      )}
    </section>
  );
}

function Outcome({ conversation, added, annotations }: BundleTaken) {
  return (
    <p>
      {t(added ? "archive.bundle_added" : "archive.bundle_known")}{" "}
      {t("archive.bundle_annotations", { ...annotations })}{" "}
      <a href={addressOf(conversation, added ? "transcript" : "review")}>{t("archive.open_it")}</a>
    </p>
  );
}
