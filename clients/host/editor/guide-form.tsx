// What is about the whole guide: its name, what it promises, its phases and categories, its languages.

import { useSignal } from "@preact/signals";
import { languageName, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { useDesk } from "./desk";
import type { Draft, Range } from "./draft";
import { Paragraphs, Section } from "./item-list";
import { NumberField } from "./settings";
import { LanguageHeads, Words } from "./words";

export function GuideForm() {
  const { guide } = useDesk().draft.value;
  const handouts = Array.isArray(guide.handouts) ? (guide.handouts as string[]) : [];
  return (
    <>
      <header class="open-head">
        <h2 class="voice" tabIndex={-1} data-open-title>
          {t("editor.about_guide")}
        </h2>
      </header>
      <div class="settings">
        <RangeFields name="minutes" most={1440} />
        <RangeFields name="group" most={1000} />
      </div>
      <LanguageHeads />
      <Words label={t("editor.title")} path={["title"]} needed />
      <Words label={t("editor.summary")} path={["summary"]} needed />
      <Words label={t("editor.about")} path={["about"]} needed />
      <Section title={t("editor.phases")}>
        {guide.phases.map(({ id }, index) => (
          <Words
            key={id}
            label={t("editor.phase_n", { number: index + 1 })}
            path={["phases", id]}
            needed
          />
        ))}
      </Section>
      {guide.categories && (
        <Section title={t("editor.categories")}>
          {guide.categories.map(({ id, crew }, index) => (
            <Words
              key={id}
              label={t(crew ? "editor.category_crew_n" : "editor.category_n", {
                number: index + 1,
              })}
              path={["categories", id]}
              needed
            />
          ))}
        </Section>
      )}
      {handouts.map((id, index) => (
        <Section key={id} title={t("editor.handout_n", { number: index + 1 })}>
          <Words label={t("editor.title")} path={["handouts", id, "title"]} needed />
          <Paragraphs title={t("editor.handout_words")} path={["handouts", id, "paragraphs"]} />
        </Section>
      ))}
      <AddLanguage />
    </>
  );
}

function RangeFields({ name, most }: { name: "minutes" | "group"; most: number }) {
  const desk = useDesk();
  const range = desk.draft.value.guide[name];
  const end = (which: keyof Range) => (
    <NumberField
      label={t(`editor.${name}_${which}`)}
      field={`guide.json/${name}${which === "min" ? "" : "/max"}`}
      value={range[which]}
      min={0}
      max={most}
      onValue={(value) =>
        desk.change((draft) => withRange(draft, name, { [which]: value ?? 0 }), `${name}/${which}`)
      }
    />
  );
  return (
    <>
      {end("min")}
      {end("max")}
    </>
  );
}

function withRange(draft: Draft, name: "minutes" | "group", change: Partial<Range>): Draft {
  const { guide } = draft;
  return { ...draft, guide: { ...guide, [name]: { ...guide[name], ...change } } };
}

const suggested = [
  "ar",
  "de",
  "en",
  "es",
  "fa",
  "fr",
  "hi",
  "ht",
  "ko",
  "ne",
  "pl",
  "pt",
  "ru",
  "so",
  "sw",
  "tl",
  "uk",
  "ur",
  "vi",
  "zh",
];

function AddLanguage() {
  const desk = useDesk();
  const { languages } = desk.draft.value.guide;
  const chosen = useSignal("");
  function add(): void {
    const language = chosen.value;
    if (language === "") return;
    desk.change((draft) => ({
      guide: { ...draft.guide, languages: [...draft.guide.languages, language] },
      texts: { ...draft.texts, [language]: draft.texts[language] ?? { language } },
    }));
    desk.show([desk.draft.peek().guide.languages[0] ?? language, language]);
    chosen.value = "";
  }
  return (
    <Section title={t("editor.another_language")} help={t("editor.another_language_help")}>
      <div class="add-language">
        <select
          class="field"
          aria-label={t("kit.language")}
          value={chosen.value}
          onChange={(event) => (chosen.value = event.currentTarget.value)}
        >
          <option value="">{t("host.care.choose")}</option>
          {suggested
            .filter((code) => !languages.includes(code))
            .map((code) => (
              <option key={code} value={code} lang={code}>
                {languageName(code)}
              </option>
            ))}
        </select>
        <Button class="compact" disabled={chosen.value === ""} onClick={add}>
          {t("editor.add_language")}
        </Button>
      </div>
    </Section>
  );
}
