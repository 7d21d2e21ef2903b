import { t } from "../../kit/i18n";

export function Promises() {
  return <h2>{t("initiative.part.promises")}</h2>;
}
