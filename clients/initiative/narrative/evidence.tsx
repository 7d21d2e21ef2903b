// What a sentence stands on: its themes, and the quotes of each with where they were said.

import { t } from "../../kit/i18n";
import type { SentenceRecord, StatementRow, ThemeRecord } from "../../kit/wire";
import { useInitiative } from "../initiative";
import { addressOf } from "../place";
import { type Sources, whereSaid } from "../sources";
import { quotesOf, themesOf } from "./backing";

export function Evidence({ sentence, sources }: { sentence: SentenceRecord; sources: Sources }) {
  const { state } = useInitiative();
  const themes = themesOf(state, sentence);
  if (themes.length === 0) return <p class="small">{t("narrative.no_theme_help")}</p>;
  return (
    <ul class="evidence">
      {themes.map((theme) => (
        <li key={theme.id}>
          <ThemeEvidence theme={theme} sources={sources} />
        </li>
      ))}
    </ul>
  );
}

function ThemeEvidence({ theme, sources }: { theme: ThemeRecord; sources: Sources }) {
  const { state, statements } = useInitiative();
  const figures = state.figures[theme.id];
  const quotes = quotesOf(state, statements.rows.value, theme.id);
  return (
    <>
      <h3>
        <a href={addressOf("board", theme.id)} dir="auto">
          {theme.name || t("narrative.theme_unnamed")}
        </a>
      </h3>
      <p class="small soft">
        {t("narrative.stands_on", {
          count: figures?.evidence ?? 0,
          conversations: t("narrative.conversations", {
            count: figures?.evidence_conversations ?? 0,
          }),
        })}
      </p>
      {!figures?.holds && <p class="small mark">{t("narrative.not_holding")}</p>}
      {quotes.map((quote) => (
        <Quote key={quote.number} quote={quote} sources={sources} />
      ))}
    </>
  );
}

export function Quote({ quote, sources }: { quote: StatementRow; sources: Sources }) {
  const { text, language, conversation, at } = quote;
  return (
    <figure class="quote">
      <blockquote class="voice" lang={language} dir="auto">
        {text}
      </blockquote>
      <figcaption class="small soft" dir="auto">
        {whereSaid(sources.get(conversation), at)}
      </figcaption>
    </figure>
  );
}
