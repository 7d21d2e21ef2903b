// What coaches have opened of a conversation, newest first: the team may always know.

import { useSignal } from "@preact/signals";
import { formatDay, formatTime, t } from "../../kit/i18n";
import type { Readings } from "../../kit/wire";
import type { ReadingApi } from "../api";
import { failure } from "../failure";

interface Props {
  api: ReadingApi;
  conversation: string;
}

export function Opened({ api, conversation }: Props) {
  const readings = useSignal<Readings | null>(null);
  const problem = useSignal<string | null>(null);
  const load = async () => {
    problem.value = null;
    try {
      readings.value = await api.readings(conversation);
    } catch (error) {
      problem.value = failure(error);
    }
  };
  const known = readings.value?.readings;
  return (
    <details class="opened" onToggle={(event) => event.currentTarget.open && void load()}>
      <summary>{t("coach.release.opened")}</summary>
      {problem.value && <p role="alert">{problem.value}</p>}
      {known?.length === 0 && <p class="soft">{t("coach.release.opened_none")}</p>}
      {known && known.length > 0 && (
        <ul class="release-list small">
          {known.map(({ at, coach, name, what }, index) => (
            <li key={`${index} ${at} ${coach}`}>
              <span>
                <b>
                  <bdi>{name}</bdi>
                </b>{" "}
                {t(`coach.opened.${what}`)}
              </span>
              <span class="soft">
                {formatDay(at)}, {formatTime(at)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
