// Everything in one file, to pass on to another library.

import { t } from "../kit/i18n";
import { collectionPath } from "./api";
import { FileWay } from "./file-way";
import { paper } from "./shown";

/** `own`: whether own guides go along, which needs the key. */
export function Collection({ own }: { own: boolean }) {
  return (
    <section class="collection" aria-labelledby="collection-title">
      <h2 id="collection-title">{t("resources.all")}</h2>
      <p>
        {t("resources.install_help")} {own && t("resources.all_own")}
      </p>
      <FileWay path={collectionPath(paper.value)} keyed={own} class="button">
        {t("resources.download")}
      </FileWay>
    </section>
  );
}
