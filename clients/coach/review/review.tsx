// What is said about the conversation: comments with their answers, reviews by a rubric, and the transcripts that
// were made elsewhere.

import "./review.css";
import "./rubric.css";
import { t } from "../../kit/i18n";
import { refusalText } from "../../kit/parts/error-screen";
import type { Reading } from "../../kit/wire";
import { Attached } from "./attached";
import { MomentForm } from "./moment-form";
import { Rubrics } from "./rubrics";
import { ThreadList } from "./thread-list";
import { useComments } from "./use-comments";

export function Review({ reading }: { reading: Reading }) {
  const comments = useComments(reading);
  const problem = comments.problem.value;
  return (
    <div class="review">
      {problem && <p role="alert">{refusalText(problem)}</p>}
      <section class="review-part" aria-labelledby="comments-heading">
        <h2 id="comments-heading">{t("coach.comment.all")}</h2>
        <p class="soft">{t("coach.comment.help")}</p>
        <MomentForm reading={reading} comments={comments} />
        <ThreadList reading={reading} comments={comments} />
      </section>
      <Rubrics reading={reading} comments={comments} />
      <Attached reading={reading} />
    </div>
  );
}
