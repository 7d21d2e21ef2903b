// To whom a conversation is released, under which name of the team, and whether the crew's own side goes along.

import { useSignal } from "@preact/signals";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { NewRelease, ReleaseState } from "../../kit/wire";

interface Props {
  state: ReleaseState;
  release(release: NewRelease, name: string): Promise<void>;
}

export function ReleaseForm({ state: { team, contents, coaches }, release }: Props) {
  const called = useSignal(team);
  const with_private = useSignal(false);
  const coach = useSignal(coaches[0]?.id ?? "");
  const busy = useSignal(false);
  if (coaches.length === 0) return <p>{t("coach.release.no_coach")}</p>;
  const submit = async (event: Event) => {
    event.preventDefault();
    const chosen = coaches.find(({ id }) => id === coach.value);
    if (!chosen || busy.value) return;
    busy.value = true;
    await release(
      { coach: chosen.id, private: with_private.value, team: called.value.trim() },
      chosen.name,
    );
    busy.value = false;
  };
  return (
    <form class="release-form" onSubmit={(event) => void submit(event)}>
      <label class="form-line">
        <span>
          {t("coach.release.team")} <span class="soft small">{t("coach.release.team_help")}</span>
        </span>
        <input
          class="field"
          dir="auto"
          maxLength={120}
          value={called.value}
          onInput={(event) => (called.value = event.currentTarget.value)}
        />
      </label>
      <label class="form-line">
        <span>{t("coach.release.coach")}</span>
        <select
          class="field"
          value={coach.value}
          onChange={(event) => (coach.value = event.currentTarget.value)}
        >
          {coaches.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="check-line">
        <input
          type="checkbox"
          checked={with_private.value}
          onChange={(event) => (with_private.value = event.currentTarget.checked)}
        />
        <span>
          {t("coach.release.private")}
          <span class="soft small">
            {t("coach.release.private_help", { count: contents.private_notes })}
          </span>
        </span>
      </label>
      <div>
        <Button type="submit" weight="strong" aria-disabled={busy.value}>
          {t("coach.release.release")}
        </Button>
      </div>
    </form>
  );
}
