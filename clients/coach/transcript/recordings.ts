// Transcripts made elsewhere, and the lines of those that are read along.

import type { Signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { showToast } from "../../kit/parts/toast";
import type { Recording, RecordingLines } from "../../kit/wire";
import { failure } from "../failure";
import { useReading } from "../reader";
import type { ReadAlong } from "./minutes";

interface Recordings {
  list: readonly Recording[];
  along: readonly ReadAlong[];
}

/** `chosen` are the ids of those to read along; their lines come a moment later. */
export function useRecordings(conversation: string, chosen: Signal<readonly string[]>): Recordings {
  const { api } = useReading();
  const [list, setList] = useState<readonly Recording[]>([]);
  const [read, setRead] = useState<readonly RecordingLines[]>([]);
  useEffect(() => {
    api.recordings(conversation).then(
      ({ recordings }) => setList(recordings),
      () => undefined, // the transcript is readable without them
    );
  }, [api, conversation]);
  const ids = chosen.value;
  useEffect(() => {
    for (const id of ids.filter((one) => !read.some(({ recording }) => recording.id === one)))
      api.recording(conversation, id).then(
        (lines) => setRead((others) => [...others, lines]),
        (error) => showToast(failure(error)),
      );
  }, [api, conversation, ids]);
  const along = read
    .filter(({ recording }) => ids.includes(recording.id))
    .map(({ recording, lines }) => ({ recording: recording.id, lines }));
  return { list, along };
}
