// Which language this device reads, as a list to choose from. Nobody else's changes.

import { chooseLanguage, language, languages, t } from "../i18n";

export function LanguageChoice() {
  return (
    <label class="language-choice">
      <span class="small soft">{t("kit.language")}</span>
      <select
        class="compact-select"
        value={language.value}
        onChange={(event) => void chooseLanguage(event.currentTarget.value)}
      >
        {languages.value.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
