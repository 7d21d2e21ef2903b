// Three to five people: the library's own host, or who runs the cohort, says who they are. A name only if they wish.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { showToast } from "../../kit/parts/toast";
import type { CohortLibrary, TeamMember, TeamRole } from "../../kit/wire";
import type { Keep } from "./library-page";

const roles: readonly TeamRole[] = ["director", "second-manager", "staff"];
const most = 12;

interface TeamProps {
  library: CohortLibrary;
  keep: Keep;
}

export function Team({ library, keep }: TeamProps) {
  const title_id = useId();
  const draft = useSignal<readonly TeamMember[] | null>(null);
  const save = async (team: readonly TeamMember[]) => {
    const named = team.map(({ name, role }) => ({ name: name.trim(), role }));
    if (!(await keep({ team: named }))) return;
    draft.value = null;
    showToast(t("cohort.team.saved"));
  };
  return (
    <section class="cohort-part" aria-labelledby={title_id}>
      <h2 id={title_id}>{t("cohort.team")}</h2>
      {draft.value ? (
        <TeamForm
          team={draft.value}
          type={(team) => (draft.value = team)}
          save={save}
          leave={() => (draft.value = null)}
        />
      ) : (
        <>
          <Members team={library.team} />
          <Advice library={library} />
          {library.names_team && (
            <Button
              class="start-of-line"
              onClick={() => (draft.value = library.team.length > 0 ? library.team : three())}
            >
              {t("cohort.team.change")}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function three(): TeamMember[] {
  return roles.map((role) => ({ name: "", role }));
}

function Members({ team }: { team: readonly TeamMember[] }) {
  if (team.length === 0) return <p>{t("cohort.team.none")}</p>;
  return (
    <ul class="team-list">
      {team.map(({ name, role }, nth) => (
        <li key={`${nth} ${name}`}>
          {name && <bdi>{name}</bdi>}
          {name && ": "}
          {t(`cohort.role.${role}`)}
        </li>
      ))}
    </ul>
  );
}

function Advice({ library: { advice } }: { library: CohortLibrary }) {
  if (advice.length === 0) return null;
  return (
    <ul class="advice">
      {advice.map((one) => (
        <li key={one}>{t(`cohort.advice.${one}`)}</li>
      ))}
    </ul>
  );
}

interface FormProps {
  team: readonly TeamMember[];
  type(team: readonly TeamMember[]): void;
  save(team: readonly TeamMember[]): Promise<void>;
  leave(): void;
}

function TeamForm({ team, type, save, leave }: FormProps) {
  const set = (at: number, part: Partial<TeamMember>) =>
    type(team.map((member, nth) => (nth === at ? { ...member, ...part } : member)));
  return (
    <form
      class="team-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save(team);
      }}
    >
      <p class="soft">{t("cohort.team_help")}</p>
      {team.map((member, nth) => (
        <fieldset key={nth} class="team-member">
          <legend class="visually-hidden">{t("cohort.team.member", { number: nth + 1 })}</legend>
          <label class="form-line">
            <span>{t("cohort.team.name")}</span>
            <input
              class="field"
              dir="auto"
              maxLength={60}
              autocomplete="off"
              value={member.name}
              onInput={(event) => set(nth, { name: event.currentTarget.value })}
            />
          </label>
          <label class="form-line">
            <span>{t("cohort.team.role")}</span>
            <select
              class="field"
              value={member.role}
              onChange={(event) => set(nth, { role: event.currentTarget.value as TeamRole })}
            >
              {roles.map((role) => (
                <option key={role} value={role}>
                  {t(`cohort.role.${role}`)}
                </option>
              ))}
            </select>
          </label>
          <Button class="compact" onClick={() => type(team.filter((_, other) => other !== nth))}>
            {t("cohort.remove")}
            <span class="visually-hidden"> {t("cohort.team.member", { number: nth + 1 })}</span>
          </Button>
        </fieldset>
      ))}
      <div class="call-ways">
        <Button
          disabled={team.length >= most}
          onClick={() => type([...team, { name: "", role: "staff" }])}
        >
          {t("cohort.team.add")}
        </Button>
        <Button weight="strong" type="submit">
          {t("kit.save")}
        </Button>
        <Button onClick={leave}>{t("kit.cancel")}</Button>
      </div>
    </form>
  );
}
