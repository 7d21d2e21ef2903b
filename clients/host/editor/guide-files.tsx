// A guide as a file: to take along, to print, and to install one that somebody gave.

import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { download } from "../../kit/download";
import { t } from "../../kit/i18n";
import { usualPaper } from "../../kit/paper";
import { Button } from "../../kit/parts/button";
import { Confirm } from "../../kit/parts/confirm";
import { showToast } from "../../kit/parts/toast";
import type { TakenGuide } from "../../kit/wire";
import type { ExportFile } from "../api";
import { failure, useHome } from "../home";

export function GuideFileButtons({ guide, language }: { guide: string; language: string }) {
  const { api } = useHome().workshop;
  async function save(made: Promise<ExportFile>): Promise<void> {
    try {
      const file = await made;
      download(file);
      showToast(t("host.exported", { name: file.name }));
    } catch (error) {
      showToast(failure(error));
    }
  }
  return (
    <>
      <Button onClick={() => void save(api.print(guide, language, usualPaper()))}>
        {t("editor.print_kit")}
      </Button>
      <Button onClick={() => void save(api.pack(guide))}>{t("editor.take_along")}</Button>
    </>
  );
}

/** What became of the guides of a collection; those that come with the program are no news. */
function collectedText(taken: readonly TakenGuide[]): string {
  const with_outcome = (wanted: TakenGuide["outcome"]) =>
    taken.filter(({ outcome }) => outcome === wanted);
  const kept = with_outcome("kept");
  const refused = with_outcome("refused").map(({ id }) => id);
  const told = [
    kept.length > 0 && t("editor.collected", { count: kept.length }),
    refused.length > 0 && t("editor.collected_refused", { names: refused.join(", ") }),
  ].filter((text) => text !== false);
  return told.length > 0 ? told.join(". ") : t("editor.collected_none");
}

export function InstallGuide() {
  const home = useHome();
  const chooser = useRef<HTMLInputElement>(null);
  const known = useSignal<File | null>(null);
  const pack = known.value;
  async function install(file: File, replace: boolean): Promise<void> {
    try {
      const installing = await home.workshop.api.install(file, replace);
      if (installing.outcome === "known") known.value = file;
      if (installing.outcome === "collected") {
        showToast(collectedText(installing.taken));
        if (!replace && installing.taken.some(({ outcome }) => outcome === "stale"))
          known.value = file;
        await home.load();
      }
      if (installing.outcome === "refused") showToast(installing.message);
      if (installing.outcome === "installed") {
        const { id: guide, version } = installing;
        showToast(t("editor.installed", { guide, version }));
        await home.load();
      }
    } catch (error) {
      showToast(failure(error));
    }
  }
  return (
    <div class="install">
      <Button class="compact" onClick={() => chooser.current?.click()}>
        {t("editor.install")}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={t("editor.install")}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = "";
          if (file) void install(file, false);
        }}
      />
      <Confirm
        open={pack !== null}
        title={t("editor.taken_title")}
        yes={t("editor.install_replace")}
        onClose={() => (known.value = null)}
        onYes={() => pack && void install(pack, true)}
      >
        <p>{pack?.name}</p>
      </Confirm>
    </div>
  );
}
