// The whole conversation as a file: to read, to hand out, for a table, or for other programs.

import { useState } from "preact/hooks";
import { download } from "../kit/download";
import { language, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { refusalText } from "../kit/parts/error-screen";
import { showToast } from "../kit/parts/toast";
import { reasonOf } from "../kit/rpc";
import { type Api, type ExportChoice, export_choices } from "./api";

interface Props {
  api: Api;
  conversation: string;
  onSaved?(): void;
}

export function ExportButtons({ api, conversation, onSaved }: Props) {
  const [busy, setBusy] = useState(false);
  async function save(choice: ExportChoice): Promise<void> {
    setBusy(true);
    try {
      const file = await api.exported(conversation, choice, language.value);
      download(file);
      showToast(t("host.exported", { name: file.name }));
      onSaved?.();
    } catch (error) {
      showToast(refusalText(reasonOf(error)));
    }
    setBusy(false);
  }
  return (
    <fieldset class="export">
      <legend>{t("host.export")}</legend>
      {export_choices.map((choice) => (
        <Button key={choice} disabled={busy} onClick={() => void save(choice)}>
          {t(`host.export.${choice}`)}
        </Button>
      ))}
    </fieldset>
  );
}
