// The themes as cards, and the place where a new one begins.

import { useComputed } from "@preact/signals";
import { formatNumber, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { type Drawer, no_figures, useBoard } from "./model";
import { makeTheme, notesCount } from "./moves";
import { ThemeCard } from "./theme-card";

const drawers: readonly Drawer[] = ["about", "duplicates", "tensions", "history"];

export function Themes() {
  const board = useBoard();
  const { themes, drawer } = board;
  return (
    <section class="themes" aria-labelledby="themes-title">
      <header class="themes-head">
        <h2 id="themes-title">{t("board.themes")}</h2>
        <Holding />
        <div class="themes-ways">
          {drawers.map((name) => (
            <Button
              key={name}
              class="compact"
              pressed={drawer.value === name}
              onClick={() => (drawer.value = drawer.value === name ? null : name)}
            >
              {t(`board.drawer.${name}`)}
            </Button>
          ))}
        </div>
      </header>
      <div class="theme-cards" data-scrolls="true">
        {themes.value.map((theme, index) => (
          <ThemeCard key={theme.id} theme={theme} digit={index < 9 ? index + 1 : null} />
        ))}
        <NewTheme />
      </div>
    </section>
  );
}

function Holding() {
  const board = useBoard();
  const { themes, state } = board;
  const count = themes.value.length;
  const holding = themes.value.filter(
    ({ id }) => (state.value.figures[id] ?? no_figures).holds,
  ).length;
  return (
    <p class="small soft">
      {count > 0 &&
        t("board.holding_of", { holding: formatNumber(holding), all: formatNumber(count) })}
    </p>
  );
}

function NewTheme() {
  const board = useBoard();
  const count = board.selected.value.size;
  const over = useComputed(() => board.drag.value?.over === "new");
  return (
    <div class="theme-new" data-drop="new" data-over={over.value}>
      <Button onClick={() => void makeTheme(board, [...board.selected.peek()])}>
        {t("board.new_theme")}
      </Button>
      <p class="small soft">
        {count > 0 ? t("board.new_of", { notes: notesCount(count) }) : t("board.new_help")}
      </p>
    </div>
  );
}
