// Nobody gets in without the link: where to find it.

import { t } from "../kit/i18n";
import { ErrorScreen } from "../kit/parts/error-screen";

export function NoKey({ title }: { title: string }) {
  return (
    <ErrorScreen title={title} text={t("host.no_key_help")}>
      <p>
        <code class="command" dir="ltr">
          outward link
        </code>
      </p>
    </ErrorScreen>
  );
}
