// One theme: its sentence, what is counted of it, what it still needs, and its notes.

import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import { formatNumber, t } from "../../kit/i18n";
import type { ThemeFigures } from "../../kit/wire";
import { keptOf } from "../records";
import { nameOf } from "../who";
import { Challenge } from "./challenge";
import { IconButton } from "./icons";
import {
  type Board,
  conversationCount,
  missingFor,
  no_figures,
  notesOf,
  type Theme,
  useBoard,
} from "./model";
import { lock, notesCount, removeTheme } from "./moves";
import { NoteList } from "./note-list";
import { ThemeForm } from "./theme-form";

interface ThemeCardProps {
  theme: Theme;
  /** The key that moves notes here. */
  digit: number | null;
}

export function ThemeCard({ theme, digit }: ThemeCardProps) {
  const board = useBoard();
  const { id } = theme;
  const folded = useSignal(false);
  const notes = useComputed(() => notesOf(board, id));
  const figures = useComputed(() => board.state.value.figures[id] ?? no_figures);
  const naming = useComputed(() => board.naming.value === id);
  const over = useComputed(() => board.drag.value?.over === `theme:${id}`);
  const name = theme.name || t("board.nameless");
  return (
    <section
      class="theme"
      aria-labelledby={`theme-${id}`}
      data-drop={`theme:${id}`}
      data-over={over.value}
      data-locked={theme.locked}
      data-holds={figures.value.holds}
      data-folded={folded.value}
    >
      <div class="theme-about">
        {naming.value ? (
          <ThemeForm theme={theme} />
        ) : (
          <header class="theme-head">
            <h3 id={`theme-${id}`} class="voice" dir="auto" data-nameless={theme.name === ""}>
              {digit !== null && (
                <span class="key" aria-hidden="true">
                  {digit}
                </span>
              )}{" "}
              {name}
            </h3>
            <IconButton
              icon="fold"
              label={t(folded.value ? "board.unfold" : "board.fold", { theme: name })}
              expanded={!folded.value}
              onClick={() => (folded.value = !folded.value)}
            />
          </header>
        )}
        {theme.meaning && !naming.value && (
          <p class="small soft theme-meaning" dir="auto">
            {theme.meaning}
          </p>
        )}
        <Figures theme={theme} figures={figures.value} />
        {theme.locked && <Locked theme={theme} />}
        <Challenge theme={theme} />
        <footer class="theme-foot">
          <Holds figures={figures.value} />
          <Ways board={board} theme={theme} name={name} empty={notes.value.length === 0} />
        </footer>
      </div>
      {!folded.value && <ThemeNotes id={id} name={name} notes={notes} />}
    </section>
  );
}

interface ThemeNotesProps {
  id: string;
  name: string;
  notes: ReadonlySignal<readonly number[]>;
}

function ThemeNotes({ id, name, notes }: ThemeNotesProps) {
  if (notes.value.length === 0)
    return <p class="theme-empty small soft">{t("board.theme_empty")}</p>;
  return <NoteList id={id} label={t("board.notes_of", { theme: name })} items={notes} />;
}

function Figures({ theme, figures }: { theme: Theme; figures: ThemeFigures }) {
  const { state } = useBoard();
  const { statements, conversations, strong, specific, outliers } = figures;
  const all = conversationCount(state.value);
  const spread = t("board.spread", {
    count: formatNumber(conversations),
    all: formatNumber(Math.max(all, conversations)),
  });
  return (
    <ul class="theme-figures">
      <li>
        <b>{notesCount(statements)}</b>
      </li>
      <li>{spread}</li>
      <li data-none={strong === 0}>{t("board.strong_count", { number: strong })}</li>
      <li data-none={specific === 0}>{t("board.specific_count", { number: specific })}</li>
      {outliers > 0 && <li>{t("board.outlier_count", { number: outliers })}</li>}
      <Category theme={theme} />
    </ul>
  );
}

/** Whether it stands on two quotes from two conversations; else what is missing. */
function Holds({ figures }: { figures: ThemeFigures }) {
  const { evidence, evidence_conversations } = figures;
  const { quotes } = missingFor(figures);
  const words = figures.holds
    ? t("board.holds", { quotes: evidence, conversations: evidence_conversations })
    : quotes > 0
      ? t("board.needs_quotes", { count: quotes })
      : t("board.needs_conversation");
  return (
    <p class="theme-holds small" data-holds={figures.holds}>
      {words}
    </p>
  );
}

function Locked({ theme }: { theme: Theme }) {
  const { state } = useBoard();
  const name = nameOf(state.value, keptOf(state.value, "theme", theme.id)?.by);
  return <p class="small theme-locked">{t("board.locked_by", { name })}</p>;
}

function Category({ theme }: { theme: Theme }) {
  const { choices } = useBoard();
  if (!theme.category) return null;
  return (
    <li class="soft" dir="auto">
      {choices.value.categories.get(theme.category) ?? theme.category}
    </li>
  );
}

interface WaysProps {
  board: Board;
  theme: Theme;
  name: string;
  empty: boolean;
}

function Ways({ board, theme, name, empty }: WaysProps) {
  const { id, locked } = theme;
  const about = (open: () => unknown) => () => {
    board.about.value = id;
    open();
  };
  return (
    <span class="theme-ways">
      {!locked && (
        <IconButton
          icon="edit"
          label={t("board.rename", { theme: name })}
          onClick={about(() => (board.naming.value = id))}
        />
      )}
      <IconButton
        icon="like"
        label={t("board.look_alike", { theme: name })}
        onClick={about(() => (board.drawer.value = "theme"))}
      />
      {!locked && (
        <IconButton
          icon="merge"
          label={t("board.merge_into", { theme: name })}
          onClick={about(() => (board.dialog.value = "merge"))}
        />
      )}
      {empty && !locked && (
        <IconButton
          icon="remove"
          label={t("board.remove", { theme: name })}
          onClick={() => removeTheme(board, id)}
        />
      )}
      <IconButton
        icon={locked ? "unlock" : "lock"}
        label={t(locked ? "board.unlock" : "board.lock", { theme: name })}
        onClick={() => lock(board, id)}
      />
    </span>
  );
}
