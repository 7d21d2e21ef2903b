// Short facts side by side: each keeps its own direction. What is empty is left out.

import { Fragment } from "preact";

export function Dotted({ words }: { words: readonly string[] }) {
  return (
    <>
      {words.filter(Boolean).map((word, index) => (
        <Fragment key={`${index} ${word}`}>
          {index > 0 && " · "}
          <bdi>{word}</bdi>
        </Fragment>
      ))}
    </>
  );
}
