// The figures beside the case study, as words to put in where somebody writes. Nothing of them is typed in.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { isRightToLeft } from "../../kit/direction";
import { languageName, t } from "../../kit/i18n";
import { announce } from "../../kit/parts/announcer";
import { Button } from "../../kit/parts/button";
import type { InitiativeFigures } from "../../kit/wire";
import { useInitiative } from "../initiative";
import { languagesOf } from "../records";
import type { Spot } from "../words/desk";
import { useSpeaker } from "../words/speaker";
import { figuresInWords, inserted } from "./figures";

/** Where somebody has written last. */
export interface Caret {
  spot: Spot;
  at: number;
}

export function FiguresBeside({ caret }: { caret: Caret | null }) {
  const { api, state, words } = useInitiative();
  const figures = useSignal<InitiativeFigures | null>(null);
  const language = caret?.spot.language ?? languagesOf(state)[0] ?? "en";
  const speaker = useSpeaker(language);
  useEffect(() => {
    api.figures().then(
      (found) => {
        figures.value = found;
      },
      () => undefined, // they stand beside: the story can be written without them
    );
  }, [api, figures, state.statements]);
  if (!figures.value || !speaker) return null;
  const insert = (figure: string) => {
    const spot: Spot = caret?.spot ?? { kind: "story", id: "did", language };
    const { text } = words.standing(spot);
    words.write(spot, inserted(text, caret?.at ?? text.length, figure));
    announce(t("story.inserted"));
    void words.save(spot);
  };
  return (
    <aside class="figures" aria-label={t("story.figures")}>
      <h2>{t("story.figures")}</h2>
      <p class="small soft">{t("story.figures_help", { language: languageName(language) })}</p>
      <ul>
        {figuresInWords(figures.value, speaker).map(({ name, words: said }) => (
          <li key={name}>
            <p lang={speaker.language} dir={isRightToLeft(speaker.language) ? "rtl" : "ltr"}>
              {said}
            </p>
            <Button class="compact" onClick={() => insert(said)}>
              {t("story.insert")}
              <span class="visually-hidden">: {said}</span>
            </Button>
          </li>
        ))}
      </ul>
    </aside>
  );
}
