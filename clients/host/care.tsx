// What the host may do with one conversation that is kept: see who left a slip, take keys back, say how
// long it stays, and remove it for good.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId } from "preact/hooks";
import { formatDay, formatTime, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { Confirm } from "../kit/parts/confirm";
import { showToast } from "../kit/parts/toast";
import type { ConversationSummary, KnownKey } from "./api";
import { failure, useHome } from "./home";
import { Slips } from "./slips";

const year = 365 * 24 * 60 * 60 * 1000;
const years = [1, 2, 3, 5, 10];

export function Care({ conversation }: { conversation: ConversationSummary }) {
  return (
    <div class="care">
      <Retention conversation={conversation} />
      {conversation.slips > 0 && <SlipsSection conversation={conversation} />}
      <Keys conversation={conversation.id} />
      <Removal conversation={conversation} />
    </div>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  const title_id = useId();
  return (
    <section aria-labelledby={title_id}>
      <h4 id={title_id}>{title}</h4>
      {children}
    </section>
  );
}

/** Does `act`, says that it is done or why not, and loads the page anew. */
function useAct() {
  const home = useHome();
  return async (act: () => Promise<unknown>, done: string): Promise<void> => {
    try {
      await act();
      showToast(done);
      await home.load();
    } catch (error) {
      showToast(failure(error));
    }
  };
}

function Retention({ conversation }: { conversation: ConversationSummary }) {
  const { api } = useHome();
  const act = useAct();
  const { id, created_at, expires_at } = conversation;
  const over = expires_at !== null && expires_at <= Date.now();
  const choose = (value: string) => {
    const until = value === "" ? null : created_at + Number(value) * year;
    void act(() => api.keepUntil(id, until), t("host.care.kept_changed"));
  };
  return (
    <Section title={t("host.care.kept")}>
      <p>
        {expires_at === null
          ? t("host.care.kept_always")
          : t(over ? "host.care.kept_over" : "host.care.kept_until", {
              date: formatDay(expires_at),
            })}
      </p>
      <label class="care-line">
        <span>{t("host.care.keep_for")}</span>
        <select class="field" value="-" onChange={(event) => choose(event.currentTarget.value)}>
          <option value="-" disabled>
            {t("host.care.choose")}
          </option>
          {years.map((count) => (
            <option key={count} value={count}>
              {t("host.care.years", { count })}
            </option>
          ))}
          <option value="">{t("host.care.always")}</option>
        </select>
      </label>
    </Section>
  );
}

function SlipsSection({ conversation }: { conversation: ConversationSummary }) {
  const { api } = useHome();
  return (
    <Section title={t("host.slips")}>
      <Slips api={api} conversation={conversation.id} />
    </Section>
  );
}

function Keys({ conversation }: { conversation: string }) {
  const { api } = useHome();
  const act = useAct();
  const keys = useSignal<KnownKey[]>([]);
  const load = () =>
    api.keys(conversation).then(
      (found) => {
        keys.value = found;
      },
      (error: unknown) => showToast(failure(error)),
    );
  useEffect(() => void load(), [conversation]);
  const revoke = (key: KnownKey) =>
    void act(() => api.revokeKey(conversation, key.id), t("host.care.key_ended")).then(load);
  return (
    <Section title={t("host.care.keys")}>
      <p class="small soft">{t("host.care.keys_help")}</p>
      <ul class="care-list">
        {keys.value.map((key) => (
          <li key={key.id}>
            <span>
              {t(`facilitator.seat.${key.seat}`)}, {formatDay(key.created_at)},{" "}
              {formatTime(key.created_at)}
            </span>
            <Button class="compact" onClick={() => revoke(key)}>
              {t("host.care.end_key")}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Removal({ conversation }: { conversation: ConversationSummary }) {
  const { api } = useHome();
  const act = useAct();
  const asking = useSignal(false);
  return (
    <Section title={t("host.care.remove")}>
      <Button class="compact" onClick={() => (asking.value = true)}>
        {t("host.care.remove_it")}
      </Button>
      <Confirm
        open={asking.value}
        title={t("host.care.remove_title")}
        yes={t("host.care.remove_yes")}
        onClose={() => (asking.value = false)}
        onYes={() => void act(() => api.purge(conversation.id), t("host.care.removed"))}
      >
        <blockquote class="voice" dir="auto">
          {conversation.title}
        </blockquote>
        <p>{t("host.care.remove_help", { count: conversation.notes })}</p>
      </Confirm>
    </Section>
  );
}
