// The themes as everybody sees them: their names, and how many notes are in each.

import { t } from "../i18n";
import type { Theme } from "../wire";

export function ThemeList({ themes }: { themes: readonly Theme[] }) {
  if (themes.length === 0) return null;
  return (
    <ul class="themes" aria-label={t("themes.title")}>
      {themes.map(({ id, name, count }) => (
        <li key={id}>
          <span class="voice" dir="auto">
            {name}
          </span>{" "}
          <span class="soft small">{t("themes.count", { count })}</span>
        </li>
      ))}
    </ul>
  );
}
