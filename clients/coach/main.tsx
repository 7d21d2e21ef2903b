// Which of the two pages this is, the shelf or one conversation, and whose key opens it.

import "../kit/style.css";
import "../host/crew.css";
import "./frame.css";
import { useEffect, useMemo, useState } from "preact/hooks";
import { fragmentValue, recall, remember } from "../kit/device";
import { t } from "../kit/i18n";
import { startPage } from "../kit/page";
import { Announcer } from "../kit/parts/announcer";
import { ErrorScreen, refusalText } from "../kit/parts/error-screen";
import { reasonOf } from "../kit/rpc";
import type { Reader } from "../kit/wire";
import { openReadingApi } from "./api";
import { Conversation } from "./conversation/conversation";
import { conversationHere } from "./place";
import { ReadingContext } from "./reader";
import { Shelf } from "./shelf/shelf";

/** The key from the link, else the one that this browser has kept for this page. */
function readerKey(): string | null {
  const kept = location.pathname === "/archive" ? "host-key" : "reading-key";
  const given = fragmentValue("key");
  if (given) remember(kept, given);
  return given ?? recall<string | null>(kept, null);
}

function App() {
  const key = useMemo(readerKey, []);
  if (key === null) return <ErrorScreen title={t("coach.no_key")} text={t("coach.no_key_help")} />;
  return <Opened readingKey={key} />;
}

function Opened({ readingKey }: { readingKey: string }) {
  const api = useMemo(() => openReadingApi(readingKey), [readingKey]);
  const [reader, setReader] = useState<Reader | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    api.reader().then(setReader, (error) => setProblem(refusalText(reasonOf(error))));
  }, [api]);
  if (problem) return <ErrorScreen title={problem} text={t("coach.no_key_help")} />;
  if (!reader) return <p role="status">{t("coach.opening")}</p>;
  return (
    <ReadingContext.Provider value={{ key: readingKey, reader, api }}>
      {conversationHere === null ? <Shelf /> : <Conversation id={conversationHere} />}
      <Announcer />
    </ReadingContext.Provider>
  );
}

void startPage(() => <App />);
