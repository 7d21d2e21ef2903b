// Writes what goes with the packages, from inside.json:
//   node papers.mjs licences INSIDE.json OUT.txt
//   node papers.mjs sbom INSIDE.json OUT.json VERSION BUILD NAME=FILE…   (CycloneDX 1.5; NAME as in inside.json)

import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename } from "node:path";

const [what, from, to, version, build, ...files] = process.argv.slice(2);
const inside = JSON.parse(readFileSync(from, "utf8"));
const common = "/usr/share/common-licenses";
const titles = {
  "linux-x86-64": "the file for Linux, x86-64",
  "linux-arm64": "the file for Linux, arm64",
  windows: "the file for Windows",
  pages: "the pages inside of all of them",
};

function used_in(id) {
  return Object.entries(inside.programs)
    .filter(([, ids]) => ids.includes(id))
    .map(([name]) => titles[name]);
}

/// Debian's list of who holds the rights to which of Boost's files is 2 MB: of such a one its licences only.
function text_of(source) {
  if (!source.copyright || !existsSync(source.copyright))
    throw new Error(`${source.id} has no text of its licence.`);
  const text = readFileSync(source.copyright, "utf8").trim();
  const is_long = text.length > 500_000 && text.startsWith("Format:");
  return is_long
    ? text
        .split(/\n\n+/)
        .filter((part) => !part.startsWith("Files:"))
        .join("\n\n")
    : text;
}

function licence_texts() {
  const parts = [
    "Licences of what is inside of Outward's packages, beside Outward itself, which is under the Apache\n" +
      "License 2.0. Found from what the linker and the page builder took; sources, versions and checksums\n" +
      "are in sbom.cdx.json. Texts that are named below and not written out are at the end.\n",
  ];
  const line = "=".repeat(100);
  const texts = new Map();
  for (const source of inside.sources) {
    const text = text_of(source);
    const same = [...texts].find(([, other]) => other === text);
    parts.push(
      `${line}\n${source.name} ${source.version}: ${source.licence}\nIn ${used_in(source.id).join("; ")}\n${line}\n`,
    );
    parts.push(same ? `As for ${same[0]}.\n` : `${text}\n`);
    texts.set(`${source.name} ${source.version}`, text);
  }
  const named = [...texts.values()].flatMap((text) => [
    ...text.matchAll(/common-licenses\/([A-Za-z0-9.-]*[A-Za-z0-9])/g),
  ]);
  for (const name of [...new Set(named.map(([, found]) => found))].sort()) {
    if (!existsSync(`${common}/${name}`)) continue;
    parts.push(
      `${line}\n${name}\n${line}\n`,
      `${readFileSync(`${common}/${name}`, "utf8").trimEnd()}\n`,
    );
  }
  return parts.join("\n");
}

const digest = (kind, text) => createHash(kind).update(text).digest("hex");
const licence = (expression) => [
  / (AND|OR|WITH) /.test(expression) ? { expression } : { license: { id: expression } },
];

function component({ id, kind, name, version: its_version, licence: expression, files: archives }) {
  const escaped = name.replace("@", "%40");
  const numbers = encodeURIComponent(its_version);
  return {
    type: "library",
    "bom-ref": id,
    name,
    version: its_version,
    licenses: licence(expression),
    purl:
      kind === "npm"
        ? `pkg:npm/${escaped}@${numbers}`
        : `pkg:deb/debian/${escaped}@${numbers}?arch=source`,
    ...(archives.length > 0 && {
      externalReferences: archives.map(({ file, sha256, sha512 }) => ({
        type: "distribution",
        url: file,
        hashes: [
          sha256 ? { alg: "SHA-256", content: sha256 } : { alg: "SHA-512", content: sha512 },
        ],
      })),
    }),
  };
}

function sbom() {
  const own = {
    type: "application",
    name: "outward",
    version,
    licenses: licence("Apache-2.0"),
    "bom-ref": `outward@${version}`,
    properties: [{ name: "outward:build", value: build }],
  };
  const packages = files
    .map((entry) => entry.split("="))
    .map(([program, path]) => ({ program, path }));
  const bill = {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: {
      timestamp: new Date(Number(process.env.SOURCE_DATE_EPOCH) * 1000).toISOString(),
      component: own,
    },
    components: [
      ...packages.map(({ path }) => ({
        type: "file",
        "bom-ref": basename(path),
        name: basename(path),
        version,
        hashes: [{ alg: "SHA-256", content: digest("sha256", readFileSync(path)) }],
        properties: [{ name: "outward:bytes", value: String(statSync(path).size) }],
      })),
      ...inside.sources.map(component),
    ],
    dependencies: [
      { ref: own["bom-ref"], dependsOn: packages.map(({ path }) => basename(path)) },
      ...packages.map(({ program, path }) => ({
        ref: basename(path),
        dependsOn: [...inside.programs[program], ...inside.programs.pages].sort(),
      })),
      ...inside.sources.map(({ id }) => ({ ref: id, dependsOn: [] })),
    ],
  };
  const name = digest("sha256", JSON.stringify(bill));
  const uuid = `${name.slice(0, 8)}-${name.slice(8, 12)}-5${name.slice(13, 16)}-8${name.slice(17, 20)}-${name.slice(20, 32)}`;
  return `${JSON.stringify({ ...bill, serialNumber: `urn:uuid:${uuid}` }, null, 1)}\n`;
}

writeFileSync(to, what === "licences" ? licence_texts() : sbom());
