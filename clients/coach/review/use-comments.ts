// The comments of the conversation that is read, for as long as a part of the page shows them.

import { useEffect, useMemo } from "preact/hooks";
import type { Reading } from "../../kit/wire";
import { useReading } from "../reader";
import { type Comments, openComments } from "./comments";

export function useComments({ id }: Reading): Comments {
  const { api, reader } = useReading();
  const comments = useMemo(
    () =>
      openComments(api, id, {
        role: reader.role === "coach" ? "coach" : "team",
        name: reader.name,
      }),
    [api, id, reader],
  );
  useEffect(() => comments.close, [comments]);
  return comments;
}
