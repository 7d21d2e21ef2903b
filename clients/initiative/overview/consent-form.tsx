// Whether the words of a conversation may be published, and how its people were told; and the way out for it.

import { useSignal } from "@preact/signals";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { Confirm } from "../../kit/parts/confirm";
import { useInitiative } from "../initiative";
import { useDraft } from "../parts/draft";
import { LongText, SaveOrCancel } from "../parts/fields";
import type { RecordOf } from "../records";

interface Props {
  source: RecordOf<"source">;
  name: string;
  close(): void;
}

export function ConsentForm({ source, name, close }: Props) {
  const { desk } = useInitiative();
  const { value, set } = useDraft(source);
  const busy = useSignal(false);
  const leaving = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    if (await desk.put("source", value, t("initiative.saved"))) close();
    busy.value = false;
  };
  const remove = async () => {
    const removal = { kind: "source", id: source.id } as const;
    if (await desk.act("record.remove", removal, t("initiative.removed"))) close();
  };
  return (
    <form class="record-form" onSubmit={(event) => void submit(event)}>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <label class="check-line">
        <input
          type="checkbox"
          checked={value.quotable}
          onChange={(event) => set({ quotable: event.currentTarget.checked })}
        />
        <span>
          {t("overview.quotable_ask")}
          <span class="soft small">{t("overview.quotable_help")}</span>
        </span>
      </label>
      <LongText
        label={t("overview.consent_how")}
        value={value.consent}
        longest={2000}
        onText={(consent) => set({ consent })}
      />
      <div class="record-form-ways">
        <Button weight="quiet" onClick={() => (leaving.value = true)}>
          {t("overview.source_out")}
        </Button>
        <SaveOrCancel busy={busy.value} onCancel={close} />
      </div>
      <Confirm
        open={leaving.value}
        title={t("overview.source_out_title", { name })}
        yes={t("overview.source_out")}
        onClose={() => (leaving.value = false)}
        onYes={() => void remove()}
      >
        <p>{t("overview.source_out_help")}</p>
      </Confirm>
    </form>
  );
}
