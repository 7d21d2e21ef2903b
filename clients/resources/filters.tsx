// What narrows the lists: words, what for, the language; and the paper to print on.

import { languageName, t } from "../kit/i18n";
import { papers } from "../kit/paper";
import { uses } from "./filter";
import { narrow, paper, wish } from "./shown";

export function Filters({ languages }: { languages: readonly string[] }) {
  const { words, language } = wish.value;
  return (
    <search>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <label class="filter-words">
          <span>{t("resources.words")}</span>
          <input
            class="field"
            type="search"
            dir="auto"
            autocomplete="off"
            maxLength={100}
            placeholder={t("resources.words_hint")}
            value={words}
            onInput={(event) => narrow({ words: event.currentTarget.value })}
          />
        </label>
        <Uses />
        <div class="filter-selects">
          <label>
            <span>{t("resources.language")}</span>
            <select
              class="field"
              value={language ?? ""}
              onChange={(event) => narrow({ language: event.currentTarget.value || null })}
            >
              <option value="">{t("resources.language.all")}</option>
              {languages.map((code) => (
                <option key={code} value={code} lang={code}>
                  {languageName(code)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{t("resources.paper")}</span>
            <select
              class="field"
              value={paper.value}
              onChange={({ currentTarget: { value } }) =>
                narrow({ paper: papers.find((known) => known === value) ?? null })
              }
            >
              {papers.map((known) => (
                <option key={known} value={known}>
                  {t(`resources.paper.${known}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
      </form>
    </search>
  );
}

function Uses() {
  return (
    <fieldset>
      <legend>{t("resources.use")}</legend>
      <div class="chips">
        {[null, ...uses].map((use) => (
          <label key={use ?? "all"} class="chip">
            <input
              type="radio"
              name="use"
              checked={wish.value.use === use}
              onChange={() => narrow({ use })}
            />
            <span>{t(`resources.use.${use ?? "all"}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
