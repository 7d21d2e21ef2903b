// Which of the two pages this is, the shelf or one conversation, and whose key opens it.

import "../kit/style.css";
import "../kit/ways.css";
import "../host/crew.css";
import "./frame.css";
import "./shelf/shelf.css";
import "./shelf/found.css";
import "./shelf/progress.css";
import { useEffect, useMemo, useState } from "preact/hooks";
import { fragmentValue, recall, remember } from "../kit/device";
import { t } from "../kit/i18n";
import { startPage } from "../kit/page";
import { Announcer } from "../kit/parts/announcer";
import { Button } from "../kit/parts/button";
import { ErrorScreen, refusalText } from "../kit/parts/error-screen";
import { type Refusal, reasonOf } from "../kit/rpc";
import type { Reader } from "../kit/wire";
import { openReadingApi } from "./api";
import { Conversation } from "./conversation/conversation";
import { Opening } from "./opening";
import { conversationHere } from "./place";
import { ReadingContext } from "./reader";
import { Shelf } from "./shelf/shelf";

/**
 * The key from the link, else the one that this browser has kept. A shelf's key is kept and opens the conversations
 * that are chosen there, those of the shelf opened last; the key to one conversation stays in its tab, so that
 * a team's link takes no coach's shelf away.
 */
function readerKey(): string | null {
  const given = fragmentValue("key");
  if (conversationHere !== null) return given ?? recall<string | null>("reading-key", null);
  const shelf = location.pathname === "/archive" ? "host-key" : "coach-key";
  const key = given ?? recall<string | null>(shelf, null);
  if (given) remember(shelf, given);
  if (key) remember("reading-key", key);
  return key;
}

function App() {
  const key = useMemo(readerKey, []);
  if (key === null) return <ErrorScreen title={t("coach.no_key")} text={t("coach.no_key_help")} />;
  return <Opened readingKey={key} />;
}

function Opened({ readingKey }: { readingKey: string }) {
  const api = useMemo(() => openReadingApi(readingKey, conversationHere), [readingKey]);
  const [reader, setReader] = useState<Reader | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const open = () => {
    setRefusal(null);
    api.reader().then(setReader, (error) => setRefusal(reasonOf(error)));
  };
  useEffect(open, [api]);
  if (refusal === "offline") return <Unreachable again={open} />;
  if (refusal) return <ErrorScreen title={refusalText(refusal)} text={t("coach.no_key_help")} />;
  if (!reader) return <Opening />;
  return (
    <ReadingContext.Provider value={{ key: readingKey, reader, api }}>
      {conversationHere === null ? <Shelf /> : <Conversation id={conversationHere} />}
      <Announcer />
    </ReadingContext.Provider>
  );
}

function Unreachable({ again }: { again(): void }) {
  return (
    <ErrorScreen title={t("coach.offline")} text={t("coach.offline_help")}>
      <Button onClick={again}>{t("host.try_again")}</Button>
    </ErrorScreen>
  );
}

void startPage(() => <App />);
