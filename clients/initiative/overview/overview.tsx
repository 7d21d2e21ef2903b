import { t } from "../../kit/i18n";

export function Overview() {
  return <h2>{t("initiative.part.overview")}</h2>;
}
