// The host's page from top to bottom.

import { useEffect } from "preact/hooks";
import { language, t } from "../kit/i18n";
import { Announcer } from "../kit/parts/announcer";
import { Button } from "../kit/parts/button";
import { LanguageChoice } from "../kit/parts/language-choice";
import { Toast } from "../kit/parts/toast";
import type { ConversationSummary } from "./api";
import { Coaches } from "./coaches";
import { ConversationList } from "./conversation-list";
import { Due } from "./due";
import { Editor } from "./editor/editor";
import { Welcome } from "./first-conversation";
import { GuideCards } from "./guide-cards";
import { useHome } from "./home";
import { Initiatives } from "./initiatives";
import { NoKey } from "./no-key";
import { AddressChoice, OpenSwitch, Warnings } from "./opening";
import { PreflightSection } from "./preflight";
import { Safety } from "./safety";
import { StopButton, StopDialog, Stopped } from "./stop";

const refresh_every = 10_000;

export function HostPage() {
  const home = useHome();
  const speaks = language.value;
  const stopped = home.stopped.value;
  useEffect(() => {
    if (stopped) return;
    document.title = t("host.title");
    const fresh = () => document.visibilityState === "visible" && void home.load();
    fresh();
    const again = setInterval(fresh, refresh_every);
    document.addEventListener("visibilitychange", fresh);
    return () => {
      clearInterval(again);
      document.removeEventListener("visibilitychange", fresh);
    };
  }, [home, speaks, stopped]);
  const { guides, conversations, refusal, workshop } = home;
  const held = conversations.value ?? [];
  if (stopped) return <Stopped />;
  if (refusal.value === "wrong_key" || refusal.value === "forbidden") {
    return <NoKey title={t("host.wrong_key")} />;
  }
  if (workshop.desk.value) {
    return (
      <>
        <Editor key={workshop.desk.value.id} desk={workshop.desk.value} />
        <Announcer />
      </>
    );
  }
  return (
    <>
      <div class="home">
        <HostHeader />
        {refusal.value !== null && <Unreachable />}
        <main>
          {conversations.value?.length === 0 && <Welcome />}
          <PreflightSection />
          <Due />
          <ConversationList title={t("host.going_on")} conversations={held.filter(isGoingOn)} />
          {guides.value && <GuideCards guides={guides.value} />}
          <ConversationList
            title={t("host.conversations")}
            conversations={held.filter((conversation) => !isGoingOn(conversation))}
            archive
          />
          <Initiatives />
          <Coaches />
          <Safety />
          <StopDialog />
          <Toast />
        </main>
        <HostFooter />
      </div>
      <Announcer />
    </>
  );
}

function isGoingOn({ stage }: ConversationSummary): boolean {
  return stage === "live" || stage === "paused";
}

function HostHeader() {
  const { opening } = useHome();
  const status = opening.status.value;
  return (
    <header class="home-head">
      <div class="home-bar">
        <p class="wordmark voice">Outward</p>
        <LanguageChoice />
      </div>
      <h1 class="voice">{t("host.heading")}</h1>
      {status && (
        <div class="doors">
          <div class="door-words">
            <p>{t(status.open ? "host.is_open" : "host.is_shut")}</p>
            {opening.address.value && (
              <p class="door-address">
                <bdi>{opening.address.value}</bdi>
              </p>
            )}
            <AddressChoice opening={opening} />
            <Warnings opening={opening} />
          </div>
          <OpenSwitch opening={opening} />
        </div>
      )}
    </header>
  );
}

function Unreachable() {
  const home = useHome();
  return (
    <div class="unreachable" role="alert">
      <p>{t("host.offline")}</p>
      <Button class="compact" onClick={() => void home.load()}>
        {t("host.try_again")}
      </Button>
    </div>
  );
}

function HostFooter() {
  const status = useHome().opening.status.value;
  if (!status) return null;
  return (
    <footer class="home-foot small soft">
      <p>
        {t("host.data")} <code dir="ltr">{status.data}</code>
      </p>
      <p>
        <a href="/resources">{t("resources.heading")}</a>
      </p>
      <p>
        <a href="/help">{t("help.heading")}</a>
      </p>
      <p>{t("host.version", { version: status.version })}</p>
      <p>
        <a href="/licences.txt">{t("host.licences")}</a>
      </p>
      <StopButton />
    </footer>
  );
}
