// Words in each of the languages that are shown, beside each other.

import { useId } from "preact/hooks";
import { isRightToLeft } from "../../kit/direction";
import { languageName, t } from "../../kit/i18n";
import { useDesk } from "./desk";
import { type Path, textFile, withWords, wordsAt } from "./draft";
import { fieldName } from "./places";

export interface WordsProps {
  label: string;
  path: Path;
  /** What a guide cannot do without. */
  needed?: boolean;
  /** Without: the label stands above the boxes. */
  hideLabel?: boolean;
}

export function Words({ label, path, needed = false, hideLabel = false }: WordsProps) {
  const desk = useDesk();
  const { guide, texts } = desk.draft.value;
  const somewhere = guide.languages.some((language) => wordsAt(texts[language], path) !== "");
  return (
    <div class="words">
      {!hideLabel && <p class="words-label">{label}</p>}
      <div class="words-row">
        {desk.shown.value.map((language) => (
          <WordBox
            key={language}
            label={label}
            path={path}
            language={language}
            wanted={needed || somewhere}
          />
        ))}
      </div>
    </div>
  );
}

interface BoxProps {
  label: string;
  path: Path;
  language: string;
  /** Whether words that are not there are missing. */
  wanted: boolean;
}

/** It grows with its words: the mirror behind it has the same text and gives the height. */
function WordBox({ label, path, language, wanted }: BoxProps) {
  const desk = useDesk();
  const id = useId();
  const name = languageName(language);
  const words = wordsAt(desk.draft.value.texts[language], path);
  const field = fieldName(textFile(language), path);
  const messages = desk.messages.value.get(field) ?? [];
  const missing = wanted && words.trim() === "";
  const write = (next: string) =>
    desk.change((draft) => withWords(draft, language, path, next.replace(/\s*\n\s*/g, " ")), field);
  return (
    <div class="word-box" data-missing={missing}>
      <p class="word-language" aria-hidden="true">
        {name}
      </p>
      <div class="mirror" data-mirror={words} lang={language}>
        <textarea
          class="field"
          rows={1}
          lang={language}
          dir={words === "" && isRightToLeft(language) ? "rtl" : "auto"}
          data-field={field}
          aria-label={t("editor.in_language", { label, language: name })}
          aria-invalid={messages.length > 0}
          aria-describedby={id}
          value={words}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
      </div>
      <div id={id} class="field-notes small">
        {missing && <p class="missing">{t("editor.missing", { language: name })}</p>}
        {messages.map((message) => (
          <p key={message} class="message" lang="en" dir="auto">
            {message}
          </p>
        ))}
      </div>
    </div>
  );
}

/** The names of the languages over their columns; on a narrow screen each box says its own. */
export function LanguageHeads() {
  const desk = useDesk();
  return (
    <div class="language-heads words-row" aria-hidden="true">
      {desk.shown.value.map((language) => (
        <p key={language}>{languageName(language)}</p>
      ))}
    </div>
  );
}
