// The question before a guide of one's own is removed, and what comes of it.

import { t } from "../kit/i18n";
import { Confirm } from "../kit/parts/confirm";
import { showToast } from "../kit/parts/toast";
import { reasonOf } from "../kit/rpc";
import type { GuideSummary } from "./api";
import { failure, useHome } from "./home";

interface Props {
  /** null: nothing is asked. */
  guide: GuideSummary | null;
  onClose(): void;
  /** It is gone, from the page as well. */
  onRemoved(): void;
}

export function RemoveGuide({ guide, onClose, onRemoved }: Props) {
  const home = useHome();
  async function remove({ id, title }: GuideSummary): Promise<void> {
    try {
      await home.workshop.api.remove(id);
      showToast(t("host.guide_removed", { guide: title }));
      await home.load();
      onRemoved();
    } catch (error) {
      showToast(reasonOf(error) === "not_now" ? t("host.guide_used") : failure(error));
    }
  }
  return (
    <Confirm
      open={guide !== null}
      title={t("host.remove_guide_title")}
      yes={t("host.remove_guide_yes")}
      onClose={onClose}
      onYes={() => guide && void remove(guide)}
    >
      <blockquote class="voice" dir="auto">
        {guide?.title}
      </blockquote>
      <p>{t("host.remove_guide_help")}</p>
    </Confirm>
  );
}
