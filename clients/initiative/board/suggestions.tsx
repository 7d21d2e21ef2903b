// Notes that are like another one, or like those of a theme, with the words that caused it. For people to judge:
// nothing is moved until somebody says so.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { StatementRow, Suggestion } from "../../kit/wire";
import { type Board, placementOf, useBoard } from "./model";
import { makeTheme, move, themeName } from "./moves";
import { From } from "./note-row";
import { closeness, partsOf } from "./parts";

export type SuggestedOf = { statement: number } | { theme: string };

const pause = 250; // ms: the focus often passes over notes

/** What is asked for, null while it is on its way, "failed" when it did not come. */
export function useAsked<T>(ask: () => Promise<T>, about: string, wait = 0) {
  const answer = useSignal<T | null | "failed">(null);
  const tries = useSignal(0);
  useEffect(() => {
    let mine = true;
    answer.value = null;
    const due = setTimeout(async () => {
      const found = await ask().catch(() => "failed" as const);
      if (mine) answer.value = found;
    }, wait);
    return () => {
      mine = false;
      clearTimeout(due);
    };
  }, [about, tries.value]);
  return { answer: answer.value, again: () => (tries.value += 1) };
}

export function Failed({ again }: { again(): void }) {
  return (
    <div class="board-empty" role="alert">
      <p>{t("board.failed")}</p>
      <Button class="compact" onClick={again}>
        {t("board.again")}
      </Button>
    </div>
  );
}

export function ThemeSuggestions() {
  const board = useBoard();
  const theme = board.about.value;
  if (!theme) return <p class="soft">{t("board.about_none")}</p>;
  return (
    <>
      <h3 class="voice" dir="auto">
        {themeName(board, theme)}
      </h3>
      <Suggested of={{ theme }} />
    </>
  );
}

export function Suggested({ of }: { of: SuggestedOf }) {
  const board = useBoard();
  const about = "theme" in of ? of.theme : String(of.statement);
  const { answer, again } = useAsked(() => board.api.suggestionsFor(of), about, pause);
  if (answer === "failed") return <Failed again={again} />;
  if (answer === null)
    return (
      <p class="soft" role="status">
        {t("board.looking")}
      </p>
    );
  const rows = board.statements.rows.value;
  const shown = answer.suggestions.flatMap((suggestion) => {
    const row = rows.get(suggestion.number);
    return row && !row.gone ? [{ suggestion, row }] : [];
  });
  if (shown.length === 0) return <p class="soft">{t("board.no_suggestions")}</p>;
  return (
    <>
      <p class="small soft">{t("board.suggestions_help")}</p>
      <ul class="suggestions">
        {shown.map(({ suggestion, row }) => (
          <Line key={row.number} of={of} suggestion={suggestion} row={row} />
        ))}
      </ul>
    </>
  );
}

interface LineProps {
  of: SuggestedOf;
  suggestion: Suggestion;
  row: StatementRow;
}

function Line({ of, suggestion, row }: LineProps) {
  const board = useBoard();
  const { likeness, same, words } = suggestion;
  return (
    <li class="suggestion">
      <p dir="auto" {...(row.language && { lang: row.language })}>
        {partsOf(row.text, words).map(({ text, lit }, index) =>
          lit ? <mark key={index}>{text}</mark> : text,
        )}
      </p>
      <p class="note-about">
        <span class="note-mark">{t(`board.likeness.${same ? "same" : closeness(likeness)}`)}</span>
        <From board={board} row={row} />
      </p>
      <Ways board={board} of={of} number={row.number} />
    </li>
  );
}

interface WaysProps {
  board: Board;
  of: SuggestedOf;
  number: number;
}

/** Into the theme that is asked about; else into that of the one note or of the other. */
function Ways({ board, of, number }: WaysProps) {
  const theirs = placementOf(board, number).theme;
  const own = "theme" in of ? of.theme : placementOf(board, of.statement).theme;
  if (own !== "" && theirs === own) return <p class="small soft">{t("board.in_it")}</p>;
  const into = (theme: string, numbers: readonly number[], key: string) => (
    <Button class="compact" onClick={() => void move(board, numbers, theme)}>
      {t(key, { theme: themeName(board, theme) })}
    </Button>
  );
  return (
    <div class="suggestion-ways">
      {own !== "" && into(own, [number], "board.put_into")}
      {own === "" && theirs !== "" && "statement" in of
        ? into(theirs, [of.statement], "board.put_this_into")
        : null}
      {own === "" && theirs === "" && "statement" in of ? (
        <Button class="compact" onClick={() => void makeTheme(board, [of.statement, number])}>
          {t("board.theme_of_both")}
        </Button>
      ) : null}
    </div>
  );
}
