// A button that fetches a file, which needs the key, and hands it to the browser to keep.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { download } from "../../kit/download";
import { Button } from "../../kit/parts/button";
import { refusalText } from "../../kit/parts/error-screen";
import { showToast } from "../../kit/parts/toast";
import { reasonOf } from "../../kit/rpc";

interface Props {
  name: string;
  read(): Promise<Blob>;
  children: ComponentChildren;
}

export function SaveFile({ name, read, children }: Props) {
  const busy = useSignal(false);
  const save = async () => {
    if (busy.value) return;
    busy.value = true;
    try {
      download({ name, content: await read() });
    } catch (error) {
      showToast(refusalText(reasonOf(error)));
    }
    busy.value = false;
  };
  return (
    <Button aria-disabled={busy.value} onClick={() => void save()}>
      {children}
    </Button>
  );
}
