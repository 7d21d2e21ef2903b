// The page around the parts: what it is about, who is here, the ways between the parts.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../kit/i18n";
import { Announcer } from "../kit/parts/announcer";
import { Button } from "../kit/parts/button";
import { LanguageChoice } from "../kit/parts/language-choice";
import { StatusLine } from "../kit/parts/status-line";
import { Toast } from "../kit/parts/toast";
import { Board } from "./board/board";
import { useInitiative } from "./initiative";
import { Invite } from "./invite";
import { Narrative } from "./narrative/narrative";
import { Overview } from "./overview/overview";
import { addressOf, type Part, parts, place } from "./place";
import { Promises } from "./promises/promises";
import { description } from "./records";
import { Story } from "./story/story";
import { Who } from "./who";

const components: Record<Part, typeof Overview> = {
  overview: Overview,
  board: Board,
  narrative: Narrative,
  promises: Promises,
  story: Story,
};

export function Frame() {
  const { desk, state } = useInitiative();
  const { part } = place.value;
  const inviting = useSignal(false);
  const title = description(state)?.title ?? "";
  useEffect(() => {
    document.title = `${t(`initiative.part.${part}`)} · ${title} · Outward`;
  }, [part, title]);
  const Shown = components[part];
  return (
    <div class="page initiative" data-part={part}>
      <header class="page-head initiative-head">
        <div class="page-bar">
          {desk.leads.value ? (
            <a class="way-back" href="/host">
              {t("archive.home")}
            </a>
          ) : (
            <p class="wordmark voice">Outward</p>
          )}
          <Who />
          {desk.leads.value && (
            <Button class="compact" onClick={() => (inviting.value = true)}>
              {t("invite.open")}
            </Button>
          )}
          <LanguageChoice />
        </div>
        <h1 class="voice" dir="auto">
          {title}
        </h1>
        <nav class="ways" aria-label={t("initiative.parts")}>
          {parts.map((name) => (
            <a
              key={name}
              href={addressOf(name)}
              {...(name === part && { "aria-current": "page" as const })}
            >
              {t(`initiative.part.${name}`)}
            </a>
          ))}
        </nav>
        <StatusLine
          status={desk.status}
          offline={t("initiative.offline")}
          live={desk.trouble.value ? t("initiative.not_saved") : null}
        />
      </header>
      <main>
        <Shown />
        <Invite open={inviting.value} close={() => (inviting.value = false)} />
        <Toast />
      </main>
      <Announcer />
    </div>
  );
}
