// The themes that hold and that no sentence speaks of: nothing that people said should be left out unseen.

import { t } from "../../kit/i18n";
import { useInitiative } from "../initiative";
import { addressOf } from "../place";
import { unspoken } from "./backing";

export function Unspoken() {
  const { state } = useInitiative();
  const themes = unspoken(state);
  if (themes.length === 0) return null;
  return (
    <section class="unspoken">
      <h2>{t("narrative.unspoken")}</h2>
      <p class="small soft">{t("narrative.unspoken_help")}</p>
      <ul>
        {themes.map(({ id, name }) => (
          <li key={id}>
            <a href={addressOf("board", id)}>
              <bdi>{name || t("narrative.theme_unnamed")}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
