// Copies of everything: made with one button, and listed, since they keep what was removed later.

import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { formatNumber, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { showToast } from "../kit/parts/toast";
import type { Copies } from "./api";
import { failure, useHome } from "./home";

const megabyte = 1024 * 1024;

export function Safety() {
  const { api } = useHome();
  const title_id = useId();
  const copies = useSignal<Copies | null>(null);
  const busy = useSignal(false);
  const load = () =>
    api.copies().then(
      (found) => {
        copies.value = found;
      },
      () => undefined, // the page says already that nobody answers
    );
  useEffect(() => void load(), [api]);
  const backUp = async () => {
    busy.value = true;
    try {
      const made = await api.backUp();
      showToast(t("host.backup.made", { count: made.conversations }));
      await load();
    } catch (error) {
      showToast(failure(error));
    }
    busy.value = false;
  };
  return (
    <section class="safety" aria-labelledby={title_id}>
      <h2 id={title_id}>{t("host.backup")}</h2>
      <p>{t("host.backup.help")}</p>
      <Button disabled={busy.value} onClick={() => void backUp()}>
        {t(busy.value ? "host.backup.making" : "host.backup.make")}
      </Button>
      {copies.value && copies.value.copies.length > 0 && (
        <details>
          <summary>{t("host.backup.copies", { count: copies.value.copies.length })}</summary>
          <p class="small soft">{t("host.backup.copies_help")}</p>
          <ul class="copies small">
            {copies.value.copies.map(({ file, bytes }) => (
              <li key={file}>
                <code dir="ltr">{file}</code> {t("host.backup.size", { size: sizeOf(bytes) })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function sizeOf(bytes: number): string {
  return formatNumber(Math.max(0.1, Math.round((bytes / megabyte) * 10) / 10));
}
