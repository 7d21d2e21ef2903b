// One version: to read, to read back, to approve.

import { dayInWords } from "../../kit/days";
import { isRightToLeft } from "../../kit/direction";
import { languageName, t } from "../../kit/i18n";
import type { SentenceRecord, SignOff, VersionRecord } from "../../kit/wire";
import { isReady, type Wanting, wantingOf } from "../approvals";
import { useInitiative } from "../initiative";
import { addressOf } from "../place";
import { keptOf, languagesOf } from "../records";
import { LanguageChips } from "../words/language-chips";
import { useColumns } from "../words/languages";
import { useSpeaker } from "../words/speaker";
import { Approval } from "./approval";
import { inSlot, slots } from "./order";
import { draft_now, KeptBy, versionsOf } from "./versions";

export function VersionView({ id }: { id: string }) {
  const { state } = useInitiative();
  const kept = keptOf(state, "version", id);
  if (!kept) return <p>{t("narrative.no_version")}</p>;
  const version = kept.record;
  const versions = versionsOf(state);
  const earlier = versions[versions.findIndex(({ record }) => record.id === id) + 1]?.record.id;
  return (
    <article class="version">
      <header class="version-head">
        <h2 class="voice" dir="auto">
          {version.label}
        </h2>
        <p class="small soft">
          <KeptBy kept={kept} />
        </p>
        <p class="choices">
          <a class="button button-strong" href={addressOf("narrative", `readback/${id}`)}>
            {t("narrative.read_back")}
          </a>
          <a class="button" href={addressOf("narrative", `compare/${id}/${draft_now}`)}>
            {t("narrative.compare_draft")}
          </a>
          {earlier && (
            <a class="button" href={addressOf("narrative", `compare/${earlier}/${id}`)}>
              {t("narrative.compare_earlier")}
            </a>
          )}
        </p>
      </header>
      <Reading sentences={version.sentences} />
      <SignOffs version={version} />
      <Approval
        what={`version:${id}`}
        ready={isReady(wantingOf(state, version))}
        missing={<Missing wanting={wantingOf(state, version)} version={version} />}
      />
    </article>
  );
}

function Reading({ sentences }: { sentences: readonly SentenceRecord[] }) {
  const { state } = useInitiative();
  const languages = languagesOf(state);
  const columns = useColumns(languages);
  return (
    <>
      <LanguageChips languages={languages} columns={columns} />
      <div class="texts-row pages" data-columns={columns.shown.length}>
        {columns.shown.map((language) => (
          <section
            key={language}
            class="page-text"
            lang={language}
            dir={isRightToLeft(language) ? "rtl" : "ltr"}
            aria-label={languageName(language)}
          >
            <h3 class="small soft">{languageName(language)}</h3>
            {slots.map((slot) => (
              <Said key={slot} sentences={inSlot(sentences, slot)} language={language} />
            ))}
          </section>
        ))}
      </div>
    </>
  );
}

function Said({ sentences, language }: { sentences: readonly SentenceRecord[]; language: string }) {
  const speaker = useSpeaker(language);
  const slot = sentences[0]?.slot;
  if (!slot || !speaker) return null;
  return (
    <div class="said">
      <p class="slot-word small" lang={speaker.language} dir="auto">
        {speaker.say(`narrative.slot.${slot}`)}
      </p>
      {sentences.map(({ id, texts }) => (
        <p key={id} class={texts[language] ? "voice" : "missing small"}>
          {texts[language] || speaker.say("narrative.missing_here")}
        </p>
      ))}
    </div>
  );
}

function SignOffs({ version }: { version: VersionRecord }) {
  return (
    <section class="sign-offs">
      <h3>{t("narrative.sign_offs_title")}</h3>
      {version.sign_offs.length === 0 ? (
        <p class="soft">{t("narrative.no_sign_offs")}</p>
      ) : (
        <ul>
          {version.sign_offs.map((room) => (
            <li key={`${room.place} ${room.on} ${room.people} ${room.changes}`}>
              <Room room={room} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Room({ room: { place, on, people, agree, changes } }: { room: SignOff }) {
  return (
    <>
      <p>
        <strong dir="auto">{[place, on && dayInWords(on)].filter(Boolean).join(" · ")}</strong>{" "}
        {t("narrative.room_said", { count: people, agree })}
      </p>
      {changes && (
        <p class="small" dir="auto">
          {t("narrative.room_changes")} {changes}
        </p>
      )}
    </>
  );
}

function Missing({ wanting, version }: { wanting: Wanting; version: VersionRecord }) {
  const { state } = useInitiative();
  const main = languagesOf(state)[0] ?? "";
  const named = (sentence: SentenceRecord) =>
    sentence.texts[main] || Object.values(sentence.texts)[0] || t("narrative.empty_sentence");
  const line = (sentence: SentenceRecord, key: string) => (
    <li key={sentence.id}>
      <a href={addressOf("narrative", sentence.id)} dir="auto">
        {named(sentence)}
      </a>
      {": "}
      {t(key)}
    </li>
  );
  return (
    <>
      {wanting.signOff && (
        <li>
          {t("narrative.needs_room")}{" "}
          <a href={addressOf("narrative", `readback/${version.id}`)}>{t("narrative.read_back")}</a>
        </li>
      )}
      {wanting.wordless.map((sentence) => line(sentence, "narrative.wordless"))}
      {wanting.unbacked.map(({ sentence, backing }) =>
        line(sentence, `narrative.backing.${backing}`),
      )}
      {wanting.languages.map(({ language, count }) => (
        <li key={language} class="soft">
          {t("narrative.lacking_in", { count, language: languageName(language) })}
        </li>
      ))}
    </>
  );
}
