// What is inside of the packages, found from what the linker and the page builder really took:
//   node inside.mjs FOLDER   writes FOLDER/inside.json, from
//   FOLDER/NAME.map      the linker's map of each program, with NAME.headers: its headers, one a line
//   FOLDER/pages         the pages, built with source maps
// A source is one of Debian's source packages or one of npm's; two versions of it are two.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { basename, join, normalize } from "node:path";

const folder = process.argv[2];
const project = process.cwd();
const built = join(project, "build/packaging/windows/libraries");
const unpacked = ["arm64", "arm64-c", "windows/headers"].map((name) =>
  join(project, "build/packaging", name),
);
const licences = JSON.parse(readFileSync(new URL("licences.json", import.meta.url), "utf8"));

const lines = (file) => readFileSync(file, "utf8").split("\n").filter(Boolean);
/// What it prints, also where it has not found everything.
const run = (program, ...words) =>
  spawnSync(program, words, { encoding: "utf8", maxBuffer: 2 ** 28 }).stdout;

/// The archives of which the linker took at least one member; the project's own left out.
function archives(map) {
  const text = readFileSync(map, "utf8");
  const head = text.slice(
    0,
    text.search(/^(Discarded input sections|Memory Configuration|Allocating)/m),
  );
  const found = head.matchAll(/^(\S.*\.a)\(/gm);
  const start_files = text.matchAll(/^LOAD (\/\S+\.o)$/gm);
  return [...new Set([...found, ...start_files].map(([, path]) => normalize(path)))].filter(
    (path) => path.startsWith("/"),
  );
}

/// One header of each folder right below an include folder: that is enough to know whose they are.
function sample(headers) {
  const first = new Map();
  for (const header of headers) {
    const inside = /\/(?:include)\/(?:[^/]+-linux-gnu\/)?([^/]+)/.exec(header);
    if (inside && !first.has(inside[1])) first.set(inside[1], header);
  }
  return [...first.values()];
}

/// Packages that were unpacked beside the machine's own: by file, with version and source.
function unpacked_packages(root) {
  const owners = new Map();
  if (!existsSync(join(root, "packages"))) return owners;
  for (const line of lines(join(root, "packages"))) {
    const [name, , source, version] = line.split(" ");
    const what = { source, version, copyright: join(root, "usr/share/doc", name, "copyright") };
    for (const file of lines(join(root, "packages.d", name))) owners.set(join(root, file), what);
  }
  return owners;
}

const owners = new Map(unpacked.flatMap((root) => [...unpacked_packages(root)]));
const built_as = {
  libcrypto: "openssl",
  libssl: "openssl",
  openssl: "openssl",
  libsodium: "libsodium",
  sodium: "libsodium",
  "sodium.h": "libsodium",
  libsqlite3: "sqlite3",
  "sqlite3.h": "sqlite3",
  libSQLiteCpp: "sqlitecpp",
  SQLiteCpp: "sqlitecpp",
  libz: "zlib",
  "zlib.h": "zlib",
  "zconf.h": "zlib",
  libminizip: "minizip",
  minizip: "minizip",
};

function built_source(path) {
  const name = path.startsWith(join(built, "lib"))
    ? basename(path, ".a")
    : path.slice(join(built, "include").length + 1).split("/")[0];
  const source = built_as[name];
  if (!source) throw new Error(`Of which source is ${path}? Add it to built_as in inside.mjs.`);
  const place = join(project, "build/packaging/apt/sources", source);
  const copyright = ["debian/copyright", "LICENSE.txt"]
    .map((file) => join(place, "tree", file))
    .find(existsSync);
  return { source, version: readFileSync(join(place, "version"), "utf8").trim(), copyright };
}

/// The cross compilers' libraries come from sources that only pass on another, whose version is in their own.
const passed_on = { "cross-toolchain-base": "glibc", "gcc-12-cross": "gcc-12" };

/// What the machine's own package system says of files: asked once for all, since it takes its time.
const installed = new Map();
const names_of = (path) => [path, realpathSync(path), path.replace(/^\/usr\/lib\//, "/lib/")];

function look_up(paths) {
  const wanted = [
    ...new Set(paths.filter((path) => !path.startsWith(`${project}/`)).flatMap(names_of)),
  ];
  for (const line of run("dpkg-query", "--search", ...wanted).split("\n")) {
    const found = /^(\S+?)(?:, .*)?: (\/.*)$/.exec(line);
    if (found) installed.set(found[2], found[1]);
  }
}

const versions = new Map();

function installed_source(path) {
  const name = names_of(path)
    .map((at) => installed.get(at))
    .find(Boolean);
  if (!name) throw new Error(`No package knows of ${path}.`);
  if (!versions.has(name)) {
    const format = `--showformat=${["source:Package", "source:Version", "Version"].map((word) => `\${${word}}`).join(" ")}`;
    const [source, version, own_version] = run("dpkg-query", "--show", format, name).split(" ");
    const origin = passed_on[source];
    versions.set(name, origin ? [origin, own_version.replace(/cross\d*$/, "")] : [source, version]);
  }
  const [source, version] = versions.get(name);
  return { source, version, copyright: `/usr/share/doc/${name.split(":")[0]}/copyright` };
}

function source_of(path) {
  if (path.startsWith(`${built}/`)) return built_source(path);
  if (owners.has(path)) return owners.get(path);
  if (path.startsWith(`${project}/`)) throw new Error(`No package knows of ${path}.`);
  return installed_source(path);
}

const plain = (source) => source.replace(/^(gcc|boost)-?[0-9.]+$/, "$1");

function licence_of(source) {
  const licence = licences[plain(source)];
  if (!licence)
    throw new Error(`Under which licence is ${source}? Add it to scripts/packaging/licences.json.`);
  return licence;
}

/// Files of the source, with their checksums, as Debian's signed lists have them.
function checksums(source, version) {
  const text = run("apt-cache", "showsrc", "--only-source", source);
  const entry = text.split(/\n\n/).find((part) => part.split("\n").includes(`Version: ${version}`));
  const list = entry && /Checksums-Sha256:\n((?: .*\n?)+)/.exec(entry);
  if (!list) return [];
  return list[1]
    .trim()
    .split("\n")
    .map((line) => line.trim().split(" "))
    .map(([sha256, , file]) => ({ file, sha256 }));
}

const sources = new Map();
const programs = {};

function note(program, id) {
  programs[program] ??= new Set();
  programs[program].add(id);
}

function add(program, { source, version, copyright }) {
  const id = `${source}@${version}`;
  if (!sources.has(id)) {
    sources.set(id, {
      id,
      kind: "debian",
      name: source,
      version,
      copyright,
      licence: licence_of(source),
      files: checksums(source, version),
    });
  }
  note(program, id);
}

/// Of headers alone only those count that are the library; the others only declare what is linked.
const header_only = /^(boost|nlohmann-json3|cli11)/;

function add_program(program) {
  const linked = archives(join(folder, `${program}.map`));
  const headers = sample(lines(join(folder, `${program}.headers`)).map((path) => normalize(path)));
  look_up([...linked, ...headers]);
  for (const path of linked) add(program, source_of(path));
  for (const what of headers.map(source_of)) if (header_only.test(what.source)) add(program, what);
}

function add_pages() {
  const lock = JSON.parse(readFileSync("clients/package-lock.json", "utf8")).packages;
  const names = new Set();
  for (const file of readdirSync(join(folder, "pages"), { recursive: true })) {
    if (!file.endsWith(".map")) continue;
    const map = JSON.parse(readFileSync(join(folder, "pages", file), "utf8"));
    if (map.names?.includes("__vitePreload")) names.add("node_modules/vite"); // its own few lines
    for (const source of map.sources) {
      const inside = /^.*?(node_modules\/.*node_modules\/|node_modules\/)((?:@[^/]+\/)?[^/]+)/.exec(
        source,
      );
      if (inside) names.add(`${inside[1]}${inside[2]}`);
    }
  }
  for (const place of names) {
    const name = place.replace(/^.*node_modules\//, "");
    const { version, license, integrity } = lock[place];
    const text = readdirSync(join("clients", place)).find((file) => /^licen[cs]e/i.test(file));
    const id = `npm:${name}@${version}`;
    sources.set(id, {
      id,
      kind: "npm",
      name,
      version,
      licence: license,
      copyright: text && join(project, "clients", place, text),
      files: [
        {
          file: `${name.replace("/", "-")}-${version}.tgz`,
          sha512: Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex"),
        },
      ],
    });
    note("pages", id);
  }
}

for (const file of readdirSync(folder))
  if (file.endsWith(".map")) add_program(basename(file, ".map"));
add_pages();

const by_name = (one, other) => one.id.localeCompare(other.id, "en");
writeFileSync(
  join(folder, "inside.json"),
  `${JSON.stringify(
    {
      sources: [...sources.values()].sort(by_name),
      programs: Object.fromEntries(
        Object.entries(programs).map(([name, ids]) => [name, [...ids].sort()]),
      ),
    },
    null,
    1,
  )}\n`,
);
for (const [name, ids] of Object.entries(programs))
  console.log(`${name}: ${[...ids].sort().join(", ")}`);
