#include "server/guides/printing.hpp"

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
.poster{text-align:center}
.poster h1{font-size:44pt;margin-block:8mm}
.poster p{font-size:18pt}
.poster svg,.poster .place{inline-size:110mm;block-size:110mm;margin:6mm auto}
.poster svg{display:block}
.poster .place{border:1.5pt dashed #555;display:grid;place-items:center;color:#555}
.poster .link{font-size:22pt;font-weight:700;overflow-wrap:anywhere}
@media print{.sheet{padding:0;max-inline-size:none;border:0}}
)";

}  // namespace

std::string print_style(Paper paper) {
    return "@page{size:" + std::string{paper == Paper::a4 ? "A4" : "letter"} +
           ";margin:15mm 13mm}" + std::string{style};
}

}  // namespace outward::server
