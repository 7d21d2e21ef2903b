// What is needed seldom: the note-taker's link, files, language, keys.

import { ExportButtons } from "../host/export-buttons";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { LanguageChoice } from "../kit/parts/language-choice";
import type { Acts } from "./acts";
import { useLateSteps } from "./catch-up";
import { type LinkedSeat, useDesk, useRoom } from "./desk";
import { toggleFullScreen } from "./keys";
import { openWall } from "./links";
import { Menu } from "./menu";

export function MoreMenu({ acts }: { acts: Acts }) {
  return <Menu>{(close) => <MoreActs acts={acts} close={close} />}</Menu>;
}

function MoreActs({ acts, close }: { acts: Acts; close(): void }) {
  const desk = useDesk();
  const { view, guide } = useRoom();
  const late = useLateSteps();
  const has_tables = guide.steps.some(({ kind }) => kind === "tables");
  const linked: LinkedSeat[] = has_tables ? ["note_taker", "host", "scribe"] : ["note_taker"];
  if (desk.seat === "facilitator") linked.push("facilitator");
  const then = (act: () => void) => () => {
    close();
    act();
  };
  const ended = view.stage === "closed";
  return (
    <>
      {linked.map((seat) => (
        <Button key={seat} weight="quiet" onClick={then(() => desk.show(`${seat}_link`))}>
          {t(`facilitator.${seat}_link`)}
        </Button>
      ))}
      {late.length > 0 && (
        <Button weight="quiet" onClick={then(() => desk.show("catch_up"))}>
          {t("facilitator.catch_up")}
        </Button>
      )}
      <Button weight="quiet" onClick={then(() => desk.show("people"))}>
        {t("people.title")}
      </Button>
      <Button weight="quiet" class="more-wall" onClick={then(() => void openWall(desk))}>
        {t("facilitator.open_wall")}
      </Button>
      <Button weight="quiet" onClick={then(toggleFullScreen)}>
        {t("facilitator.full_screen")} <kbd>f</kbd>
      </Button>
      <Button weight="quiet" onClick={then(() => desk.show("keys"))}>
        {t("facilitator.keys")} <kbd>?</kbd>
      </Button>
      <a class="button button-quiet" href="/help" target="_blank" rel="noopener" onClick={close}>
        {t("help.heading")}
      </a>
      {!ended && desk.seat === "facilitator" && (
        <>
          <Button weight="quiet" disabled={!desk.live()} onClick={then(acts.toggleLock)}>
            {t(view.locked ? "facilitator.unlock" : "facilitator.lock")}
          </Button>
          <Button weight="quiet" disabled={!desk.live()} onClick={then(acts.renewCode)}>
            {t("facilitator.renew_code")}
          </Button>
        </>
      )}
      {!ended && view.step && (
        <Button weight="quiet" disabled={!desk.live()} onClick={then(acts.close)}>
          {t("facilitator.close")}
        </Button>
      )}
      <ExportButtons api={desk.api} conversation={desk.conversation} onSaved={close} />
      <LanguageChoice />
    </>
  );
}
