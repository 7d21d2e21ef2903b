// Reading a version back to a room: what the wall shows, sentence by sentence or as a whole page, and then what the
// room said.

import { useEffect } from "preact/hooks";
import { isRightToLeft } from "../../kit/direction";
import { t } from "../../kit/i18n";
import { announce } from "../../kit/parts/announcer";
import { Button } from "../../kit/parts/button";
import type { SentenceRecord, VersionRecord } from "../../kit/wire";
import { useInitiative } from "../initiative";
import { SeatLink } from "../invite";
import { addressOf } from "../place";
import { languagesOf, recordOf } from "../records";
import { SignForm } from "./sign-form";

export function ReadBack({ id }: { id: string }) {
  const { desk, state } = useInitiative();
  const version = recordOf(state, "version", id);
  if (!version) return <p>{t("narrative.no_version")}</p>;
  return (
    <div class="read-back">
      <header>
        <p>
          <a class="way-back" href={addressOf("narrative", `version/${id}`)}>
            <bdi>{version.label}</bdi>
          </a>
        </p>
        <h2>{t("readback.title")}</h2>
        <p class="lead">{t("readback.lead")}</p>
      </header>
      {desk.leads.value && (
        <details class="wall-link">
          <summary>{t("readback.wall")}</summary>
          <SeatLink seat="wall" />
        </details>
      )}
      <Controls version={version} />
      <SignForm version={version} />
    </div>
  );
}

/** Where the wall is: null while it does not show this version; 0 is the whole page. */
function useWall(version: VersionRecord) {
  const { desk, state } = useInitiative();
  const readback = recordOf(state, "readback", "readback");
  const at = readback?.version === version.id ? readback.sentence : null;
  const last = version.sentences.length;
  const show = (sentence: number | null) => {
    const shown = sentence === null ? "" : version.id;
    void desk.put("readback", { id: "readback", version: shown, sentence: sentence ?? 0 });
  };
  const next = () => show(at === null ? 0 : Math.min(at + 1, last));
  const back = () => show(at === null || at === 0 ? at : at - 1);
  return { at, last, show, next, back };
}

function Controls({ version }: { version: VersionRecord }) {
  const { at, last, show, next, back } = useWall(version);
  useKeys({ next, back, whole: () => show(0) });
  const { sentences } = version;
  const where =
    at === null
      ? t("readback.at_rest")
      : at === 0
        ? t("readback.at_whole")
        : t("readback.at_sentence", { number: at, total: last });
  useEffect(() => announce(where), [where]);
  return (
    <section class="controls" aria-label={t("readback.controls")}>
      <p class="small soft">{where}</p>
      <div class="on-the-wall" data-at={at ?? "rest"}>
        {at !== null && at > 0 && <OnTheWall sentence={sentences[at - 1]} />}
        {at === 0 && <p class="soft">{t("readback.whole_now")}</p>}
        {at === null && <p class="soft">{t("readback.rest_now")}</p>}
      </div>
      {at !== null && sentences[at] && (
        <p class="small soft coming">
          {t("readback.coming")} <Words sentence={sentences[at]} />
        </p>
      )}
      <div class="controls-ways">
        <Button aria-disabled={at === null || at === 0} onClick={back}>
          {t("readback.back")}
        </Button>
        <Button weight="strong" aria-disabled={at === last} onClick={next}>
          {t(at === null ? "readback.begin" : "readback.next")}
        </Button>
        <Button pressed={at === 0} onClick={() => show(0)}>
          {t("readback.whole")}
        </Button>
        <Button pressed={at === null} onClick={() => show(null)}>
          {t("readback.rest")}
        </Button>
      </div>
      <p class="small soft">{t("readback.keys")}</p>
    </section>
  );
}

function OnTheWall({ sentence }: { sentence: SentenceRecord | undefined }) {
  if (!sentence) return null;
  return (
    <>
      <p class="slot-word">{t(`narrative.slot.${sentence.slot}`)}</p>
      <p class="voice">
        <Words sentence={sentence} />
      </p>
    </>
  );
}

/** In the main language, or in one that it has. */
function Words({ sentence }: { sentence: SentenceRecord }) {
  const { state } = useInitiative();
  const [language, text] = spoken(sentence, languagesOf(state));
  return (
    <span lang={language} dir={isRightToLeft(language) ? "rtl" : "ltr"}>
      {text}
    </span>
  );
}

function spoken({ texts }: SentenceRecord, languages: readonly string[]): [string, string] {
  const language = languages.find((one) => texts[one]) ?? Object.keys(texts)[0] ?? "en";
  return [language, texts[language] ?? ""];
}

interface WallKeys {
  next(): void;
  back(): void;
  whole(): void;
}

/** They sleep while somebody writes, and while a control has the focus that has a use for them. */
function useKeys({ next, back, whole }: WallKeys): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.ctrlKey ||
        event.altKey ||
        event.metaKey ||
        target.closest("input, textarea, select")
      )
        return;
      const rtl = document.documentElement.dir === "rtl";
      const does = {
        [rtl ? "ArrowLeft" : "ArrowRight"]: next,
        [rtl ? "ArrowRight" : "ArrowLeft"]: back,
        PageDown: next,
        PageUp: back,
        Home: whole,
      }[event.key];
      if (!does) return;
      event.preventDefault();
      does();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  });
}
