#include "server/publish/site_pages.hpp"

namespace outward::server {

// Type and space carry it: one accent, a serif for what the community says, a sans for the rest.
std::string_view site_style() {
    return R"(:root {
  color-scheme: light dark;
  --ink: #20211f;
  --soft: #555750;
  --line: #d9d6cd;
  --page: #fdfcf9;
  --raised: #f4f1e9;
  --accent: #1f5a5a;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", "Noto Naskh Arabic", Georgia, serif;
  --sans: system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #ecebe6;
    --soft: #b5b4ac;
    --line: #43443f;
    --page: #191a18;
    --raised: #232422;
    --accent: #8fd0c8;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: auto; }
body {
  margin: 0;
  background: var(--page);
  color: var(--ink);
  font: 1.0625rem/1.6 var(--sans);
  overflow-wrap: break-word;
}
header, main, footer { inline-size: min(55rem, 100% - 2 * clamp(1rem, 4vw, 2.5rem)); margin-inline: auto; }
a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: .06em; }
a:hover { text-decoration-thickness: .14em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
:target { outline: 2px solid var(--accent); outline-offset: .6rem; border-radius: 2px; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -6rem; padding: .6rem 1rem; background: var(--page); }
.skip:focus { inset-block-start: .5rem; }

header { display: flex; flex-wrap: wrap; gap: .25rem 2rem; justify-content: space-between; padding-block: 1.25rem; border-block-end: 1px solid var(--line); }
header .site { inline-size: 100%; margin: 0; font-family: var(--serif); color: var(--soft); }
header ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; align-items: center; margin: 0; padding: 0; list-style: none; }
header a { display: inline-block; padding-block: .5rem; text-decoration: none; }
header a:hover { text-decoration: underline; }
header [aria-current] { color: var(--ink); font-weight: 600; box-shadow: inset 0 -2px var(--accent); }

main { padding-block: clamp(2rem, 6vw, 4rem); }
h1, h2 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { font-size: clamp(2rem, 5vw, 3rem); margin: 0 0 1.25rem; max-inline-size: 22em; }
h2 { font-size: 1.5rem; margin: 0 0 .75rem; }
p, ul, dl, blockquote, figure { margin: 0 0 1rem; }
p, li, dd { max-inline-size: 42rem; }
h1, h2, p, li, dd { unicode-bidi: isolate; }
main [dir] { text-align: -webkit-match-parent; text-align: match-parent; }
main .voice, main .voice [dir] { text-align: start; }
.community, .lead { color: var(--soft); font-size: 1.125rem; max-inline-size: 42rem; }
.translated { border: 1px solid var(--line); border-radius: .4rem; padding: .6rem 1rem; color: var(--soft); font-size: .95rem; }
section, article { margin-block-start: 2.75rem; }

.slot { margin-block-start: 1rem; padding-block-start: 1.25rem; border-block-start: 1px solid var(--line); }
.slot h2 { font: 600 1rem/1.5 var(--sans); color: var(--accent); margin-block-end: .75rem; }
.sentence { margin-block-end: 1.5rem; }
.sentence > p { font: 1.375rem/1.5 var(--serif); margin-block-end: .4rem; max-inline-size: 36rem; }
:lang(ar), :lang(fa), :lang(ur) { line-height: 1.9; }
@media (min-width: 48rem) {
  .slot { display: grid; grid-template-columns: 12rem 1fr; column-gap: 2.5rem; }
  .slot h2 { padding-block-start: .3rem; }
}
details { max-inline-size: 42rem; }
summary { cursor: pointer; color: var(--accent); padding-block: .4rem; }
details[open] { padding-block-end: .5rem; }
p.theme { margin: 1rem 0 .5rem; font-weight: 600; }

.voice { margin: 0 0 1.25rem; padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--accent); max-inline-size: 42rem; }
.voice blockquote { margin: 0; font: 1.125rem/1.55 var(--serif); }
.voice blockquote p { margin: 0 0 .4rem; white-space: pre-line; }
.voice figcaption { color: var(--soft); font-size: .9rem; }
section.theme { padding-block-start: 1.5rem; border-block-start: 1px solid var(--line); }
.weight { display: flex; flex-wrap: wrap; gap: .4rem .6rem; padding: 0; list-style: none; font-size: .9rem; }
.weight li { background: var(--raised); border-radius: 1rem; padding: .15rem .8rem; }
ul.themes { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; }
main > section p, article p { white-space: pre-line; }

.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; padding: 1.25rem; background: var(--raised); border-radius: .5rem; }
.figures dt { color: var(--soft); font-size: .9rem; }
.figures dd { margin: 0; font: 600 1.25rem/1.3 var(--serif); }
.promises { padding: 0; list-style: none; }
.promises > li { padding-block: 1.25rem; border-block-start: 1px solid var(--line); }
.promises .what { font: 1.1875rem/1.5 var(--serif); }
.promises .what p { margin-block-end: .4rem; }
.meta { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; color: var(--soft); font-size: .95rem; }
.state { border: 1px solid currentColor; border-radius: 1rem; padding: 0 .75rem; color: var(--ink); }
.state.kept { background: var(--accent); border-color: var(--accent); color: var(--page); }
footer { padding-block: 1.5rem 3rem; border-block-start: 1px solid var(--line); color: var(--soft); font-size: .9rem; }
footer p { margin-block-end: .25rem; }

@page { margin: 18mm 20mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #333; --line: #bbb; --page: #fff; --raised: #fff; --accent: #000; }
  body { font-size: 10.5pt; line-height: 1.4; }
  header nav, .skip, details, .translated { display: none; }
  header { padding-block: 0 3mm; border: 0; }
  header:not(:has(.site)) { display: none; }
  header, main, footer { inline-size: 100%; }
  main { padding-block: 0 4mm; }
  h1 { font-size: 22pt; margin-block-end: 3mm; }
  h2 { font-size: 14pt; break-after: avoid; }
  .community, .lead { font-size: 10.5pt; }
  section, article { margin-block-start: 5mm; }
  .slot { display: grid; grid-template-columns: 38mm 1fr; column-gap: 6mm; margin-block-start: 3mm; padding-block-start: 3mm; break-inside: avoid; }
  .slot h2 { font-size: 10pt; }
  .sentence { margin-block-end: 2mm; }
  .sentence > p { font-size: 13pt; line-height: 1.4; max-inline-size: none; }
  .voice, .promises > li { break-inside: avoid; }
  .readback h2 { font-size: 11pt; }
  p { orphans: 2; widows: 2; }
  a { text-decoration: none; }
  footer { padding-block: 3mm 0; }
}
)";
}

}  // namespace outward::server
