// Themes to start a sentence from.

import { t } from "../../kit/i18n";
import { Dialog } from "../../kit/parts/dialog";
import type { NarrativeSlot, ThemeRecord } from "../../kit/wire";
import { useInitiative } from "../initiative";
import { startsFor } from "./backing";
import { NoThemes } from "./theme-choice";

export interface StartsProps {
  slot: NarrativeSlot;
  open: boolean;
  close(): void;
  choose(theme: ThemeRecord): void;
}

export function Starts({ slot, open, close, choose }: StartsProps) {
  return (
    <Dialog open={open} title={t("narrative.start_title")} onClose={close}>
      <p class="small soft">{t("narrative.start_help")}</p>
      <StartList slot={slot} choose={choose} />
    </Dialog>
  );
}

function StartList({ slot, choose }: Pick<StartsProps, "slot" | "choose">) {
  const { state } = useInitiative();
  const themes = startsFor(state, slot);
  if (themes.length === 0) return <NoThemes />;
  return (
    <ul class="starts">
      {themes.map((theme) => (
        <li key={theme.id}>
          <button type="button" class="start" onClick={() => choose(theme)}>
            <span class="voice" dir="auto">
              {theme.name || t("narrative.theme_unnamed")}
            </span>
            {!state.figures[theme.id]?.holds && (
              <span class="small soft">{t("narrative.not_holding")}</span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
