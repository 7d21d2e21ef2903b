// The way to one file: a link, or for what needs the key a button that fetches and saves it.

import type { ComponentChildren } from "preact";
import { failure } from "../coach/failure";
import { download } from "../kit/download";
import { t } from "../kit/i18n";
import { showToast } from "../kit/parts/toast";
import { addressOf, fileAt } from "./api";

interface Props {
  /** Below /api/v1/. */
  path: string;
  keyed: boolean;
  /** What the file is of, for those who do not see where the link stands. */
  of?: string;
  class?: string;
  children: ComponentChildren;
}

export function FileWay({ path, keyed, of, class: look = "way", children }: Props) {
  const words = (
    <>
      {children}
      {of && <span class="visually-hidden"> {of}</span>}
    </>
  );
  if (!keyed) {
    return (
      <a class={look} href={addressOf(path)}>
        {words}
      </a>
    );
  }
  const save = async () => {
    try {
      const file = await fileAt(path);
      download(file);
      showToast(t("host.exported", { name: file.name }));
    } catch (error) {
      showToast(failure(error));
    }
  };
  return (
    <button type="button" class={look} onClick={() => void save()}>
      {words}
    </button>
  );
}
