// The contact slips that participants left: read, written off, and removed.

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { showToast } from "../kit/parts/toast";
import type { Api, Slip } from "./api";
import { failure } from "./home";

const refresh_every = 10_000;

export function Slips({ api, conversation }: { api: Api; conversation: string }) {
  const slips = useSignal<Slip[] | null>(null);
  const load = () =>
    api.slips(conversation).then(
      (found) => {
        slips.value = found;
      },
      (error: unknown) => showToast(failure(error)),
    );
  useEffect(() => {
    void load();
    const again = setInterval(load, refresh_every);
    return () => clearInterval(again);
  }, [conversation]);
  const remove = async () => {
    try {
      await api.purgeSlips(conversation);
      showToast(t("host.slips.removed"));
      await load();
    } catch (error) {
      showToast(failure(error));
    }
  };
  if (!slips.value) return null;
  if (slips.value.length === 0) return <p class="soft">{t("host.slips.none")}</p>;
  return (
    <div class="slips">
      <p class="small soft">{t("host.slips.help")}</p>
      <ul>
        {slips.value.map((slip) => (
          <li key={`${slip.at} ${slip.contact}`}>
            <strong>
              <bdi>{slip.name || t("host.slips.nameless")}</bdi>
            </strong>
            <bdi>{slip.contact}</bdi>
            {slip.wish && <bdi class="soft">{slip.wish}</bdi>}
          </li>
        ))}
      </ul>
      <Button class="compact" onClick={() => void remove()}>
        {t("host.slips.remove")}
      </Button>
    </div>
  );
}
