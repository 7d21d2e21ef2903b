// Texts for a JSON parser. A value stands where a request has a parameter; a whole text stands alone.

const nested = (depth, [open, close] = "[]") => open.repeat(depth) + close.repeat(depth);
const objects = (depth) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

/** A request may be 16 deep; its own two objects count. */
const deepest_value = 14;

/** Values that are JSON: the request is granted. */
export const values = [
  ...["0", "-0", "1", "-1", "1.0", "1e3", "1E3", "1e+3", "1e-3", "0e0", "-0.0", "1.5e0"],
  ...["123456789012345678901234567890", "-123456789012345678901234567890", "5e-324", "1e-999"],
  ...["18446744073709551615", "18446744073709551616", "-9223372036854775808", "1e308"],
  `0.${"1".repeat(2000)}`,
  "9".repeat(300),
  ...["true", "false", "null", "{}", "[]", "[[]]", '{"":0}', '{"":{"":0}}', '""', '" "'],
  ...['{"a":1,"a":2}', '{"a":{"a":1},"a":[]}', '{"\\u0061":1,"a":2}', '{"__proto__":{"a":1}}'],
  ...['"\\u0000"', '"\\u001f"', '"\\b\\f\\n\\r\\t\\"\\\\\\/"', '"\\ud83d\\ude00"', '"\\uFFFF"'],
  ...['"\u007f"', '"\u2028\u2029"', '"\ufeff"', '"\u{1f600}"', '"\u{10ffff}"', '"\ufdd0"'],
  ...[" 1 ", "\t1\t", "\n1\n", "\r1\r", "[ ]", "[1 , 2]", '{ "a" : 1 }', "[\n1\r\n]"],
  nested(deepest_value),
  objects(deepest_value),
  nested(deepest_value - 1).replace("[]", "[{}]"),
  `[${Array(1000).fill("0").join(",")}]`,
  `{${Array.from({ length: 500 }, (_, i) => `"k${i}":${i}`).join(",")}}`,
  `"${"[{".repeat(2000)}"`,
  `"${'\\"'.repeat(2000)}"`,
  `"${"\\\\".repeat(2000)}"`,
  JSON.stringify("💬".repeat(3000)),
];

/** Values that are none: the text is refused. Numbers that no machine holds and half a surrogate pair count. */
export const no_values = [
  ...["", " ", ",", ":", "-", "+1", "01", "-01", "1.", ".5", "-.5", "1e", "1e+", "1.e1", "0x10"],
  ...["1_000", "1,000.0.", "0b1", "１", "Infinity", "-Infinity", "NaN", "nan", "--1", "1-", "1 2"],
  ...["1e999", "-1e999", "True", "TRUE", "nul", "nulll", "undefined", "none", "tru", "'a'", "`a`"],
  ...['"', '"\\"', '"\\x41"', '"\\u12"', '"\\u12G4"', '"\\U0041"', '"\\a"', '"\\', '"a" "b"'],
  ...['"\\ud800"', '"\\udc00"', '"\\udc00\\ud800"', '"\\ud800\\ud800"', '"\\ud83d\\u0041"'],
  ...['"\u0000"', '"\u0001"', '"\t"', '"\n"', '"\r"', '"\u001b"', '"\u001f"'],
  ...["[", "]", "[1", "[1,", "[1,]", "[,1]", "[1,,2]", "[1 2]", "[1:2]", "[1}", "[[]", "[]]"],
  ...["{", "{,}", '{"a"}', '{"a":}', '{"a":1,}', '{"a":1,,"b":2}', '{"a" 1}', '{"a"::1}', "{a:1}"],
  ...["{1:1}", "{'a':1}", '{"a":1]', '{"a":1', "{[]:1}", "{null:1}", '{"a":1}}', '{"a":1 "b":2}'],
  ...["//\n1", "/**/1", "1/**/", "#\n1", "<!--1-->", "1;", "\u00a01", "\u20281", "\u200b1"],
  ...["\f1", "\v1", "\u00001", "\ufeff1", "“a”", "a", "$", "\\u0031", "@", "&quot;a&quot;"],
  nested(deepest_value + 1),
  objects(deepest_value + 1),
  nested(8000),
  "[".repeat(16000),
  '{"a":'.repeat(3000),
];

const ping = '{"jsonrpc":"2.0","id":7,"method":"ping","params":{}}';

/** Whole texts that are a request with the id 7. */
export const requests = [
  ping,
  ` \t\r\n${ping}\r\n\t `,
  '{"params":{},"method":"ping","id":7,"jsonrpc":"2.0"}',
  '{"jsonrpc":"2.0","id":7,"method":"ping"}',
  '{"jsonrpc":"2.0","id":7,"method":"ping","params":{},"more":[]}',
  '{"jsonrpc":"2.0","id":8,"id":7,"method":"ping"}',
  '{"jsonrpc":"2.0","id":7,"method":"dance","method":"ping"}',
  '{"\\u006asonrpc":"2\\u002e0","id":7,"\\u006dethod":"pin\\u0067"}',
];

/** Whole texts that are no JSON. */
export const no_json = [
  "",
  " ",
  "\u0000",
  `\ufeff${ping}`.repeat(2),
  `${ping}${ping}`,
  `${ping},`,
  `${ping}\u0000`,
  `${ping}\u0000x`,
  `${ping}x`,
  ping.slice(0, -1),
  ping.slice(1),
  ping.replaceAll('"', "'"),
  `callback(${ping})`,
  `)]}',\n${ping}`,
  "GET / HTTP/1.1\r\n\r\n",
  "<?xml version='1.0'?><ping/>",
  "\u0080".repeat(100),
  "A".repeat(16384),
  "💬".repeat(4096),
];

/** JSON, but no request: JSON-RPC 2.0 asks for an object with version, method and id. */
export const no_requests = [
  ...["null", "true", "7", '"ping"', "[]", "{}", `[${ping}]`, "[[[]]]"],
  '{"id":7,"method":"ping"}',
  '{"jsonrpc":2.0,"id":7,"method":"ping"}',
  '{"jsonrpc":"1.0","id":7,"method":"ping"}',
  '{"jsonrpc":["2.0"],"id":7,"method":"ping"}',
  '{"JSONRPC":"2.0","id":7,"method":"ping"}',
  '{"jsonrpc":"2.0","id":7}',
  '{"jsonrpc":"2.0","id":7,"method":null}',
  '{"jsonrpc":"2.0","id":7,"method":["ping"]}',
  '{"jsonrpc":"2.0","id":7,"method":{"ping":1}}',
  '{"jsonrpc":"2.0","method":"ping"}',
  '{"jsonrpc":"2.0","id":null,"method":"ping"}',
  '{"jsonrpc":"2.0","id":7.5,"method":"ping"}',
  '{"jsonrpc":"2.0","id":1e2,"method":"ping"}',
  '{"jsonrpc":"2.0","id":true,"method":"ping"}',
  '{"jsonrpc":"2.0","id":[7],"method":"ping"}',
  '{"jsonrpc":"2.0","id":{},"method":"ping"}',
  '{"jsonrpc":"2.0","id":99999999999999999999,"method":"ping"}',
  '{"jsonrpc":"2.0","id":7,"result":{}}',
];

/** Requests with the id 7 that are refused for what they ask. */
export const unfit = [
  '{"jsonrpc":"2.0","id":7,"method":""}',
  '{"jsonrpc":"2.0","id":7,"method":"PING"}',
  '{"jsonrpc":"2.0","id":7,"method":"ping\\u0000"}',
  '{"jsonrpc":"2.0","id":7,"method":"rpc.discover"}',
  '{"jsonrpc":"2.0","id":7,"method":"__proto__"}',
  `{"jsonrpc":"2.0","id":7,"method":"${"p".repeat(15000)}"}`,
  ...["null", "[]", '"x"', "7", "true"].map(
    (params) => `{"jsonrpc":"2.0","id":7,"method":"ping","params":${params}}`,
  ),
  ...["{}", '{"text":null}', '{"text":7,"id":"a"}', '{"text":[],"id":"a"}', '{"id":{}}'].map(
    (params) => `{"jsonrpc":"2.0","id":7,"method":"note.add","params":${params}}`,
  ),
  ...["1.5", "1e2", "9e99", "-61", "61", "0", '"5"', "null", "18446744073709551615"].map(
    (minutes) => `{"jsonrpc":"2.0","id":7,"method":"timer.extend","params":{"minutes":${minutes}}}`,
  ),
  ...["-1", "1.5", '"1"', "null", "18446744073709551616", "9007199254740993"].map(
    (seq) => `{"jsonrpc":"2.0","id":7,"method":"undo","params":{"seq":${seq}}}`,
  ),
];
