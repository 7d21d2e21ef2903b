// One conversation: its head, and the tabs that show it as minutes, as a replay, in pictures, with what was
// said about it.

import { useEffect, useState } from "preact/hooks";
import { t, wanted } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { ErrorScreen, refusalText } from "../../kit/parts/error-screen";
import { reasonOf } from "../../kit/rpc";
import type { Reading } from "../../kit/wire";
import { Pictures } from "../pictures/pictures";
import { goTo, place, type Tab, tabs } from "../place";
import { useReading } from "../reader";
import { Replay } from "../replay/replay";
import { Review } from "../review/review";
import { Transcript } from "../transcript/transcript";

const parts: Record<Tab, typeof Transcript> = {
  transcript: Transcript,
  replay: Replay,
  pictures: Pictures,
  review: Review,
};

export function Conversation({ id }: { id: string }) {
  const { api } = useReading();
  const [reading, setReading] = useState<Reading | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const language = wanted.value;
  useEffect(() => {
    api.reading(id, language).then(setReading, (error) => setProblem(refusalText(reasonOf(error))));
  }, [api, id, language]);
  if (problem) return <ErrorScreen title={problem} text={t("coach.not_open_help")} />;
  if (!reading) return <p role="status">{t("coach.opening")}</p>;
  const Part = parts[place.value.tab];
  return (
    <main class="reading">
      <h1>
        <bdi>{reading.title}</bdi>
      </h1>
      <nav aria-label={t("coach.tabs")}>
        {tabs.map((tab) => (
          <Button key={tab} pressed={tab === place.value.tab} onClick={() => goTo({ tab })}>
            {t(`coach.tab.${tab}`)}
          </Button>
        ))}
      </nav>
      <Part reading={reading} />
    </main>
  );
}
