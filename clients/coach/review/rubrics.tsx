// Reviews by a rubric: one's own, those of others beside it, and the editor for another version of its questions.

import { useSignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { forget } from "../../kit/device";
import { language, t } from "../../kit/i18n";
import { announce } from "../../kit/parts/announcer";
import { Button } from "../../kit/parts/button";
import { showToast } from "../../kit/parts/toast";
import type { Reading, RubricToKeep, RubricView } from "../../kit/wire";
import { findings } from "../failure";
import { useReading } from "../reader";
import type { Comments } from "./comments";
import { useFocusBack } from "./focus-back";
import { RubricAnswers } from "./rubric-answers";
import { keptAs, RubricEditor } from "./rubric-editor";
import { type Answered, RubricForm } from "./rubric-form";
import { DeliveryLine } from "./thread-card";

interface Props {
  reading: Reading;
  comments: Comments;
}

export function Rubrics({ reading, comments }: Props) {
  const { api } = useReading();
  const [rubrics, setRubrics] = useState<readonly RubricView[]>([]);
  const chosen = useSignal<string | null>(null);
  const speaks = language.value;
  useEffect(() => {
    api.rubrics(speaks).then(
      (list) => setRubrics(list.rubrics),
      (error) => showToast(findings(error)),
    );
  }, [api, speaks]);
  const rubric = rubrics.find(({ id }) => id === chosen.value) ?? rubrics[0];
  if (!rubric) return null;
  return (
    <section class="review-part" aria-labelledby="rubric-heading">
      <h2 id="rubric-heading" lang={rubric.language} dir="auto">
        {rubric.title}
      </h2>
      {rubrics.length > 1 && (
        <select
          class="compact-select"
          aria-label={t("coach.rubric.which")}
          value={rubric.id}
          onChange={(event) => (chosen.value = event.currentTarget.value)}
        >
          {rubrics.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
      <OneRubric
        key={`${rubric.id} ${rubric.version} ${rubric.language}`}
        rubric={rubric}
        reading={reading}
        comments={comments}
        onRubrics={setRubrics}
      />
    </section>
  );
}

interface OneProps extends Props {
  rubric: RubricView;
  onRubrics(rubrics: readonly RubricView[]): void;
}

function OneRubric({ rubric, reading, comments, onRubrics }: OneProps) {
  const { reader } = useReading();
  const doing = useSignal<"nothing" | "answering" | "editing">("nothing");
  const reviews = comments.said.value.filter(({ review }) => review?.rubric === rubric.id);
  const own = reviews.find(({ mine }) => mine) ?? null;
  const { place, back } = useFocusBack<HTMLDivElement>();
  const leave = () => {
    doing.value = "nothing";
    back();
  };
  const save = ({ answers, text }: Answered) => {
    const review = { rubric: rubric.id, version: rubric.version, answers };
    if (own) comments.change(own.id, { review, text });
    else comments.add({ kind: "review", place: { at: beginning(reading) }, text, review });
    leave();
  };
  return (
    <div ref={place} tabIndex={-1} class="one-rubric">
      <p class="soft rubric-about" lang={rubric.language} dir="auto">
        {rubric.about}{" "}
        <span class="small">
          {t(rubric.own ? "coach.rubric.own_version" : "coach.rubric.version", {
            version: rubric.version,
          })}
        </span>
      </p>
      {doing.value !== "editing" && <RubricAnswers rubric={rubric} reviews={reviews} />}
      {own && <DeliveryLine said={own} comments={comments} />}
      {doing.value === "nothing" && (
        <p class="composer-ways">
          <Button onClick={() => (doing.value = "answering")}>
            {t(own ? "coach.rubric.change_own" : "coach.rubric.answer")}
          </Button>
          {reader.role !== "crew" && (
            <Button weight="quiet" onClick={() => (doing.value = "editing")}>
              {t("coach.rubric.edit")}
            </Button>
          )}
        </p>
      )}
      {doing.value === "answering" && (
        <RubricForm
          rubric={rubric}
          conversation={reading.id}
          own={own}
          onSave={save}
          onCancel={leave}
        />
      )}
      {doing.value === "editing" && (
        <Editing rubric={rubric} onRubrics={onRubrics} onDone={leave} />
      )}
    </div>
  );
}

/** A review is of the whole; its place is where that begins. */
function beginning({ started_at, created_at }: Reading): number {
  return started_at ?? created_at;
}

interface EditingProps extends Pick<OneProps, "rubric" | "onRubrics"> {
  onDone(): void;
}

function Editing({ rubric, onRubrics, onDone }: EditingProps) {
  const { api } = useReading();
  const busy = useSignal(false);
  const keep = async (draft: RubricToKeep) => {
    busy.value = true;
    try {
      await api.keepRubric(draft);
      forget(keptAs(rubric));
      const { rubrics } = await api.rubrics(language.peek());
      announce(t("coach.rubric.kept"));
      onDone();
      onRubrics(rubrics);
    } catch (error) {
      showToast(findings(error));
    }
    busy.value = false;
  };
  return (
    <RubricEditor
      rubric={rubric}
      busy={busy.value}
      onKeep={(draft) => void keep(draft)}
      onCancel={onDone}
    />
  );
}
