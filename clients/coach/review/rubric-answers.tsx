// What everybody answered, side by side.

import { formatDay, t } from "../../kit/i18n";
import type { RubricView } from "../../kit/wire";
import type { Said } from "./acts";
import { authorName } from "./thread-card";

export function RubricAnswers({
  rubric,
  reviews,
}: {
  rubric: RubricView;
  reviews: readonly Said[];
}) {
  if (reviews.length === 0) return <p class="soft">{t("coach.rubric.none")}</p>;
  return (
    <div class="rubric-answers">
      <table>
        <caption class="visually-hidden">{t("coach.rubric.side_by_side")}</caption>
        <thead>
          <tr>
            <td />
            {reviews.map((said) => (
              <th key={said.id} scope="col">
                <bdi>{authorName(said)}</bdi>{" "}
                <span class="small soft">
                  {formatDay(said.at)}
                  {said.review?.version !== rubric.version &&
                    ` · ${t("coach.rubric.version", { version: said.review?.version ?? "" })}`}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rubric.criteria.map((criterion) => (
            <tr key={criterion.id}>
              <th scope="row" dir="auto">
                {criterion.question}
              </th>
              {reviews.map((said) => (
                <td key={said.id} dir="auto">
                  {levelText(criterion, said.review?.answers[criterion.id])}
                </td>
              ))}
            </tr>
          ))}
          {reviews.some(({ text }) => text) && (
            <tr>
              <th scope="row">{t("coach.rubric.in_words")}</th>
              {reviews.map((said) => (
                <td key={said.id} class="said-text" dir="auto">
                  {said.text}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}

/** With its place among the levels, as one reads a scale; of another version perhaps only its name. */
function levelText({ levels }: RubricView["criteria"][number], answer: string | undefined) {
  if (answer === undefined) return <span class="soft">{t("coach.rubric.not_told")}</span>;
  const index = levels.findIndex(({ id }) => id === answer);
  const level = levels[index];
  if (!level) return answer;
  return (
    <>
      <span class="small soft">
        {t("coach.rubric.level_of", { level: index + 1, levels: levels.length })}
      </span>{" "}
      {level.text}
    </>
  );
}
