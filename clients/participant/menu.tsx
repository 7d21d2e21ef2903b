// The menu: name, language, reading, and the one plain page about what is kept.

import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { Dialog } from "../kit/parts/dialog";
import type { RoomView } from "../kit/wire";
import { LanguageChoice, ReadingChoices } from "./choices";
import { useHere } from "./here";
import { NameForm } from "./name-form";

export type MenuPage = "start" | "kept";

export interface MenuProps {
  page: MenuPage | null;
  view: RoomView;
  onPage(page: MenuPage | null): void;
}

export function Menu({ page, view, onPage }: MenuProps) {
  const { room } = useHere();
  const close = () => onPage(null);
  return (
    <>
      <Dialog open={page === "start"} title={t("participant.menu")} onClose={close}>
        {view.names && <NameForm />}
        <LanguageChoice more={room.languages.value} />
        <ReadingChoices />
        <Button onClick={() => onPage("kept")}>{t("participant.kept")}</Button>
      </Dialog>
      <Dialog open={page === "kept"} title={t("participant.kept")} onClose={close}>
        <Kept />
      </Dialog>
    </>
  );
}

const questions = ["what", "not", "where", "who", "long", "out"] as const;

function Kept() {
  return (
    <dl class="kept">
      {questions.map((question) => (
        <div key={question}>
          <dt>{t(`participant.kept.${question}`)}</dt>
          <dd>{t(`participant.kept.${question}.text`)}</dd>
        </div>
      ))}
    </dl>
  );
}
