// One guide or hand-out: what it is, and its sheets in each language.

import type { ComponentChildren } from "preact";
import { language, languageName, t } from "../kit/i18n";
import type { GuideSummary, HandoutSummary } from "../kit/wire";
import { guidePath, handoutPath } from "./api";
import { FileWay } from "./file-way";
import { paper, wish } from "./shown";

export function GuideItem({ guide }: { guide: GuideSummary }) {
  const { id, title, own, minutes, group } = guide;
  const way = (part: "print" | "slides" | "pack", code: string, words: string) => (
    <FileWay path={guidePath(id, part, code, paper.value)} keyed={own} of={title}>
      {words}
    </FileWay>
  );
  return (
    <Item item={guide} text={guide.summary}>
      <ul class="item-facts small soft">
        {own && <li>{t("editor.own", { version: guide.version })}</li>}
        <li>{t("host.minutes", span(minutes))}</li>
        <li>{t("host.group", span(group))}</li>
      </ul>
      <Sheets languages={guide.languages}>
        {(code) => (
          <>
            {way("print", code, t("resources.sheets"))}
            {way("slides", code, t("resources.slides"))}
          </>
        )}
      </Sheets>
      <p class="item-pack">{way("pack", "", t("resources.pack"))}</p>
    </Item>
  );
}

export function HandoutItem({ handout }: { handout: HandoutSummary }) {
  const { id, title, about } = handout;
  return (
    <Item item={handout} text={about}>
      <Sheets languages={handout.languages}>
        {(code) => (
          <FileWay path={handoutPath(id, code, paper.value)} keyed={false} of={title}>
            {t("resources.print")}
          </FileWay>
        )}
      </Sheets>
    </Item>
  );
}

interface ItemProps {
  item: GuideSummary | HandoutSummary;
  text: string;
  children: ComponentChildren;
}

function Item({ item, text, children }: ItemProps) {
  const speaks = item.languages.find((code) => code === language.value) ?? item.languages[0];
  return (
    <article class="item">
      <h3 class="voice" lang={speaks} dir="auto">
        {item.title}
      </h3>
      <p lang={speaks} dir="auto">
        {text}
      </p>
      {children}
      <ul class="item-uses small">
        {item.uses.map((use) => (
          <li key={use}>{t(`resources.use.${use}`)}</li>
        ))}
      </ul>
    </article>
  );
}

interface SheetsProps {
  languages: readonly string[];
  children(code: string): ComponentChildren;
}

/** In the language that is wished for, else in each. */
function Sheets({ languages, children }: SheetsProps) {
  const chosen = languages.filter((code) => code === (wish.value.language ?? code));
  return (
    <ul class="item-sheets">
      {chosen.map((code) => (
        <li key={code}>
          <span class="small soft" lang={code}>
            {languageName(code)}
          </span>
          {children(code)}
        </li>
      ))}
    </ul>
  );
}

/** "90–120", or "90" when both ends are the same. */
function span({ min, max }: { min: number; max: number }): { span: string } {
  return { span: min === max ? String(min) : `${min}–${max}` };
}
