// Transcripts that were made elsewhere: attached, looked at, moved on the clock, taken away.

import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useId, useState } from "preact/hooks";
import { formatTime, t } from "../../kit/i18n";
import { announce } from "../../kit/parts/announcer";
import { Button } from "../../kit/parts/button";
import { Confirm } from "../../kit/parts/confirm";
import { showToast } from "../../kit/parts/toast";
import type { Reading, Recording, RecordingLines, RecordingList } from "../../kit/wire";
import { failure, findings } from "../failure";
import { useReading } from "../reader";
import { speakerName } from "../speaker";
import { clockOf, momentOf } from "./place-words";

const largest = 8 * 1024 * 1024; // bytes
const readable = ".vtt,.srt,.txt,.json";

export function Attached({ reading }: { reading: Reading }) {
  const { api, reader } = useReading();
  const list = useSignal<readonly Recording[]>([]);
  const fresh = useSignal<string | null>(null);
  useEffect(() => {
    api.recordings(reading.id).then(
      ({ recordings }) => (list.value = recordings),
      (error) => showToast(failure(error)),
    );
  }, [api, reading.id]);
  const may = reader.role !== "coach";
  if (!may && list.value.length === 0) return null;
  return (
    <section class="review-part" aria-labelledby="attached-heading">
      <h2 id="attached-heading">{t("coach.attached")}</h2>
      <p class="soft">{t("coach.attached.help")}</p>
      {list.value.length > 0 && (
        <ul class="attached-list">
          {list.value.map((recording) => (
            <AttachedItem
              key={recording.id}
              reading={reading}
              recording={recording}
              may={may}
              open={fresh.value === recording.id}
              list={list}
            />
          ))}
        </ul>
      )}
      {may && <AttachForm reading={reading} list={list} fresh={fresh} />}
    </section>
  );
}

interface FormProps {
  reading: Reading;
  list: Signal<readonly Recording[]>;
  /** The one that was attached last. */
  fresh: Signal<string | null>;
}

function AttachForm({ reading, list, fresh }: FormProps) {
  const { api } = useReading();
  const id = useId();
  const busy = useSignal(false);
  const problem = useSignal("");
  const attach = async (file: File) => {
    problem.value = file.size > largest ? t("coach.attached.too_large") : "";
    if (problem.peek()) return;
    busy.value = true;
    try {
      const known = new Set(list.peek().map((recording) => recording.id));
      const { recordings } = await api.attach(reading.id, {
        name: file.name.slice(0, 200),
        content: await file.text(),
      });
      list.value = recordings;
      fresh.value = recordings.find((one) => !known.has(one.id))?.id ?? null;
      announce(t("coach.attached.done", { name: file.name }));
    } catch (error) {
      problem.value = findings(error);
    }
    busy.value = false;
  };
  return (
    <div class="attach">
      <label for={id}>{t("coach.attached.choose")}</label>
      <input
        id={id}
        type="file"
        accept={readable}
        disabled={busy.value}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) void attach(file);
        }}
      />
      <p id={`${id}-problem`} role="alert">
        {problem.value}
      </p>
    </div>
  );
}

interface ItemProps {
  reading: Reading;
  recording: Recording;
  may: boolean;
  open: boolean;
  list: Signal<readonly Recording[]>;
}

function AttachedItem({ reading, recording, may, open, list }: ItemProps) {
  const { api } = useReading();
  const removing = useSignal(false);
  const { id, name, lines, starts_at } = recording;
  const change = (changed: Promise<RecordingList>, words: string) =>
    changed.then(
      ({ recordings }) => {
        list.value = recordings;
        announce(words);
      },
      (error) => showToast(failure(error)),
    );
  return (
    <li>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      <p class="small soft">
        {t("coach.attached.about", {
          count: lines,
          time: formatTime(starts_at),
        })}
      </p>
      <Understood conversation={reading.id} recording={recording} open={open} />
      {may && (
        <>
          <Beginning
            starts_at={starts_at}
            onMove={(moment) =>
              void change(
                api.changeRecording(reading.id, id, { starts_at: moment }),
                t("coach.attached.moved"),
              )
            }
          />
          <Button class="compact" onClick={() => (removing.value = true)}>
            {t("coach.attached.remove")}
          </Button>
          <Confirm
            open={removing.value}
            title={t("coach.attached.remove_title", { name })}
            yes={t("coach.comment.remove_yes")}
            onClose={() => (removing.value = false)}
            onYes={() =>
              void change(
                api.changeRecording(reading.id, id, { removed: true }),
                t("coach.attached.removed"),
              )
            }
          >
            <p>{t("coach.attached.remove_help")}</p>
          </Confirm>
        </>
      )}
    </li>
  );
}

function Beginning({ starts_at, onMove }: { starts_at: number; onMove(at: number): void }) {
  const id = useId();
  const clock = useSignal(clockOf(starts_at));
  const move = () => {
    const at = momentOf(clock.peek(), starts_at);
    if (at !== null) onMove(at);
  };
  return (
    <form
      class="beginning"
      onSubmit={(event) => {
        event.preventDefault();
        move();
      }}
    >
      <label class="small" for={id}>
        {t("coach.attached.begins")}
      </label>
      <input
        id={id}
        class="field time-field"
        type="time"
        step="1"
        required
        value={clock.value}
        onInput={(event) => (clock.value = event.currentTarget.value)}
      />
      <Button class="compact" type="submit">
        {t("coach.attached.move")}
      </Button>
    </form>
  );
}

const first_lines = 6;

/** Who speaks, from when to when, and the first lines: whether it was read as it was meant. */
function Understood(props: { conversation: string; recording: Recording; open: boolean }) {
  const { conversation, recording, open } = props;
  const { api } = useReading();
  const wanted = useSignal(open);
  const [read, setRead] = useState<RecordingLines | null>(null);
  const { id, starts_at } = recording;
  const shown = wanted.value;
  useEffect(() => {
    if (shown) api.recording(conversation, id).then(setRead, (error) => showToast(failure(error)));
  }, [api, conversation, id, starts_at, shown]);
  const speakers = [...new Set(read?.lines.map(({ speaker }) => speaker))].filter(Boolean);
  return (
    <details open={open} onToggle={(event) => (wanted.value = event.currentTarget.open)}>
      <summary>{t("coach.attached.understood")}</summary>
      {read && (
        <div class="understood small">
          {speakers.length > 0 && (
            <p>
              {t("coach.attached.speakers", {
                names: speakers.slice(0, 20).map(speakerName).join(", "),
              })}
            </p>
          )}
          <ol>
            {read.lines.slice(0, first_lines).map((line) => (
              <li key={line.line} dir="auto">
                <span class="soft">{formatTime(line.from)}</span>{" "}
                {line.speaker && <strong>{speakerName(line.speaker)}: </strong>}
                {line.text}
              </li>
            ))}
          </ol>
        </div>
      )}
    </details>
  );
}
