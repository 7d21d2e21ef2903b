// What the whole room reads: one sentence at a time, or the page as a whole. Calm, and as large as it fits.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { InitiativeState } from "../initiative/fold";
import { description, languagesOf } from "../initiative/records";
import { useSpeaker } from "../initiative/words/speaker";
import { fragmentValue } from "../kit/device";
import { isRightToLeft } from "../kit/direction";
import type { Speaker } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { shownTheme, theme } from "../kit/preferences";
import { toggleFullScreen, useKeys } from "../kit/single-keys";
import { useFit } from "./fit";
import { nextLanguage, type Said, type Shown, shownOn } from "./shown";

export function Wall({ state, connected }: { state: InitiativeState; connected: boolean }) {
  const languages = languagesOf(state);
  const chosen = useSignal(fragmentValue("language"));
  const language = chosen.value ?? languages[0] ?? "en";
  const speaker = useSpeaker(language);
  const ways: Record<string, () => void> = {
    l: () => (chosen.value = nextLanguage(languages, language)),
    d: () => (theme.value = shownTheme.value === "dark" ? "light" : "dark"),
    f: toggleFullScreen,
  };
  useKeys(ways);
  if (!speaker) return null;
  const shown = shownOn(state, language);
  return (
    <div class="wall" lang={speaker.language} dir={directionOf(speaker.language)}>
      <header class="wall-head">
        {shown.what !== "rest" && (
          <h1 class="wall-label" dir="auto">
            {description(state)?.title}
          </h1>
        )}
        <p class="wall-keys">
          {Object.entries(ways).map(([key, does]) => (
            <Button key={key} weight="quiet" onClick={does}>
              {speaker.say(`readback.key.${key}`)}
            </Button>
          ))}
        </p>
      </header>
      <main class="wall-main">
        <Stage key={placeIn(shown)} shown={shown} speaker={speaker} />
      </main>
      <footer class="wall-foot">
        <p>{shown.what === "sentence" && `${shown.number} / ${shown.total}`}</p>
        <p role="status">{!connected && speaker.say("readback.offline")}</p>
      </footer>
    </div>
  );
}

/** Another box for another sentence: none begins at the size of the one before. */
function placeIn(shown: Shown): string {
  return shown.what === "sentence" ? shown.said.id : shown.what;
}

function Stage({ shown, speaker }: { shown: Shown; speaker: Speaker }) {
  if (shown.what === "rest") return <Rest title={shown.title} community={shown.community} />;
  if (shown.what === "page") return <Page slots={shown.slots} speaker={speaker} />;
  return <Sentence slot={shown.slot} said={shown.said} speaker={speaker} />;
}

const one_column = [1];
const page_columns = [1, 2, 3, 4];

function Rest({ title, community }: { title: string; community: string }) {
  const box = useRef<HTMLDivElement>(null);
  useFit(box, title + community, one_column);
  return (
    <div class="fitted rest" ref={box}>
      <h1 class="voice" dir="auto">
        {title}
      </h1>
      <p dir="auto">{community}</p>
    </div>
  );
}

function Sentence({ slot, said, speaker }: { slot: string; said: Said; speaker: Speaker }) {
  const box = useRef<HTMLDivElement>(null);
  const lead = speaker.say(`narrative.slot.${slot}`);
  useFit(box, lead + said.text, one_column);
  return (
    <div class="fitted sentence" ref={box} aria-live="polite">
      <p class="lead-words">{lead}</p>
      <Words said={said} />
    </div>
  );
}

function Page({
  slots,
  speaker,
}: {
  slots: (Shown & { what: "page" })["slots"];
  speaker: Speaker;
}) {
  const box = useRef<HTMLDivElement>(null);
  const words = slots.flatMap(({ said }) => said.map(({ text }) => text)).join(" ");
  useFit(box, speaker.language + words, page_columns);
  return (
    <div class="fitted page" ref={box}>
      {slots.map(({ slot, said }) => (
        <section key={slot}>
          <h2 class="lead-words">{speaker.say(`narrative.slot.${slot}`)}</h2>
          {said.map((one) => (
            <Words key={one.id} said={one} />
          ))}
        </section>
      ))}
    </div>
  );
}

function Words({ said: { language, text } }: { said: Said }) {
  return (
    <p class="voice" lang={language} dir={directionOf(language)}>
      {text}
    </p>
  );
}

function directionOf(language: string): "rtl" | "ltr" {
  return isRightToLeft(language) ? "rtl" : "ltr";
}
