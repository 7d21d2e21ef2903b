// What keeps the site from leaving the house, and the site itself: as a file, or by the command line.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { refusalText } from "../../kit/parts/error-screen";
import { reasonOf } from "../../kit/rpc";
import type { PublishCheck, PublishProblem } from "../../kit/wire";
import { useInitiative } from "../initiative";
import { SaveFile } from "../parts/save-file";
import { addressOfRecord } from "./where";

export function Publishing() {
  const { api, desk } = useInitiative();
  const check = useSignal<PublishCheck | null>(null);
  const problem = useSignal<string | null>(null);
  const look = () =>
    api.publishCheck().then(
      (found) => {
        check.value = found;
        problem.value = null;
      },
      (error) => {
        problem.value = refusalText(reasonOf(error));
      },
    );
  useEffect(() => void look(), [api]);
  const found = check.value;
  const problems = found?.problems.length ?? 0;
  return (
    <div class="publishing">
      <p class="lead">{t("story.publish_lead")}</p>
      {problem.value && <p role="alert">{problem.value}</p>}
      {found && (
        <section class="checked" aria-live="polite">
          <h2>{t("story.check")}</h2>
          <p>
            {problems === 0
              ? t("story.check_none")
              : t("story.check_problems", { count: problems })}
          </p>
          <Findings found={found.problems} of="problem" />
          {found.notes.length > 0 && <h3>{t("story.check_notes")}</h3>}
          <Findings found={found.notes} of="note" />
        </section>
      )}
      <Button class="compact" onClick={() => void look()}>
        {t("story.check_again")}
      </Button>
      <section class="take">
        <h2>{t("story.take")}</h2>
        <p>{t("story.take_help")}</p>
        {found?.problems.length === 0 && (
          <p>
            <SaveFile name="site.zip" read={api.site}>
              {t("story.take_zip")}
            </SaveFile>
          </p>
        )}
        <label class="form-line">
          <span>{t("story.command")}</span>
          <input
            class="field command"
            dir="ltr"
            readOnly
            value={`outward publish site --initiative ${desk.id}`}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      </section>
    </div>
  );
}

function Findings({ found, of }: { found: readonly PublishProblem[]; of: "problem" | "note" }) {
  if (found.length === 0) return null;
  return (
    <ul class="findings" data-of={of}>
      {found.map(({ sentence, kind, id }) => (
        <li key={`${kind} ${id} ${sentence}`}>
          <span dir="auto">{sentence}</span>{" "}
          <a href={addressOfRecord(kind, id)}>
            {t("story.go_there")}
            <span class="visually-hidden">: {sentence}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
