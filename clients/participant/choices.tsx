// Language, text size, light or dark: remembered on this phone, whatever the host's are.

import { useId } from "preact/hooks";
import { chooseLanguage, languageName, languages, t, wanted } from "../kit/i18n";
import { showToast } from "../kit/parts/toast";
import {
  chooseTextSize,
  chooseTheme,
  textSize,
  textSizes,
  theme,
  themes,
} from "../kit/preferences";

interface ChoiceProps<Value extends string> {
  title: string;
  options: readonly { value: Value; label: string; language?: string }[];
  chosen: Value;
  choose(value: Value): void;
}

function Choice<Value extends string>({ title, options, chosen, choose }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend class="section-title">{title}</legend>
      <div class="chips">
        {options.map(({ value, label, language }) => (
          <label key={value} class="chip">
            <input
              type="radio"
              name={name}
              checked={value === chosen}
              onChange={() => choose(value)}
            />
            <span lang={language}>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** `more`: languages that the guide has beside those of the interface. */
export function LanguageChoice({ more = [] }: { more?: readonly string[] }) {
  const codes = [...new Set([...languages.value.map(({ code }) => code), ...more])];
  const options = codes.map((code) => ({ value: code, label: languageName(code), language: code }));
  const choose = (code: string) => {
    chooseLanguage(code).catch(() => showToast(t("kit.reason.offline")));
  };
  return (
    <Choice title={t("kit.language")} options={options} chosen={wanted.value} choose={choose} />
  );
}

export function ReadingChoices() {
  return (
    <>
      <Choice
        title={t("kit.text_size")}
        options={textSizes.map((value) => ({ value, label: t(`kit.text_size.${value}`) }))}
        chosen={textSize.value}
        choose={chooseTextSize}
      />
      <Choice
        title={t("kit.theme")}
        options={themes.map((value) => ({ value, label: t(`kit.theme.${value}`) }))}
        chosen={theme.value}
        choose={chooseTheme}
      />
    </>
  );
}
