// Makes kit/wire.ts, the TypeScript types of the wire, from the JSON Schemas in protocols/schemas. Every
// schema with a title and everything in a schema's $defs becomes an exported type of that name.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "json-schema-to-typescript";

const folder = join(import.meta.dirname, "../../protocols/schemas");
const target = join(import.meta.dirname, "../kit/wire.ts");

const schemas = new Map();
for (const file of readdirSync(folder)
  .filter((name) => name.endsWith(".schema.json"))
  .sort()) {
  schemas.set(file, JSON.parse(readFileSync(join(folder, file), "utf8")));
}

// All in one schema, so that what two files share is declared once.
const definitions = {};
function define(name, schema, file) {
  if (definitions[name]) throw new Error(`${file}: another schema has a "${name}" already`);
  definitions[name] = withLocalReferences(schema, file);
}

function withLocalReferences(node, file) {
  if (Array.isArray(node)) return node.map((item) => withLocalReferences(item, file));
  if (node === null || typeof node !== "object") return node;
  const { $ref, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withLocalReferences(value, file)]),
  );
  if (typeof $ref !== "string") return $ref === undefined ? rest : { $ref, ...rest };
  const reference = { $ref: `#/$defs/${nameOf($ref, file)}` };
  // What stands beside a reference is lost, and its name with it: the compiler wants them apart.
  return Object.keys(rest).length > 0 ? { ...rest, allOf: [reference] } : reference;
}

function nameOf(reference, file) {
  const [other, place] = reference.split("#");
  return place ? place.replace("/$defs/", "") : schemas.get(other || file).title;
}

for (const [file, { $defs, $id, $schema, ...schema }] of schemas) {
  for (const [name, definition] of Object.entries($defs ?? {})) define(name, definition, file);
  if (schema.title) define(schema.title, schema, file);
}

const types = await compile({ $defs: definitions, type: "object" }, "Wire", {
  bannerComment: "// Generated from protocols/schemas by `npm run types`. Not to be edited.",
  additionalProperties: false,
  format: false,
  ignoreMinAndMaxItems: true,
  unreachableDefinitions: true,
});

// Written only when it changed, so that the build sees nothing new where nothing is new.
if (!existsSync(target) || readFileSync(target, "utf8") !== types) writeFileSync(target, types);
