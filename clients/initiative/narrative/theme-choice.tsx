// Which themes a sentence, or a part of the story, speaks of.

import { useSignal } from "@preact/signals";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { Dialog } from "../../kit/parts/dialog";
import type { SentenceRecord } from "../../kit/wire";
import { useInitiative } from "../initiative";
import { addressOf } from "../place";
import { ranked } from "../records";

const most_themes = 20;

export function ThemeChoice({ sentence, label }: { sentence: SentenceRecord; label: string }) {
  const { desk } = useInitiative();
  return (
    <ThemePicker
      of={label}
      chosen={sentence.themes}
      choose={(themes) => void desk.put("sentence", { ...sentence, themes })}
    />
  );
}

interface ThemePickerProps {
  /** What is to speak of them, for those who hear the page. */
  of: string;
  chosen: readonly string[];
  choose(themes: string[]): void;
}

export function ThemePicker({ of, chosen, choose }: ThemePickerProps) {
  const { state } = useInitiative();
  const open = useSignal(false);
  const themes = ranked(state, "theme");
  const toggle = (id: string) => {
    const others = chosen.filter((other) => other !== id);
    choose(others.length === chosen.length ? [...chosen, id].slice(0, most_themes) : others);
  };
  return (
    <>
      <Button weight="quiet" class="compact" onClick={() => (open.value = true)}>
        {t("narrative.themes")}
        <span class="visually-hidden">: {of}</span>
      </Button>
      <Dialog
        open={open.value}
        title={t("narrative.themes_title")}
        onClose={() => (open.value = false)}
      >
        {themes.length === 0 ? (
          <NoThemes />
        ) : (
          <ul class="theme-choice">
            {themes.map(({ id, name }) => (
              <li key={id}>
                <label class="check-line">
                  <input
                    type="checkbox"
                    checked={chosen.includes(id)}
                    onChange={() => toggle(id)}
                  />
                  <span>
                    <span dir="auto">{name || t("narrative.theme_unnamed")}</span>
                    {!state.figures[id]?.holds && (
                      <span class="soft small">{t("narrative.not_holding")}</span>
                    )}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        )}
      </Dialog>
    </>
  );
}

export function NoThemes() {
  return (
    <p>
      {t("narrative.no_themes")} <a href={addressOf("board")}>{t("narrative.to_board")}</a>
    </p>
  );
}
