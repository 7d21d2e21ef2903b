// The project's files as the contract tests read them, and a check of anything against a schema's type.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020, { type ErrorObject } from "ajv/dist/2020.js";

export const root = join(import.meta.dirname, "../..");
export const protocols = join(root, "protocols");

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export const readText = (path: string): string => readFileSync(path, "utf8");
export const readJson = <T = Json>(path: string): T => JSON.parse(readText(path)) as T;

/** The folders in `path`, or none where there is no such place. */
export function foldersIn(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(path, entry.name));
}

interface Schema {
  $id: string;
  title?: string;
  $defs: Record<string, Json>;
}

export const schemaFiles = readdirSync(join(protocols, "schemas"))
  .filter((name) => name.endsWith(".schema.json"))
  .map((name) => join(protocols, "schemas", name));

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false });
const places = new Map<string, string>();
for (const file of schemaFiles) {
  const schema = readJson<Schema>(file);
  ajv.addSchema(schema);
  if (schema.title) places.set(schema.title, schema.$id);
  for (const name of Object.keys(schema.$defs)) places.set(name, `${schema.$id}#/$defs/${name}`);
}

/** Every type that a schema declares. */
export const typeNames = [...places.keys()];

/** What is wrong with `value` as a `type`; empty when nothing is. */
export function problems(type: string, value: unknown): ErrorObject[] {
  const place = places.get(type);
  const validate = place === undefined ? undefined : ajv.getSchema(place);
  if (!validate) throw new Error(`No schema declares the type ${type}`);
  validate(value);
  return validate.errors ?? [];
}
