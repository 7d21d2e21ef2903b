// A team's conversations in figures, and what coaches judged of them.

import { formatNumber, language, t } from "../../kit/i18n";
import { addressOf } from "../place";
import { formatShortDay } from "./archive-rows";
import { type Held, type Judged, levelText, markKinds } from "./team";

const figures = [
  "progress.planned",
  "progress.taken",
  "people",
  "notes",
  "progress.evenness",
] as const;

interface FiguresProps {
  /** Its name, as it is shown. */
  team: string;
  conversations: readonly Held[];
}

export function FiguresTable({ team, conversations }: FiguresProps) {
  const label = t("archive.progress.figures_of", { team });
  const kinds = markKinds(conversations);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="scrolled" tabIndex={0} aria-label={label}>
      <table class="archive-table">
        <caption class="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t("archive.date")}</th>
            <th scope="col">{t("archive.title")}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col" class="numeric">
                {t(`archive.${figure}`)}
              </th>
            ))}
            {kinds.map((kind) => (
              <th key={kind} scope="col" class="numeric">
                {t(`archive.mark.${kind}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {conversations.map((held) => (
            <tr key={held.id}>
              <td class="unbroken">{formatShortDay(held.created_at)}</td>
              <th scope="row">
                <ReadLink held={held} />
                <p class="small soft">
                  <bdi>{held.guide}</bdi>
                </p>
              </th>
              {[held.planned, held.taken, held.people, held.notes].map((figure, index) => (
                <td key={`${index} ${figure}`} class="numeric">
                  {formatNumber(figure)}
                </td>
              ))}
              <td class="numeric">{formatShare(held.evenness)}</td>
              {kinds.map((kind) => (
                <td key={kind} class="numeric">
                  {formatNumber(held.marks[kind] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function JudgedTable({ team, judged }: { team: string; judged: Judged }) {
  const { rubric, lines } = judged;
  const label = t("archive.progress.judged_of", { team, rubric: rubric.title });
  return (
    <>
      <h3>
        <bdi>{rubric.title}</bdi>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="scrolled" tabIndex={0} aria-label={label}>
        <table class="archive-table">
          <caption class="visually-hidden">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t("archive.date")}</th>
              <th scope="col">{t("archive.title")}</th>
              <th scope="col">{t("archive.progress.author")}</th>
              {rubric.criteria.map(({ id, question }) => (
                <th key={id} scope="col" class="criterion">
                  <bdi>{question}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ held, author, answers }) => (
              <tr key={`${held.id} ${author}`}>
                <td class="unbroken">{formatShortDay(held.created_at)}</td>
                <th scope="row">
                  <ReadLink held={held} />
                </th>
                <td>
                  <bdi>{author}</bdi>
                </td>
                {rubric.criteria.map((criterion) => (
                  <td key={criterion.id}>
                    <bdi>{levelText(criterion, answers[criterion.id])}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function ReadLink({ held: { id, title } }: { held: Held }) {
  return (
    <a href={addressOf(id, "transcript")}>
      <bdi>{title}</bdi>
    </a>
  );
}

/** "0.82", as the picture has it. */
function formatShare(share: number): string {
  return new Intl.NumberFormat(language.value, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(share);
}
