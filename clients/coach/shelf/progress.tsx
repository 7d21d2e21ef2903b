// How it goes over time: a team's conversations side by side, in small pictures and in figures.

import { useEffect, useId, useState } from "preact/hooks";
import { language, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import type { Progress, RubricView } from "../../kit/wire";
import { failure } from "../failure";
import { useReading } from "../reader";
import { formatShortDay } from "./archive-rows";
import { FiguresTable, JudgedTable } from "./progress-tables";
import { narrow, narrowed } from "./shown";
import { byRubric, type Held } from "./team";
import { Trend } from "./trend";

export function ProgressView() {
  const { api } = useReading();
  const { team = "", unnamed = "" } = narrowed.value;
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
        const first = found.teams.find(Boolean);
        if (first && !team && !unnamed) return narrow({ team: first });
        setProgress(found);
        setRubrics(known.rubrics);
      },
      (error: unknown) => wanted && setProblem(failure(error)),
    );
    return () => {
      wanted = false;
    };
  };
  useEffect(load, [api, team, unnamed, speaks]);
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
  const { conversations } = progress;
  return (
    <>
      <TeamChoice teams={[...new Set([...progress.teams, team])]} chosen={team} />
      {conversations.length > 0 ? (
        <TeamSection
          name={team || t("archive.progress.no_team")}
          conversations={conversations}
          rubrics={rubrics}
        />
      ) : (
        <div class="nothing">
          <h2>{t("archive.progress.none")}</h2>
          <p class="soft">{t("archive.progress.none_help")}</p>
        </div>
      )}
    </>
  );
}

function TeamChoice({ teams, chosen }: { teams: readonly string[]; chosen: string }) {
  if (teams.length < 2) return null;
  const choose = (team: string) => narrow({ team, unnamed: team ? "" : "1" });
  return (
    <label class="narrowing-field team-choice">
      <span class="small soft">{t("archive.progress.team")}</span>
      <select
        class="compact-select"
        value={chosen}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {teams.map((name) => (
          <option key={name} value={name}>
            {name || t("archive.progress.no_team")}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TeamProps {
  name: string;
  /** Oldest first. */
  conversations: readonly Held[];
  rubrics: readonly RubricView[];
}

function TeamSection({ name, conversations, rubrics }: TeamProps) {
  const title_id = useId();
  return (
    <section class="team" aria-labelledby={title_id}>
      <header>
        <h2 id={title_id}>
          <bdi>{name}</bdi>
        </h2>
        <p class="small soft">{t("archive.count", { count: conversations.length })}</p>
      </header>
      {conversations.length > 1 && <Trends conversations={conversations} />}
      <FiguresTable team={name} conversations={conversations} />
      {byRubric(conversations, rubrics).map((judged) => (
        <JudgedTable key={judged.rubric.id} team={name} judged={judged} />
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
