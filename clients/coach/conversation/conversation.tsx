// One conversation: its head, and the tabs that show it as minutes, as a replay, in pictures, with what was
// said about it.

import { useEffect, useState } from "preact/hooks";
import { t, wanted } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { ErrorScreen, refusalText } from "../../kit/parts/error-screen";
import { Toast } from "../../kit/parts/toast";
import { type Refusal, reasonOf } from "../../kit/rpc";
import type { Reading } from "../../kit/wire";
import { Opening } from "../opening";
import { Pictures } from "../pictures/pictures";
import { addressOf, place, type Tab, tabs } from "../place";
import { useReading } from "../reader";
import { Replay } from "../replay/replay";
import { Review } from "../review/review";
import { Transcript } from "../transcript/transcript";
import { ConversationHead, WayBack } from "./head";

const parts: Record<Tab, typeof Transcript> = {
  transcript: Transcript,
  replay: Replay,
  pictures: Pictures,
  review: Review,
};

export function Conversation({ id }: { id: string }) {
  const { api } = useReading();
  const [reading, setReading] = useState<Reading | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const language = wanted.value;
  const load = () => {
    let current = true;
    setRefusal(null);
    api.reading(id, language).then(
      (read) => current && setReading(read),
      (error: unknown) => current && setRefusal(reasonOf(error)),
    );
    return () => {
      current = false;
    };
  };
  useEffect(load, [api, id, language]);
  const { tab } = place.value;
  useEffect(() => {
    if (reading) document.title = `${reading.title} · ${t(`coach.tab.${tab}`)} · Outward`;
  }, [reading, tab]);
  if (refusal) return <NotOpen refusal={refusal} again={load} />;
  if (!reading) return <Opening />;
  const Part = parts[tab];
  return (
    <div class="page reading">
      <ConversationHead reading={reading} />
      <nav class="ways" aria-label={t("coach.tabs")}>
        {tabs.map((one) => (
          <a
            key={one}
            href={addressOf(id, one)}
            {...(one === tab && { "aria-current": "page" as const })}
          >
            {t(`coach.tab.${one}`)}
          </a>
        ))}
      </nav>
      <main class="reading-part" data-tab={tab}>
        <Part reading={reading} />
        <Toast />
      </main>
    </div>
  );
}

function NotOpen({ refusal, again }: { refusal: Refusal; again(): void }) {
  if (refusal === "offline") {
    return (
      <ErrorScreen title={t("coach.offline")} text={t("coach.offline_help")}>
        <Button onClick={again}>{t("host.try_again")}</Button>
      </ErrorScreen>
    );
  }
  return (
    <ErrorScreen title={refusalText(refusal)} text={t("coach.not_open_help")}>
      <WayBack />
    </ErrorScreen>
  );
}
