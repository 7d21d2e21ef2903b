// Hints for somebody's first ten minutes: one thing to try at a time, in a rehearsal that was begun for it.

import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { recall } from "../kit/device";
import { t } from "../kit/i18n";
import { announce } from "../kit/parts/announcer";
import { Button } from "../kit/parts/button";
import { keptTour } from "../kit/tour";
import { useDesk, useRoom } from "./desk";
import { Icon } from "./icons";
import { type Seen, type Thing, things } from "./tour";

export function TourHints() {
  const { conversation } = useDesk();
  const { view } = useRoom();
  const kept = useMemo(keptTour, []);
  const tour = kept.value.value;
  if (!view.rehearsal || tour?.conversation !== conversation) return null;
  const at = Math.min(Math.max(tour.at, 0), things.length);
  const thing = things[at];
  const goOn = () => kept.put({ conversation, at: at + 1 });
  const leave = () => kept.put(null);
  return (
    <aside class="tour" aria-label={t("tour.heading")}>
      <div class="tour-words">
        <p class="label">
          {t("tour.heading")}
          {thing && ` · ${t("tour.place", { number: at + 1, total: things.length })}`}
        </p>
        {thing ? <Hint key={thing.id} thing={thing} /> : <End />}
      </div>
      <div class="tour-ways">
        {thing && (
          <Button class="compact" onClick={goOn}>
            {t("tour.next")}
          </Button>
        )}
        <Button weight={thing ? "quiet" : "plain"} class="compact" onClick={leave}>
          {t(thing ? "tour.leave" : "tour.finish")}
        </Button>
      </div>
    </aside>
  );
}

function Hint({ thing }: { thing: Thing }) {
  const done = useDone(thing);
  const title = t(`tour.${thing.id}`);
  const how = t(`tour.${thing.id}.how`);
  useEffect(() => announce(`${title}. ${how}`), [title, how]);
  return (
    <p>
      <strong>{title}.</strong> {how}{" "}
      {done && (
        <span class="tour-done">
          <Icon name="check" />
          {t("tour.done")}
        </span>
      )}
    </p>
  );
}

/** Stays so once it was done. */
function useDone(thing: Thing): boolean {
  const { looking } = useDesk();
  const { view, guide } = useRoom();
  const now: Seen = { view, guide, looking: looking.value };
  const before = useRef(now);
  const done = useSignal(false);
  const is_done = thing.done(now, before.current);
  useEffect(() => {
    if (!is_done || done.peek()) return;
    done.value = true;
    announce(t("tour.done"));
  }, [is_done, done]);
  return done.value;
}

function End() {
  const words = t("tour.end.how");
  useEffect(() => announce(words), [words]);
  const at_home = recall<string | null>("host-key", null) !== null;
  return (
    <p>
      <strong>{t("tour.end")}.</strong> {words}
      {at_home && (
        <>
          {" "}
          <a href="/host">{t("tour.home")}</a>
        </>
      )}
    </p>
  );
}
