// A link that is shown once: only its owner has the key afterwards. It is marked as a whole, to be copied.

import { useEffect, useRef } from "preact/hooks";
import { t } from "../kit/i18n";

export interface FreshLinkProps {
  label: string;
  page: "host" | "coach";
  secret: string;
}

export function FreshLink({ label, page, secret }: FreshLinkProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div class="fresh-link">
      <label class="form-line">
        <span>{label}</span>
        <input
          ref={box}
          class="field"
          dir="ltr"
          readOnly
          value={`${location.origin}/${page}#${new URLSearchParams({ key: secret })}`}
          onFocus={(event) => event.currentTarget.select()}
        />
      </label>
      <p class="small soft">{t("cohort.link_help")}</p>
    </div>
  );
}
