// A comment with its answers, and what can be done with it.

import { useSignal } from "@preact/signals";
import { formatDay, formatTime, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { Confirm } from "../../kit/parts/confirm";
import { refusalText } from "../../kit/parts/error-screen";
import type { Said } from "./acts";
import type { Comments } from "./comments";
import { Composer } from "./composer";
import { useFocusBack } from "./focus-back";
import type { Thread } from "./threads";

interface Props {
  thread: Thread;
  comments: Comments;
}

export function ThreadCard({ thread: { comment, replies }, comments }: Props) {
  const answering = useSignal(false);
  const { place, back } = useFocusBack<HTMLElement>();
  const resolved = comment.resolved_at !== null;
  const leave = () => {
    answering.value = false;
    back();
  };
  const answer = (text: string) => {
    comments.add({ kind: "reply", place: comment.place, text, reply_to: comment.id });
    leave();
  };
  return (
    <article
      ref={place}
      tabIndex={-1}
      class="thread"
      data-resolved={resolved}
      aria-label={t("coach.comment.by", { name: authorName(comment) })}
    >
      <SaidCard said={comment} comments={comments} />
      {replies.map((reply) => (
        <SaidCard key={reply.id} said={reply} comments={comments} />
      ))}
      {answering.value ? (
        <Composer
          label={t("coach.comment.answer_label")}
          draft={`answer.${comment.id}`}
          send_label={t("coach.comment.answer_send")}
          onSend={answer}
          onCancel={leave}
        />
      ) : (
        comment.delivery !== "refused" && (
          <div class="thread-ways">
            <Button class="compact" onClick={() => (answering.value = true)}>
              {t("coach.comment.answer")}
            </Button>
            <Button
              class="compact"
              onClick={() => comments.change(comment.id, { resolved: !resolved })}
            >
              {t(resolved ? "coach.comment.reopen" : "coach.comment.resolve")}
            </Button>
          </div>
        )
      )}
    </article>
  );
}

export function authorName({ author: { role, name } }: Pick<Said, "author">): string {
  return name || t(`coach.comment.author.${role}`);
}

function SaidCard({ said, comments }: { said: Said; comments: Comments }) {
  const editing = useSignal(false);
  const removing = useSignal(false);
  const { place, back } = useFocusBack<HTMLDivElement>();
  const leave = () => {
    editing.value = false;
    back();
  };
  const save = (text: string) => {
    if (text !== said.text) comments.change(said.id, { text });
    leave();
  };
  return (
    <div ref={place} tabIndex={-1} class="said" data-reply={said.kind === "reply"}>
      <SaidHead said={said} />
      {editing.value ? (
        <Composer
          label={t("coach.comment.edit_label")}
          draft={`edit.${said.id}`}
          words={said.text}
          send_label={t("kit.save")}
          onSend={save}
          onCancel={leave}
        />
      ) : (
        <p class="said-text" dir="auto">
          {said.text}
        </p>
      )}
      <DeliveryLine said={said} comments={comments} />
      {said.mine && !editing.value && said.delivery !== "refused" && (
        <p class="said-ways small">
          <button type="button" class="word-button" onClick={() => (editing.value = true)}>
            {t("coach.comment.edit")}
          </button>
          <button type="button" class="word-button" onClick={() => (removing.value = true)}>
            {t("coach.comment.remove")}
          </button>
        </p>
      )}
      <Confirm
        open={removing.value}
        title={t("coach.comment.remove_title")}
        yes={t("coach.comment.remove_yes")}
        onClose={() => (removing.value = false)}
        onYes={() => comments.change(said.id, { removed: true })}
      >
        <p dir="auto">{said.text}</p>
      </Confirm>
    </div>
  );
}

function SaidHead({ said }: { said: Said }) {
  const { at, resolved_at } = said;
  return (
    <p class="said-head small">
      <strong>
        <bdi>{authorName(said)}</bdi>
      </strong>
      <span class="soft">
        {formatDay(at)}, {formatTime(at)}
      </span>
      {resolved_at !== null && <span class="tag">{t("coach.comment.resolved")}</span>}
    </p>
  );
}

/** Whether it is saved; nothing for what others said and what was saved long ago. */
export function DeliveryLine({ said, comments }: { said: Said; comments: Comments }) {
  const { delivery, reason, id } = said;
  const new_here = comments.just_saved.value.has(id);
  return (
    <div class="delivery small soft" role="status">
      {delivery === "sending" && t("coach.comment.saving")}
      {delivery === "waiting" && t("coach.comment.waiting")}
      {delivery === "saved" && new_here && t("kit.delivery.saved")}
      {delivery === "refused" && (
        <>
          {t("kit.delivery.refused")}: {refusalText(reason ?? "bad_request")}{" "}
          <button type="button" class="word-button" onClick={() => comments.retry(id)}>
            {t("notes.retry")}
          </button>{" "}
          <button type="button" class="word-button" onClick={() => comments.discard(id)}>
            {t("notes.discard")}
          </button>
        </>
      )}
    </div>
  );
}
