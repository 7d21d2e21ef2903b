// In which languages the community reads: chosen ones as chips to take away, the first is the main one.

import { useSignal } from "@preact/signals";
import { knownLanguageName, languageName, languages, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";

interface Props {
  value: readonly string[];
  onList(languages: string[]): void;
}

const likely = ["en", "es", "ar", "zh", "vi", "fr", "de", "pa", "pl", "pt", "ru", "so", "tl", "uk"];

export function LanguageList({ value, onList }: Props) {
  const wish = useSignal("");
  const known = [...languages.value.map(({ code }) => code), ...likely];
  const open = [...new Set(known)].filter((code) => !value.includes(code));
  const add = () => {
    if (!knownLanguageName(wish.value)) return;
    onList([...value, wish.value]);
    wish.value = "";
  };
  return (
    <fieldset class="language-list">
      <legend class="form-line">{t("overview.languages")}</legend>
      <p class="soft small">{t("overview.languages_help")}</p>
      <ul class="chosen-languages">
        {value.map((code) => (
          <li key={code}>
            <span lang={code}>{languageName(code)}</span>
            {value.length > 1 && (
              <Button
                class="compact"
                weight="quiet"
                aria-label={t("overview.language_out", { language: languageName(code) })}
                onClick={() => onList(value.filter((other) => other !== code))}
              >
                ×
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div class="record-ways">
        <select
          class="compact-select"
          aria-label={t("overview.language_more")}
          value={wish.value}
          onChange={(event) => (wish.value = event.currentTarget.value)}
        >
          <option value="">{t("overview.language_more")}</option>
          {open.map((code) => (
            <option key={code} value={code} lang={code}>
              {languageName(code)}
            </option>
          ))}
        </select>
        <Button class="compact" disabled={wish.value === ""} onClick={add}>
          {t("overview.language_add")}
        </Button>
      </div>
    </fieldset>
  );
}
