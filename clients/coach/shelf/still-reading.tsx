// While the server is still reading the archive: how far it is, asked again until it is done.

import { useEffect, useState } from "preact/hooks";
import { t } from "../../kit/i18n";
import type { Indexing } from "../../kit/wire";
import { useReading } from "../reader";

const ask_every = 3_000;

interface Props {
  /** As the last answer had it; null: all is read. */
  reading: Indexing | null;
  finished(): void;
}

export function StillReading({ reading, finished }: Props) {
  const { api } = useReading();
  const [now, setNow] = useState<Indexing | null>(reading);
  const going = reading !== null;
  useEffect(() => {
    setNow(reading);
    if (!going) return;
    const asking = setInterval(async () => {
      const page = await api.archive({}).catch(() => null);
      if (!page) return; // the next time
      setNow(page.indexing);
      if (!page.indexing) finished();
    }, ask_every);
    return () => clearInterval(asking);
  }, [api, going]);
  return (
    <div class="still-reading" role="status">
      {now && (
        <>
          <p>{t("archive.still_reading", { done: now.done, total: now.total })}</p>
          <progress aria-label={t("archive.still_reading_bar")} max={now.total} value={now.done} />
        </>
      )}
    </div>
  );
}
