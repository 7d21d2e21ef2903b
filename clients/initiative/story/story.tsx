import { t } from "../../kit/i18n";

export function Story() {
  return <h2>{t("initiative.part.story")}</h2>;
}
