// The page from top to bottom: what narrows, guides, hand-outs, and everything in one file.

import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId } from "preact/hooks";
import { failure } from "../coach/failure";
import { language, t } from "../kit/i18n";
import { Announcer } from "../kit/parts/announcer";
import { Button } from "../kit/parts/button";
import { LanguageChoice } from "../kit/parts/language-choice";
import { Toast } from "../kit/parts/toast";
import type { ResourceList } from "../kit/wire";
import { resources } from "./api";
import { Collection } from "./collection";
import { fits, languagesIn } from "./filter";
import { Filters } from "./filters";
import { GuideItem, HandoutItem } from "./item-card";
import { showAll, wish } from "./shown";

export function ResourcesPage() {
  const list = useSignal<ResourceList | null>(null);
  const problem = useSignal<string | null>(null);
  const speaks = language.value;
  const load = async () => {
    problem.value = null;
    try {
      list.value = await resources(speaks);
    } catch (error) {
      problem.value = failure(error);
    }
  };
  useEffect(() => {
    document.title = t("resources.title");
    void load();
  }, [speaks]);
  return (
    <>
      <div class="page resources">
        <header class="page-head">
          <div class="page-bar">
            <p class="wordmark voice">Outward</p>
            <LanguageChoice />
          </div>
          <h1 class="voice">{t("resources.heading")}</h1>
          <p>{t("resources.intro")}</p>
        </header>
        <main>
          {problem.value && (
            <div role="alert" class="nothing">
              <p>{problem.value}</p>
              <Button onClick={() => void load()}>{t("host.try_again")}</Button>
            </div>
          )}
          {list.value && <Lists list={list.value} />}
          <Toast />
        </main>
      </div>
      <Announcer />
    </>
  );
}

function Lists({ list }: { list: ResourceList }) {
  const guides = list.guides.filter((guide) => fits(guide, wish.value));
  const handouts = list.handouts.filter((handout) => fits(handout, wish.value));
  const count = guides.length + handouts.length;
  return (
    <>
      <Filters languages={languagesIn(list)} />
      <p role="status" class="soft">
        {count > 0 ? t("resources.found", { count }) : t("resources.none")}
      </p>
      {count === 0 && (
        <p>
          <Button onClick={showAll}>{t("resources.clear")}</Button>
        </p>
      )}
      <Items title={t("resources.guides")}>
        {guides.map((guide) => (
          <li key={guide.id}>
            <GuideItem guide={guide} />
          </li>
        ))}
      </Items>
      <Items title={t("resources.handouts")}>
        {handouts.map((handout) => (
          <li key={handout.id}>
            <HandoutItem handout={handout} />
          </li>
        ))}
      </Items>
      <Collection own={list.guides.some(({ own }) => own)} />
    </>
  );
}

function Items({ title, children }: { title: string; children: ComponentChildren[] }) {
  const title_id = useId();
  if (children.length === 0) return null;
  return (
    <section aria-labelledby={title_id}>
      <h2 id={title_id}>{title}</h2>
      <ul class="items">{children}</ul>
    </section>
  );
}
