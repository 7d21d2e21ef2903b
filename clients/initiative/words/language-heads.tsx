// The names of the languages over their columns: what is missing in each, and how hard it is to read.

import type { ComponentChildren } from "preact";
import { isRightToLeft } from "../../kit/direction";
import { languageName, t } from "../../kit/i18n";

interface Props {
  shown: readonly string[];
  about?(language: string): ComponentChildren;
}

export function LanguageHeads({ shown, about }: Props) {
  return (
    <div class="texts-row language-heads">
      {shown.map((language) => (
        <div key={language} data-rtl={isRightToLeft(language)}>
          <p class="language-name" lang={language}>
            {languageName(language)}
          </p>
          {about?.(language)}
        </div>
      ))}
    </div>
  );
}

interface LackingProps {
  /** The text that says how many are missing. */
  text: string;
  missing: readonly { language: string; count: number }[];
  language: string;
}

export function Lacking({ text, missing, language }: LackingProps) {
  const count = missing.find((some) => some.language === language)?.count ?? 0;
  return count === 0 ? null : <p class="small missing">{t(text, { count })}</p>;
}
