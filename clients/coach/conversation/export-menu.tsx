// A conversation as files: to read, to work on, the sheet of the same evening, and the bundle that travels.

import { useSignal } from "@preact/signals";
import type { ExportFile } from "../../host/api";
import { download } from "../../kit/download";
import { language, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { showToast } from "../../kit/parts/toast";

import { failure } from "../failure";
import { useReading } from "../reader";

const formats = ["md", "html", "docx", "csv", "json"] as const;
const sheets = ["html", "docx", "md"] as const;

export function ExportMenu({ conversation }: { conversation: string }) {
  const { api } = useReading();
  const busy = useSignal(false);
  const save = async (made: () => Promise<ExportFile>) => {
    busy.value = true;
    try {
      const file = await made();
      download(file);
      showToast(t("host.exported", { name: file.name }));
    } catch (error) {
      showToast(failure(error));
    }
    busy.value = false;
  };
  const speaks = language.value;
  return (
    <div class="export-menu">
      <fieldset class="export">
        <legend>{t("coach.export.whole")}</legend>
        {formats.map((format) => (
          <Button
            key={format}
            disabled={busy.value}
            onClick={() =>
              void save(() => api.exported(conversation, { format, language: speaks }))
            }
          >
            {t(`host.export.${format}`)}
          </Button>
        ))}
      </fieldset>
      <fieldset class="export">
        <legend>{t("coach.export.sheet")}</legend>
        {sheets.map((format) => (
          <Button
            key={format}
            disabled={busy.value}
            onClick={() =>
              void save(() => api.exported(conversation, { format, language: speaks, sheet: "1" }))
            }
          >
            {t(`host.export.${format}`)}
          </Button>
        ))}
      </fieldset>
      <fieldset class="export">
        <legend>{t("coach.export.bundle_for")}</legend>
        <Button disabled={busy.value} onClick={() => void save(() => api.bundle(conversation))}>
          {t("coach.export.bundle")}
        </Button>
      </fieldset>
    </div>
  );
}
