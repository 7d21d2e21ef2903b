import { t } from "../../kit/i18n";

export function Board() {
  return <h2>{t("initiative.part.board")}</h2>;
}
