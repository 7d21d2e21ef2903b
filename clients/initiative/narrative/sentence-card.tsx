// One sentence: its words in each language, what it stands on, and what can be done with it.

import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../../kit/i18n";
import { announce } from "../../kit/parts/announcer";
import { Button } from "../../kit/parts/button";
import type { SentenceRecord } from "../../kit/wire";
import { useInitiative } from "../initiative";
import { keptOf } from "../records";
import type { Sources } from "../sources";
import { nameOf } from "../who";
import { WordBox } from "../words/word-box";
import { backingOf, themesOf } from "./backing";
import { Evidence } from "./evidence";
import { shifted } from "./order";
import { ThemeChoice } from "./theme-choice";

export interface SentenceCardProps {
  sentence: SentenceRecord;
  /** Its place in the slot. */
  place: number;
  of_slot: readonly SentenceRecord[];
  shown: readonly string[];
  sources: Sources;
  /** Whether the address names it. */
  named: boolean;
}

export function SentenceCard(props: SentenceCardProps) {
  const { sentence, place, of_slot, shown, sources, named } = props;
  const card = useRef<HTMLLIElement>(null);
  const open = useSignal(named);
  const evidence_id = useId();
  const move = useMove(sentence, of_slot);
  useEffect(() => {
    if (!named) return;
    open.value = true;
    card.current?.scrollIntoView({ block: "center" });
    card.current?.querySelector("textarea")?.focus({ preventScroll: true });
  }, [named, open]);
  const label = `${t(`narrative.slot.${sentence.slot}`)} ${t("narrative.nth", { number: place + 1 })}`;
  return (
    <li class="sentence" data-id={sentence.id} data-open={open.value} ref={card}>
      <div class="sentence-words">
        <div class="texts-row">
          {shown.map((language) => (
            <WordBox
              key={language}
              spot={{ kind: "sentence", id: sentence.id, language }}
              label={label}
              placeholder="narrative.write_here"
              most={600}
              line
              onKeyDown={(event) => {
                const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : null;
                if (!event.altKey || by === null) return;
                event.preventDefault();
                void move(by);
              }}
            />
          ))}
        </div>
        <div class="sentence-foot">
          <Backed sentence={sentence} />
          <Changed id={sentence.id} />
          <div class="sentence-ways">
            <Button
              weight="quiet"
              class="compact"
              aria-expanded={open.value}
              aria-controls={evidence_id}
              onClick={() => (open.value = !open.value)}
            >
              {t("narrative.evidence")}
              <span class="visually-hidden">: {label}</span>
            </Button>
            <ThemeChoice sentence={sentence} label={label} />
            <Moves sentence={sentence} place={place} of_slot={of_slot} label={label} />
          </div>
        </div>
      </div>
      <div id={evidence_id} class="sentence-evidence" hidden={!open.value}>
        {open.value && <Evidence sentence={sentence} sources={sources} />}
      </div>
    </li>
  );
}

function useMove(sentence: SentenceRecord, of_slot: readonly SentenceRecord[]) {
  const { desk } = useInitiative();
  return async (by: -1 | 1) => {
    const changed = shifted(of_slot, sentence.id, by);
    const held = document.activeElement as HTMLElement | null;
    const saved = await Promise.all(changed.map((one) => desk.put("sentence", one)));
    if (changed.length > 0 && saved.every(Boolean))
      announce(t(by < 0 ? "narrative.moved_up" : "narrative.moved_down"));
    // What is moved in the page loses the focus on the way.
    requestAnimationFrame(() => held?.focus());
  };
}

interface MovesProps {
  sentence: SentenceRecord;
  place: number;
  of_slot: readonly SentenceRecord[];
  label: string;
}

function Moves({ sentence, place, of_slot, label }: MovesProps) {
  const { desk, words } = useInitiative();
  const move = useMove(sentence, of_slot);
  const remove = () => {
    words.forget("sentence", sentence.id);
    void desk.act("record.remove", { kind: "sentence", id: sentence.id }, t("narrative.removed"));
  };
  return (
    <span class="moves">
      <button
        type="button"
        class="icon-button"
        aria-label={`${t("narrative.move_up")}: ${label}`}
        aria-disabled={place === 0}
        title={t("narrative.move_up")}
        onClick={() => void move(-1)}
      >
        ↑
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={`${t("narrative.move_down")}: ${label}`}
        aria-disabled={place === of_slot.length - 1}
        title={t("narrative.move_down")}
        onClick={() => void move(1)}
      >
        ↓
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={`${t("narrative.remove")}: ${label}`}
        title={t("narrative.remove")}
        onClick={remove}
      >
        ×
      </button>
    </span>
  );
}

/** Its themes by name; in words when that is not enough. */
function Backed({ sentence }: { sentence: SentenceRecord }) {
  const { state } = useInitiative();
  const backing = backingOf(state, sentence);
  return (
    <div class="backed" data-backing={backing}>
      {themesOf(state, sentence).map(({ id, name }) => (
        <span key={id} class="theme-name small" dir="auto">
          {name || t("narrative.theme_unnamed")}
        </span>
      ))}
      {backing !== "firm" && <span class="mark small">{t(`narrative.backing.${backing}`)}</span>}
    </div>
  );
}

const just_now = 30_000;

/** Who is writing here, or has changed it lately. */
function Changed({ id }: { id: string }) {
  const { desk, state } = useInitiative();
  const kept = keptOf(state, "sentence", id);
  if (!kept?.by || kept.by === desk.me.value) return null;
  if (desk.now.value - kept.at > just_now) return null;
  return <p class="changed small">{t("narrative.writing", { name: nameOf(state, kept.by) })}</p>;
}
