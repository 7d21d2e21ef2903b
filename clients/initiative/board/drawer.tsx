// What is open beside the themes: one note, what is like it, what was said twice, tensions, what was done.

import { t } from "../../kit/i18n";
import { About } from "./about";
import { Duplicates } from "./duplicates";
import { Past } from "./history";
import { IconButton } from "./icons";
import { type Drawer as Name, useBoard } from "./model";
import { ThemeSuggestions } from "./suggestions";
import { Tensions } from "./tensions";

const contents: Record<Name, typeof About> = {
  about: About,
  theme: ThemeSuggestions,
  duplicates: Duplicates,
  tensions: Tensions,
  history: Past,
};

export function Drawer() {
  const { drawer } = useBoard();
  const name = drawer.value;
  if (name === null) return null;
  const Content = contents[name];
  return (
    <aside class="drawer" aria-labelledby="drawer-title">
      <header class="drawer-head">
        <h2 id="drawer-title">{t(`board.drawer.${name}`)}</h2>
        <IconButton icon="close" label={t("kit.close")} onClick={() => (drawer.value = null)} />
      </header>
      <div class="drawer-body">
        <Content key={name} />
      </div>
    </aside>
  );
}
