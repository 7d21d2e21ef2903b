// What is needed seldom: the note-taker's link, files, language, keys.

import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { ExportButtons } from "../host/export-buttons";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { LanguageChoice } from "../kit/parts/language-choice";
import type { Acts } from "./acts";
import { useDesk, useRoom } from "./desk";
import { Icon } from "./icons";
import { toggleFullScreen } from "./keys";
import { openWall } from "./links";

export function MoreMenu({ acts }: { acts: Acts }) {
  const open = useSignal(false);
  const panel_id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    open.value = false;
    button.current?.focus();
  };
  useEffect(() => {
    if (!open.value) return;
    const beside = ({ target }: Event) => {
      if (!box.current?.contains(target as Node)) open.value = false;
    };
    const escaped = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      close();
    };
    document.addEventListener("pointerdown", beside);
    document.addEventListener("keydown", escaped, true);
    return () => {
      document.removeEventListener("pointerdown", beside);
      document.removeEventListener("keydown", escaped, true);
    };
  }, [open.value]);
  return (
    <div class="more" ref={box}>
      <button
        ref={button}
        type="button"
        class="button compact"
        aria-expanded={open.value}
        aria-controls={panel_id}
        onClick={() => (open.value = !open.value)}
      >
        <Icon name="more" />
        <span class="top-word">{t("facilitator.more")}</span>
      </button>
      <div id={panel_id} class="more-panel" hidden={!open.value}>
        {open.value && <MoreActs acts={acts} close={close} />}
      </div>
    </div>
  );
}

function MoreActs({ acts, close }: { acts: Acts; close(): void }) {
  const desk = useDesk();
  const { view, guide } = useRoom();
  const has_tables = guide.steps.some(({ kind }) => kind === "tables");
  const linked = has_tables ? (["note_taker", "host", "scribe"] as const) : ["note_taker" as const];
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
