// While the server is still reading the archive: how much is missing, asked again until it is done.

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
  if (!now) return null;
  return <p class="still-reading">{t("archive.still_reading", { count: now.waiting })}</p>;
}
