// A box for a record's words in one language. It grows with them, saves when one stops writing or leaves it, and shows
// both texts when somebody else has written there meanwhile.

import { useEffect, useId, useRef } from "preact/hooks";
import { isRightToLeft } from "../../kit/direction";
import { languageName, t } from "../../kit/i18n";
import { announce } from "../../kit/parts/announcer";
import { Button } from "../../kit/parts/button";
import { useInitiative } from "../initiative";
import { keptOf } from "../records";
import { nameOf } from "../who";
import type { Spot } from "./desk";
import { useSpeaker } from "./speaker";

const pause = 6_000; // without a stroke; leaving the box saves at once

export interface WordBoxProps {
  spot: Spot;
  label: string;
  /** The text that stands in it while it is empty, said in its own language. */
  placeholder: string;
  most: number;
  /** Without line breaks. */
  line?: boolean;
  onKeyDown?(event: KeyboardEvent): void;
  /** Told where the caret is as somebody comes, and where it was as they leave. */
  onCaret?(at: number): void;
}

export function WordBox({
  spot,
  label,
  placeholder,
  most,
  line = false,
  onKeyDown,
  onCaret,
}: WordBoxProps) {
  const { words } = useInitiative();
  const id = useId();
  const due = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { language } = spot;
  const now = words.standing(spot);
  const hint = useSpeaker(language)?.say(placeholder) ?? "";
  const save = () => {
    clearTimeout(due.current);
    void words.save(spot);
  };
  const write = (text: string) => {
    words.write(spot, line ? text.replace(/\s*\n\s*/g, " ") : text);
    clearTimeout(due.current);
    due.current = setTimeout(save, pause);
  };
  useEffect(() => () => clearTimeout(due.current), []);
  useEffect(() => {
    if (now.state === "apart") announce(t("narrative.apart"));
  }, [now.state]);
  const rtl = isRightToLeft(language) ? "rtl" : "ltr";
  return (
    <div class="word-box" data-state={now.state} data-missing={now.text.trim() === ""}>
      <div class="mirror voice" data-mirror={now.text || hint} lang={language} dir={rtl}>
        <textarea
          rows={1}
          lang={language}
          dir={rtl}
          maxLength={most}
          aria-label={`${label}, ${languageName(language)}`}
          aria-describedby={id}
          placeholder={hint}
          value={now.text}
          onInput={(event) => write(event.currentTarget.value)}
          onFocus={(event) => onCaret?.(event.currentTarget.selectionStart)}
          onBlur={(event) => {
            onCaret?.(event.currentTarget.selectionStart);
            save();
          }}
          onKeyDown={(event) => {
            onKeyDown?.(event);
            if (event.key !== "Enter" || !line || event.isComposing) return;
            event.preventDefault();
            save();
          }}
        />
      </div>
      <p id={id} class="word-state small soft">
        {now.state === "unsaved" && t("narrative.unsaved")}
      </p>
      {now.state === "apart" && <Apart spot={spot} theirs={now.theirs} rtl={rtl} />}
    </div>
  );
}

function Apart({ spot, theirs, rtl }: { spot: Spot; theirs: string; rtl: "rtl" | "ltr" }) {
  const { words, state } = useInitiative();
  const kept = keptOf(state, spot.kind, spot.id);
  return (
    <section class="apart" aria-label={t("narrative.apart")}>
      <p class="small">
        <strong>{t("narrative.apart_by", { name: nameOf(state, kept?.by) })}</strong>
      </p>
      <p class="voice" lang={spot.language} dir={rtl}>
        {theirs || t("narrative.apart_empty")}
      </p>
      <div class="choices">
        <Button class="compact" onClick={() => void words.keepMine(spot)}>
          {t("narrative.keep_mine")}
        </Button>
        <Button class="compact" onClick={() => words.takeTheirs(spot)}>
          {t("narrative.take_theirs")}
        </Button>
      </div>
      <p class="small soft">{t("narrative.apart_help")}</p>
    </section>
  );
}
