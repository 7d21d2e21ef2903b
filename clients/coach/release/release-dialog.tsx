// Gives a conversation to a coach to read: what they would see and never see stands first, then to whom, and
// what they have opened. Used by the host's page and the facilitator's.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { formatDay, t } from "../../kit/i18n";
import { Button } from "../../kit/parts/button";
import { Dialog } from "../../kit/parts/dialog";
import type { ReleaseState } from "../../kit/wire";
import type { ReadingApi } from "../api";
import { failure } from "../failure";
import { Opened } from "./opened";
import { ReleaseForm } from "./release-form";

interface Props {
  api: ReadingApi;
  /** null: the dialog is shut. */
  conversation: { id: string; title: string } | null;
  onClose(): void;
}

export function ReleaseDialog({ api, conversation, onClose }: Props) {
  return (
    <Dialog
      open={conversation !== null}
      title={t("coach.release.title")}
      onClose={onClose}
      class="release-dialog"
    >
      {conversation && <Release api={api} {...conversation} />}
    </Dialog>
  );
}

function Release({ api, id, title }: { api: ReadingApi; id: string; title: string }) {
  const state = useSignal<ReleaseState | null>(null);
  const problem = useSignal<string | null>(null);
  const said = useSignal("");
  const outcome = useRef<HTMLParagraphElement>(null);
  const act = async (asked: Promise<ReleaseState>, done: string) => {
    problem.value = null;
    said.value = "";
    try {
      state.value = await asked;
      said.value = done;
    } catch (error) {
      problem.value = failure(error);
    }
  };
  useEffect(() => void act(api.release(id), ""), [api, id]);
  const { value: known } = state;
  return (
    <>
      <blockquote class="voice" dir="auto">
        {title}
      </blockquote>
      {!known && !problem.value && <p role="status">{t("archive.loading")}</p>}
      {known && (
        <>
          <Contents state={known} />
          <ReleaseForm
            state={known}
            release={(release, name) =>
              act(api.releaseTo(id, release), t("coach.release.done", { name }))
            }
          />
        </>
      )}
      <p ref={outcome} role="status" class="release-said" tabIndex={-1}>
        {said.value}
      </p>
      {problem.value && <p role="alert">{problem.value}</p>}
      {known && known.releases.length > 0 && (
        <Released
          state={known}
          takeBack={async ({ coach, name }) => {
            await act(api.revokeRelease(id, coach), t("coach.release.taken_back", { name }));
            outcome.current?.focus(); // the button that had the focus is gone
          }}
        />
      )}
      {known && <Opened api={api} conversation={id} />}
    </>
  );
}

const seen = ["notes", "story_lines", "promises", "votes", "themes", "recordings"] as const;
const never = ["names", "slips", "hidden", "withdrawn", "erased"] as const;

function Contents({ state: { contents, left_out } }: { state: ReleaseState }) {
  return (
    <div class="release-contents">
      <section>
        <h3>{t("coach.release.seen")}</h3>
        <ul class="release-counts">
          {seen.map((what) => (
            <li key={what}>{t(`coach.release.${what}`, { count: contents[what] })}</li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t("coach.release.never")}</h3>
        <ul class="release-counts">
          {never.map((what) => (
            <li key={what}>{t(`coach.release.${what}`, { count: left_out[what] })}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

interface ReleasedProps {
  state: ReleaseState;
  takeBack(release: ReleaseState["releases"][number]): Promise<void>;
}

function Released({ state, takeBack }: ReleasedProps) {
  return (
    <section>
      <h3>{t("coach.release.to_whom")}</h3>
      <ul class="release-list">
        {state.releases.map((release) => (
          <li key={release.coach}>
            <span>
              <b>
                <bdi>{release.name}</bdi>
              </b>{" "}
              <span class="small soft">
                {t(release.private ? "coach.release.since_private" : "coach.release.since", {
                  date: formatDay(release.at),
                })}
              </span>
            </span>
            <Button class="compact" onClick={() => void takeBack(release)}>
              {t("coach.release.take_back")}
              <span class="visually-hidden"> {release.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
