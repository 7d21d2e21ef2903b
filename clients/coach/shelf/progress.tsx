// How it goes over time: each team's conversations side by side, in figures and in small pictures.

import { useEffect, useId, useState } from "preact/hooks";
import { language, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { Progress, RubricView } from "../../kit/wire";
import { failure } from "../failure";
import { useReading } from "../reader";
import { formatShortDay } from "./archive-rows";
import { FiguresTable, JudgedTable } from "./progress-tables";
import { narrow, narrowed } from "./shown";
import { byRubric, byTeam, type Held, type Team } from "./teams";
import { Trend } from "./trend";

export function ProgressView() {
  const { api } = useReading();
  const team = narrowed.value.team ?? "";
  const speaks = language.value;
  const [progress, setProgress] = useState<Progress | null>(null);
  const [rubrics, setRubrics] = useState<readonly RubricView[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const load = () => {
    let wanted = true;
    setProblem(null);
    Promise.all([api.progress(team), api.rubrics(speaks)]).then(
      ([found, known]) => {
        if (!wanted) return;
        setProgress(found);
        setRubrics(known.rubrics);
      },
      (error: unknown) => wanted && setProblem(failure(error)),
    );
    return () => {
      wanted = false;
    };
  };
  useEffect(load, [api, team, speaks]);
  if (problem) {
    return (
      <div class="unreachable" role="alert">
        <p>{problem}</p>
        <Button class="compact" onClick={load}>
          {t("host.try_again")}
        </Button>
      </div>
    );
  }
  if (!progress) return <p role="status">{t("archive.loading")}</p>;
  if (progress.conversations.length === 0 && team === "") {
    return (
      <div class="nothing">
        <h2>{t("archive.progress.none")}</h2>
        <p class="soft">{t("archive.progress.none_help")}</p>
      </div>
    );
  }
  return (
    <>
      <TeamChoice teams={progress.teams} chosen={team} />
      {byTeam(progress.conversations).map((one) => (
        <TeamSection key={one.name} team={one} rubrics={rubrics} />
      ))}
    </>
  );
}

function TeamChoice({ teams, chosen }: { teams: readonly string[]; chosen: string }) {
  const named = teams.filter(Boolean);
  if (named.length < 2 && chosen === "") return null;
  return (
    <label class="narrowing-field team-choice">
      <span class="small soft">{t("archive.progress.team")}</span>
      <select
        class="compact-select"
        value={chosen}
        onChange={(event) => narrow({ team: event.currentTarget.value })}
      >
        <option value="">{t("archive.progress.every_team")}</option>
        {named.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function TeamSection({ team, rubrics }: { team: Team; rubrics: readonly RubricView[] }) {
  const title_id = useId();
  const { name, conversations } = team;
  return (
    <section class="team" aria-labelledby={title_id}>
      <header>
        <h2 id={title_id}>
          <bdi>{name || t("archive.progress.no_team")}</bdi>
        </h2>
        <p class="small soft">{t("archive.count", { count: conversations.length })}</p>
      </header>
      {conversations.length > 1 && <Trends conversations={conversations} />}
      <FiguresTable team={team} />
      {byRubric(conversations, rubrics).map((judged) => (
        <JudgedTable key={judged.rubric.id} team={team} judged={judged} />
      ))}
    </section>
  );
}

function Trends({ conversations }: { conversations: readonly Held[] }) {
  const first = conversations[0]?.created_at ?? 0;
  const last = conversations[conversations.length - 1]?.created_at ?? 0;
  const ends = [formatShortDay(first), formatShortDay(last)] as const;
  const of = (figure: (held: Held) => number) => conversations.map(figure);
  const marks = ({ marks: counts }: Held) => Object.values(counts).reduce((sum, n) => sum + n, 0);
  const line = (key: string, figure: (held: Held) => number) => ({
    label: t(`archive.progress.${key}`),
    values: of(figure),
  });
  return (
    <div class="trends">
      <Trend
        title={t("archive.progress.minutes")}
        ends={ends}
        lines={[
          line("was", ({ taken }) => taken),
          { ...line("meant", ({ planned }) => planned), broken: true },
        ]}
      />
      <Trend
        title={t("archive.progress.evenness")}
        ends={ends}
        most={1}
        lines={[line("evenness", ({ evenness }) => evenness)]}
      />
      <Trend
        title={t("archive.notes")}
        ends={ends}
        lines={[{ label: "", values: of(({ notes }) => notes) }]}
      />
      <Trend title={t("archive.progress.marks")} ends={ends} lines={[line("marks", marks)]} />
    </div>
  );
}
