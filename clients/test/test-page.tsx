// One glance: this phone got here. Below it whether the live connection opens too, and what to do when it does not.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { LanguageChoice } from "../kit/parts/language-choice";
import { type Outcome, tryOut } from "./reaching";

const remedies = ["vpn", "wifi", "browser"];

export function TestPage() {
  const outcome = useSignal<Outcome | "trying">("trying");
  const again = async () => {
    outcome.value = "trying";
    outcome.value = await tryOut();
  };
  useEffect(() => void again(), []);
  const title = t("reach.title");
  useEffect(() => {
    document.title = title;
  }, [title]);
  const failed = outcome.value === "refused" || outcome.value === "gone";
  return (
    <main class="reach" data-outcome={outcome.value}>
      <Mark ok={!failed} />
      <h1 class="voice">{t(outcome.value === "gone" ? "reach.lost" : "reach.heading")}</h1>
      <p role="status">{t(`reach.${outcome.value}`)}</p>
      {failed && (
        <>
          <ul class="reach-remedies">
            {remedies.map((remedy) => (
              <li key={remedy}>{t(`reach.do.${remedy}`)}</li>
            ))}
          </ul>
          <Button weight="strong" onClick={() => void again()}>
            {t("reach.again")}
          </Button>
        </>
      )}
      <footer class="small soft">
        <p>{t("reach.kept")}</p>
        <LanguageChoice />
      </footer>
    </main>
  );
}

/** A tick or an exclamation mark; the words beside it say the same. */
function Mark({ ok }: { ok: boolean }) {
  return (
    <svg class="reach-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="10.5" />
      <path d={ok ? "M7 12.5l3.5 3.5L17 8.5" : "M12 6.5v7m0 3.5v.01"} />
    </svg>
  );
}
