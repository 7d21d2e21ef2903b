// "Check the room": what would fail this evening, and what to do about it. Asks anew every three seconds while open.

import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { handoutAddress } from "../kit/handout";
import { language, t } from "../kit/i18n";
import { announce } from "../kit/parts/announcer";
import { Button } from "../kit/parts/button";
import { showToast } from "../kit/parts/toast";
import type { Preflight } from "../kit/wire";
import { failure, useHome } from "./home";
import { type Check, checksOf, type State, tally, type Words } from "./preflight-checks";
import { ReachingPhones } from "./reaching-phones";

const ask_every = 3_000;

export function PreflightSection() {
  const open = useSignal(false);
  const title_id = useId();
  const list_id = useId();
  return (
    <section class="preflight" aria-labelledby={title_id}>
      <header class="preflight-head">
        <div>
          <h2 id={title_id}>{t("preflight.heading")}</h2>
          <p class="soft">{t("preflight.help")}</p>
        </div>
        <Button
          aria-expanded={open.value}
          aria-controls={list_id}
          onClick={() => (open.value = !open.value)}
        >
          {t(open.value ? "preflight.hide" : "preflight.show")}
        </Button>
      </header>
      <div id={list_id} hidden={!open.value}>
        {open.value && <Checks />}
      </div>
    </section>
  );
}

function Checks() {
  const { found, checks, problem, load } = usePreflight();
  return (
    <div class="preflight-body">
      <p role="status" class="preflight-sum">
        {checks ? summary(checks) : t("preflight.checking")}
      </p>
      {problem && <p role="alert">{problem}</p>}
      {found && checks && (
        <ul class="preflight-list">
          {checks.map((check) => (
            <li key={check.name}>
              <CheckLine check={check} found={found} load={load} />
            </li>
          ))}
        </ul>
      )}
      <p class="preflight-sheets">
        <a href={handoutAddress("laptop-check")} target="_blank" rel="noopener">
          {t("preflight.print")}
        </a>
        <a href="/help" target="_blank" rel="noopener">
          {t("help.heading")}
        </a>
      </p>
    </div>
  );
}

/** The checks, kept fresh while this is seen. */
function usePreflight() {
  const { api, opening, conversations } = useHome();
  const found = useSignal<Preflight | null>(null);
  const here = useSignal(0);
  const problem = useSignal<string | null>(null);
  const waits_since = useRef<number | null>(null);
  const load = async () => {
    try {
      const answer = await api.preflight();
      heedPhones(found.peek(), answer);
      here.value = Date.now();
      if (!isWaiting(answer)) waits_since.current = null;
      else waits_since.current ??= performance.now();
      found.value = answer;
      problem.value = null;
    } catch (error) {
      problem.value = failure(error);
    }
  };
  const is_open = opening.status.value?.open;
  useEffect(() => {
    const fresh = () => document.visibilityState === "visible" && void load();
    fresh();
    const again = setInterval(fresh, ask_every);
    return () => clearInterval(again);
  }, [api, is_open]);
  const held = (conversations.value ?? []).filter(({ rehearsal }) => !rehearsal);
  const checks =
    found.value &&
    checksOf(found.value, {
      here: here.value,
      waited: waits_since.current === null ? 0 : performance.now() - waits_since.current,
      secure: opening.status.value?.secure ?? false,
      language: language.value,
      prepared: held.filter(({ stage }) => stage !== "closed").map(({ guide }) => guide.id),
      kept: held.length > 0,
    });
  return { found: found.value, checks, problem: problem.value, load };
}

const isWaiting = ({ open, addresses, phones }: Preflight) =>
  open && addresses.length > 0 && phones.reached === 0;

/** Whoever stands at the door with a phone hears that it came through. */
function heedPhones(before: Preflight | null, now: Preflight): void {
  if (before && now.phones.reached > before.phones.reached) announce(t("preflight.came"));
}

function summary(checks: readonly Check[]): string {
  const { look, unknown } = tally(checks);
  if (look + unknown === 0) return t("preflight.all_fine");
  const parts = [];
  if (look > 0) parts.push(t("preflight.to_look", { count: look }));
  if (unknown > 0) parts.push(t("preflight.not_known", { count: unknown }));
  return parts.join(" ");
}

const say = ({ key, params }: Words) => t(key, params);

interface LineProps {
  check: Check;
  found: Preflight;
  load(): Promise<void>;
}

function CheckLine({ check: { name, state, says, remedy }, found, load }: LineProps) {
  return (
    <article class="preflight-check" data-state={state}>
      <p class="preflight-state">
        <Mark state={state} />
        {t(`preflight.state.${state}`)}
      </p>
      <div class="preflight-words">
        <h3>{t(`preflight.${name}`)}</h3>
        <p>{say(says)}</p>
        {remedy && <p class="preflight-remedy">{say(remedy)}</p>}
        {name === "phones" && <ReachingPhones found={found} state={state} onChanged={load} />}
        {name === "backup" && state === "look" && <BackUp onMade={load} />}
      </div>
    </article>
  );
}

const drawings: Record<State, string> = {
  fine: "M5 12.5l4.5 4.5L19 7.5",
  look: "M12 5v9m0 4.5v.01",
  unknown: "M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3m0 4v.01",
};

function Mark({ state }: { state: State }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[state]} />
    </svg>
  );
}

function BackUp({ onMade }: { onMade(): Promise<void> }) {
  const { api } = useHome();
  const busy = useSignal(false);
  const make = async () => {
    busy.value = true;
    try {
      const { conversations } = await api.backUp();
      showToast(t("host.backup.made", { count: conversations }));
      await onMade();
    } catch (error) {
      showToast(failure(error));
    }
    busy.value = false;
  };
  return (
    <p>
      <Button class="compact" disabled={busy.value} onClick={() => void make()}>
        {t(busy.value ? "host.backup.making" : "preflight.backup.make")}
      </Button>
    </p>
  );
}
