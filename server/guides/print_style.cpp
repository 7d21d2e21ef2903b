#include "server/guides/paper.hpp"

namespace outward::server {

namespace {

constexpr std::string_view style = R"(
*{box-sizing:border-box}
body{margin:0;color:#111;background:#fff;font:11pt/1.45 system-ui,"Segoe UI",Roboto,sans-serif}
.sheet{max-inline-size:184mm;margin:0 auto;padding:8mm 0}
.sheet+.sheet{break-before:page;border-block-start:1px solid #bbb}
h1{font-size:20pt;line-height:1.2;margin:0 0 3mm}
h2{font-size:13pt;margin:6mm 0 2mm;border-block-end:1px solid #111;break-after:avoid}
h3{font-size:12pt;margin:0 0 1mm;display:flex;gap:3mm;align-items:baseline;break-after:avoid}
h3 span{flex:1}
h3 small{font-weight:400;font-size:10pt;white-space:nowrap}
h4{font-size:9.5pt;font-weight:600;margin:2mm 0 0;color:#444;break-after:avoid}
p,ul,dl,ol{margin:0 0 2mm}
ul,ol{padding-inline-start:6mm}
dt{font-weight:600;break-after:avoid}
dd{margin:0 0 1mm;padding-inline-start:4mm}
.meta,.help{color:#444;font-size:10pt}
.step{break-inside:avoid;padding-block:2mm}
.say{border-inline-start:2.5pt solid #111;padding-inline-start:3mm}
.prompt{border:1pt solid #111;border-radius:2mm;padding:2mm 3mm;font-weight:600}
.fields{display:grid;grid-template-columns:1fr 1fr;gap:4mm 8mm;margin-block:4mm}
.fields div{border-block-end:.75pt solid #111;padding-block-end:1mm;min-block-size:8mm}
.lines{break-inside:avoid;margin-block-end:4mm}
.lines i{display:block;block-size:9mm;border-block-end:.5pt solid #777}
.card{font-size:15pt}
.card h1{font-size:34pt}
.card li{margin-block-end:5mm}
.rules li{font-size:20pt;line-height:1.35;margin-block-end:6mm}
.handout{font-size:13pt}
.handout h1{font-size:24pt}
.part{margin-block-end:5mm}
.part .lines p{margin:0}
.checks{list-style:none;padding:0}
.checks li{display:flex;gap:3mm;margin-block-end:2mm}
.checks li::before{content:"";flex:none;inline-size:4.5mm;block-size:4.5mm;margin-block-start:.6mm;border:1pt solid #111}
table{border-collapse:collapse;inline-size:100%;font-size:11pt}
th,td{border:.5pt solid #777;padding:1.5mm 2mm;text-align:start;vertical-align:top}
th{font-weight:600;white-space:nowrap}
td:nth-child(2){min-inline-size:20mm}
.plan{display:grid;gap:5mm;break-inside:avoid;text-align:center}
.plan p{margin:0;border:1pt solid #111;padding:2mm}
.plan .row{display:flex;justify-content:space-around}
.plan b{display:grid;place-items:center;inline-size:15mm;block-size:15mm;border:1.5pt solid #111;border-radius:50%}
.copies{font-size:11pt}
.copies h1{font-size:16pt}
.copy{break-inside:avoid;padding-block:3mm}
.copy+.copy{border-block-start:1pt dashed #555;padding-block-start:6mm}
.copy .part{margin-block-end:2mm}
.copy .lines{margin-block-end:1.5mm}
.copy .lines i{block-size:7mm}
.poster{text-align:center}
.poster h1{font-size:44pt;margin-block:8mm}
.poster p{font-size:18pt}
.poster svg,.poster .place{inline-size:110mm;block-size:110mm;margin:6mm auto}
.poster svg{display:block}
.poster .place{border:1.5pt dashed #555;display:grid;place-items:center;color:#555}
.poster .link{font-size:22pt;font-weight:700;overflow-wrap:anywhere}
@media print{.sheet{padding:0;max-inline-size:none;border:0}}
)";

constexpr std::string_view of_slides = R"(
*{box-sizing:border-box}
body{margin:0;color:#111;background:#fff;font:20pt/1.3 system-ui,"Segoe UI",Roboto,sans-serif}
h1,h2,p,ul,ol,dl,dd{margin:0;padding:0}
ul,ol{list-style:none}
.slide{display:flex;flex-direction:column;gap:5mm;margin:0 auto;padding:2mm;break-after:page;break-inside:avoid}
.slide:last-child{break-after:auto}
.middle{flex:1;display:flex;flex-direction:column;justify-content:center;gap:6mm}
header{display:flex;justify-content:space-between;gap:8mm;font-size:22pt;border-block-end:1.5pt solid #111;padding-block-end:2mm}
b{white-space:nowrap}
footer{display:flex;align-items:end;gap:8mm;font-size:14pt}
footer ol{flex:1;display:flex;flex-wrap:wrap;gap:1mm 5mm}
footer li{border-block-start:1pt solid #888;padding-block-start:1mm;color:#333}
footer .here{border-block-start:3pt solid #111;color:#111;font-weight:700}
footer span{white-space:nowrap}
h1{line-height:1.15;font-size:44pt;text-wrap:balance}
h1.big{font-size:76pt}
h1.fair{font-size:56pt}
h1.small{font-size:42pt}
h2{font-size:18pt}
:has(.rules,.choices,.slots)>h1.fair{font-size:34pt}
:has(.rules,.choices,.slots)>h1.small{font-size:30pt}
.rules,.choices{display:grid;gap:3mm 10mm;font-size:25pt}
.many{grid-template-columns:1fr 1fr;font-size:22pt}
.full{font-size:18pt;gap:2mm 10mm}
.rules li,.choices li{border-inline-start:3pt solid #111;padding-inline-start:4mm}
.levels{display:flex;flex-wrap:wrap;gap:0 10mm;font-size:17pt}
.middle:has(.levels){gap:4mm}
:has(.levels)>.choices{font-size:21pt;gap:2mm 10mm}
:has(.levels)>.full{font-size:16pt}
.slots{display:grid;gap:8mm;font-size:28pt}
.slots li{display:flex;gap:4mm;align-items:end}
.slots i{flex:1;border-block-end:1pt solid #555}
.title{text-align:center}
.title h1{font-size:72pt}
.title p{font-size:30pt}
.middle ol,.roles dl{display:grid;gap:3.5mm;font-size:27pt}
.middle ol li{display:flex;justify-content:space-between;gap:10mm;border-block-end:.75pt solid #888;padding-block-end:2mm}
.questions .middle ol{font-size:20pt;gap:2.5mm}
.roles dl{font-size:25pt}
dt{font-weight:700}
@media screen{.slide{margin-block:6mm;border:1px solid #999;padding:10mm}}
)";

}  // namespace

std::string print_style(Paper paper) {
    return "@page{size:" + std::string{paper == Paper::a4 ? "A4" : "letter"} +
           ";margin:15mm 13mm}" + std::string{style};
}

/// A page that is higher than its paper would begin another one.
std::string slide_style(Paper paper) {
    return paper == Paper::a4
               ? "@page{size:A4 landscape;margin:11mm 13mm}.slide{inline-size:271mm;"
                 "min-block-size:186mm}" +
                     std::string{of_slides}
               : "@page{size:letter landscape;margin:11mm 13mm}.slide{inline-size:253mm;"
                 "min-block-size:192mm}" +
                     std::string{of_slides};
}

}  // namespace outward::server
