// Stopping the program from its own page, and what is left to see then.

import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { Confirm } from "../kit/parts/confirm";
import { useHome } from "./home";

/** Whether the question is asked: its button stands at the foot, the dialog in the main part. */
const asking = signal(false);

export function StopButton() {
  return (
    <Button class="compact" onClick={() => (asking.value = true)}>
      {t("host.stop")}
    </Button>
  );
}

export function StopDialog() {
  const home = useHome();
  const going_on = (home.conversations.value ?? []).filter(({ stage }) => stage === "live");
  return (
    <Confirm
      open={asking.value}
      title={t("host.stop_title")}
      yes={t("host.stop_yes")}
      onClose={() => (asking.value = false)}
      onYes={() => void home.stop()}
    >
      {going_on.map(({ id, title }) => (
        <p key={id}>
          <strong>{t("host.stop_going_on", { title })}</strong>
        </p>
      ))}
      <p>{t("host.stop_help")}</p>
    </Confirm>
  );
}

/** The page when the program has ended: nothing here asks it anything any more. */
export function Stopped() {
  const heading = useRef<HTMLHeadingElement>(null);
  const title = t("host.stopped");
  useEffect(() => {
    document.title = title;
    heading.current?.focus();
  }, [title]);
  return (
    <main class="error-screen">
      <h1 class="voice" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{t("host.stopped_help")}</p>
    </main>
  );
}
