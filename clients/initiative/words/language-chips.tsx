// The languages to see beside each other.

import { languageName, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { Columns } from "./languages";

export function LanguageChips({
  languages,
  columns,
}: {
  languages: readonly string[];
  columns: Columns;
}) {
  if (languages.length < 2) return null;
  return (
    <fieldset class="language-chips">
      <legend class="small soft">{t("narrative.languages")}</legend>
      {languages.map((language) => (
        <Button
          key={language}
          class="compact"
          lang={language}
          pressed={columns.shown.includes(language)}
          onClick={() => columns.press(language)}
        >
          {languageName(language)}
        </Button>
      ))}
    </fieldset>
  );
}
