// For the first evening: how it goes, in three lines, and a rehearsal with hints to begin with.

import { useSignal } from "@preact/signals";
import { language, t } from "../kit/i18n";
import { Button } from "../kit/parts/button";
import { beginTour } from "../kit/tour";
import type { GuideSummary } from "./api";
import { failure, useHome } from "./home";

const people = 6;
/** Its third step asks everybody something, and it has questions to ask further. */
const best_first = "aspirations";

export function Welcome() {
  const { guides } = useHome();
  const guide = firstGuide(guides.value ?? []);
  return (
    <section class="welcome" aria-labelledby="welcome-title">
      <h2 id="welcome-title">{t("host.welcome")}</h2>
      <ol>
        {["choose", "gather", "keep"].map((line) => (
          <li key={line}>{t(`host.welcome.${line}`)}</li>
        ))}
      </ol>
      {guide && <FirstConversation guide={guide} />}
    </section>
  );
}

function FirstConversation({ guide }: { guide: GuideSummary }) {
  const home = useHome();
  const busy = useSignal(false);
  const problem = useSignal<string | null>(null);
  const begin = async () => {
    busy.value = true;
    problem.value = null;
    try {
      const spoken = guide.languages.find((code) => code === language.value);
      const wish = { guide: guide.id, people, language: spoken ?? guide.languages[0] ?? "en" };
      const { id, keys } = await home.api.rehearse(wish);
      beginTour(id);
      await home.enter(id, keys.facilitator);
    } catch (error) {
      problem.value = failure(error);
    }
    busy.value = false;
  };
  return (
    <div class="first-conversation">
      <Button weight="strong" disabled={busy.value} onClick={() => void begin()}>
        {t("host.first")}
      </Button>
      <p class="soft">{t("host.first_help", { guide: guide.title })}</p>
      {problem.value && <p role="alert">{problem.value}</p>}
    </div>
  );
}

/** The one that suits best; where it is missing, the shortest that such a group can hold. */
export function firstGuide(guides: readonly GuideSummary[]): GuideSummary | undefined {
  const fitting = guides
    .filter(({ group }) => group.min <= people && group.max >= people && group.min > 2)
    .sort((a, b) => a.minutes.max - b.minutes.max);
  return guides.find(({ id, own }) => id === best_first && !own) ?? fitting[0];
}
