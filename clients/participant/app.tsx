// Which of the three pages this is: typing a code, a room, or a sentence why there is no room.

import { useState } from "preact/hooks";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { ErrorScreen, refusalText } from "../kit/parts/error-screen";
import type { Refusal } from "../kit/rpc";
import { CodeEntry, tidyCode } from "./code-entry";
import { HereContext, openHere } from "./here";
import { RoomPage } from "./room-page";

export function App() {
  const code = tidyCode(location.pathname.replace(/^\/j\//, ""));
  return code ? <Joined code={code} /> : <CodeEntry />;
}

function Joined({ code }: { code: string }) {
  const [here] = useState(() => openHere(code));
  const { view, guide, refusal, status } = here.room;
  if (refusal.value === "not_found") return <CodeEntry unknown={code} />;
  if (refusal.value) return <NoEntry reason={refusal.value} />;
  if (view.value && guide.value) {
    return (
      <HereContext.Provider value={here}>
        <RoomPage view={view.value} guide={guide.value} />
      </HereContext.Provider>
    );
  }
  if (status.value === "offline") {
    return (
      <ErrorScreen title={t("participant.unreachable")} text={t("participant.unreachable.text")}>
        <Button onClick={() => location.reload()}>{t("participant.try_now")}</Button>
      </ErrorScreen>
    );
  }
  return <ErrorScreen title={t("participant.joining")} text={t("participant.joining.text")} />;
}

/** Final as far as this page is concerned; a locked room may have been opened meanwhile. */
function NoEntry({ reason }: { reason: Refusal }) {
  const removed = reason === "removed";
  return (
    <ErrorScreen
      title={removed ? refusalText(reason) : t("participant.no_entry")}
      text={removed ? t("participant.removed.text") : refusalText(reason)}
    >
      {reason === "locked" && (
        <Button weight="strong" onClick={() => location.reload()}>
          {t("participant.try_again")}
        </Button>
      )}
      <a class="button button-plain" href="/">
        {t("participant.other_code")}
      </a>
    </ErrorScreen>
  );
}
