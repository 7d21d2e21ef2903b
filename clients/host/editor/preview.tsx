// The open step as phones and the wall show it, with the very parts that their pages are made of.

import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { stepOf } from "../../kit/guide";
import { languageName, t } from "../../kit/i18n";
import { Screen } from "../../kit/parts/screen";
import kitStyle from "../../kit/style.css?url";
import { atTable } from "../../kit/tables";
import votesStyle from "../../kit/votes.css?url";
import type { GuideView, StepView } from "../../kit/wire";
import { Bar } from "../../participant/bar";
import { HereContext } from "../../participant/here";
import { Sheet } from "../../participant/sheet";
import phoneStyle from "../../participant/style.css?url";
import { Foot } from "../../wall/foot";
import { StepWall } from "../../wall/step-wall";
import wallStyle from "../../wall/style.css?url";
import tablesStyle from "../../wall/tables.css?url";
import { heading } from "../../wall/wall";
import { useDesk } from "./desk";
import { previewGuide } from "./preview-guide";
import { previewHere, previewRoom } from "./preview-room";

const screens = {
  phone: { width: 360, height: 640, styles: [kitStyle, votesStyle, phoneStyle] },
  wall: { width: 1280, height: 720, styles: [kitStyle, votesStyle, wallStyle, tablesStyle] },
};
type Which = keyof typeof screens;
const tabs: readonly Which[] = ["phone", "wall"];

export function Preview() {
  const desk = useDesk();
  const draft = desk.draft.value;
  const which = useSignal<Which>("phone");
  const chosen = useSignal(desk.shown.peek()[0] ?? "en");
  const { languages } = draft.guide;
  const language = languages.includes(chosen.value) ? chosen.value : (languages[0] ?? "en");
  const guide = useMemo(() => previewGuide(draft, language), [draft, language]);
  const step = stepOf(guide, desk.open.value ?? undefined) ?? guide.steps[0] ?? null;
  return (
    <section class="preview" aria-labelledby="preview-title">
      <header class="preview-head">
        <h2 id="preview-title" class="visually-hidden">
          {t("editor.preview")}
        </h2>
        <Tabs chosen={which.value} choose={(tab) => (which.value = tab)} />
        <select
          class="compact-select"
          aria-label={t("editor.preview_language")}
          value={language}
          onChange={(event) => (chosen.value = event.currentTarget.value)}
        >
          {languages.map((code) => (
            <option key={code} value={code} lang={code}>
              {languageName(code)}
            </option>
          ))}
        </select>
      </header>
      <div role="tabpanel" id="preview-panel" aria-labelledby={`preview-${which.value}`}>
        {step && step.form !== "crew" ? (
          <Screen
            key={which.value}
            title={t(`editor.preview.${which.value}`)}
            {...screens[which.value]}
            language={guide.language}
            direction={guide.direction}
            theme="light"
          >
            {which.value === "phone" ? (
              <Phone guide={guide} step={step} people={draft.guide.group.max} />
            ) : (
              <WallScreen guide={guide} step={step} people={draft.guide.group.max} />
            )}
          </Screen>
        ) : (
          <p class="soft">{t("editor.preview_crew")}</p>
        )}
      </div>
    </section>
  );
}

function Tabs({ chosen, choose }: { chosen: Which; choose(tab: Which): void }) {
  function step(event: KeyboardEvent): void {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    event.preventDefault();
    const other = chosen === "phone" ? "wall" : "phone";
    choose(other);
    document.getElementById(`preview-${other}`)?.focus();
  }
  return (
    <div role="tablist" class="tabs" aria-label={t("editor.preview")}>
      {tabs.map((tab) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`preview-${tab}`}
          aria-selected={tab === chosen}
          aria-controls="preview-panel"
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => choose(tab)}
          onKeyDown={step}
        >
          {t(`editor.preview.${tab}`)}
        </button>
      ))}
    </div>
  );
}

interface Shown {
  guide: GuideView;
  step: StepView;
  people: number;
}

function Phone({ guide, step, people }: Shown) {
  const here = useMemo(() => previewHere(guide, step), [guide, step]);
  const view = atTable(previewRoom(guide, step, people), here.room.mine.value?.table);
  return (
    <HereContext.Provider value={here}>
      <div class="room">
        <header class="top">
          <p class="top-title">{guide.title}</p>
        </header>
        <Sheet view={view} guide={guide} onKept={() => undefined} />
        <Bar view={view} guide={guide} />
      </div>
    </HereContext.Provider>
  );
}

function WallScreen({ guide, step, people }: Shown) {
  const view = previewRoom(guide, step, people);
  const now = view.created_at;
  return (
    <div class="wall">
      <header class="wall-head">
        <p class="wall-label">{heading(guide, view, step)}</p>
      </header>
      <main class="wall-main">
        <StepWall view={view} guide={guide} step={step} now={now} />
      </main>
      <Foot view={view} guide={guide} now={now} connected step={step} addresses={null} />
    </div>
  );
}
