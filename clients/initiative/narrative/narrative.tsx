import { t } from "../../kit/i18n";

export function Narrative() {
  return <h2>{t("initiative.part.narrative")}</h2>;
}
