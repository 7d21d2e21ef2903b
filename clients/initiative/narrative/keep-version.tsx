// Keeping the draft as it stands now, under a name.

import { useSignal } from "@preact/signals";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { Dialog } from "../../kit/parts/dialog";
import { newRecordId } from "../desk";
import { useInitiative } from "../initiative";
import { addressOf } from "../place";

export function KeepVersion({ empty }: { empty: boolean }) {
  const { desk } = useInitiative();
  const open = useSignal(false);
  const keep = async (event: SubmitEvent) => {
    event.preventDefault();
    const label = String(
      new FormData(event.currentTarget as HTMLFormElement).get("label") ?? "",
    ).trim();
    const id = newRecordId();
    const saved = await desk.act("version.keep", { id, label });
    if (!saved) return;
    open.value = false;
    location.hash = addressOf("narrative", `version/${id}`);
  };
  return (
    <>
      <Button weight="strong" disabled={empty} onClick={() => (open.value = true)}>
        {t("narrative.keep")}
      </Button>
      <Dialog
        open={open.value}
        title={t("narrative.keep_title")}
        onClose={() => (open.value = false)}
      >
        <form class="plain-form" onSubmit={(event) => void keep(event)}>
          <p>{t("narrative.keep_help")}</p>
          <label class="form-line">
            <span>{t("narrative.label")}</span>
            <input
              class="field"
              name="label"
              dir="auto"
              required
              maxLength={120}
              autocomplete="off"
            />
          </label>
          <div class="dialog-ways">
            <Button weight="strong" type="submit">
              {t("narrative.keep_yes")}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
