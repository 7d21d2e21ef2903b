// How hard a text is to read, in words: a measure counts, it knows nothing of what is said.

import { t } from "../../kit/i18n";
import type { PlainLanguage } from "../../kit/wire";

interface Props {
  /** What was measured, in every language; left out: not known. */
  of: readonly PlainLanguage[] | undefined;
  language: string;
}

export function Measure({ of, language }: Props) {
  const plain = of?.find((one) => one.language === language);
  if (!plain || plain.words === 0) return null;
  const { measure, score, easy, words_per_sentence, hard_words } = plain;
  const judged = measure !== null && score !== null;
  return (
    <details class="measure small" data-easy={judged ? easy : undefined}>
      <summary>
        {t(
          !judged
            ? "narrative.plain.unmeasured"
            : easy
              ? "narrative.plain.easy"
              : "narrative.plain.hard",
        )}
      </summary>
      <p>
        {judged && `${t("narrative.plain.measure", { measure, score: Math.round(score) })} `}
        {t("narrative.plain.length", { count: Math.round(words_per_sentence) })}
      </p>
      {hard_words.length > 0 && (
        <p>
          {t("narrative.plain.words")}{" "}
          <span lang={language} dir="auto">
            {hard_words.join(", ")}
          </span>
        </p>
      )}
    </details>
  );
}
