// asyncapi.yaml and openapi.yaml are what they claim to be, and name the methods that the server knows.

import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import asyncapi from "@asyncapi/specs";
import { Validator } from "@seriousme/openapi-schema-validator";
import Ajv from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  type Json,
  problems,
  protocols,
  readJson,
  readText,
  root,
  schemaFiles,
  typeNames,
} from "./schemas";

const documents = ["asyncapi.yaml", "openapi.yaml"].map((name) => join(protocols, name));
const read = (path: string): Json =>
  path.endsWith(".yaml") ? (parse(readText(path)) as Json) : readJson(path);

interface Operation {
  action: "receive" | "send";
}
interface AsyncApi {
  operations: Record<string, Operation>;
  components: { messages: Record<string, { payload: { properties?: { method: Json } } }> };
}
const socket = parse(readText(join(protocols, "asyncapi.yaml"))) as AsyncApi;

test("asyncapi.yaml is AsyncAPI 3.0", () => {
  const validate = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(
    asyncapi.schemasWithoutId["3.0.0"],
  );
  validate(socket);
  expect(validate.errors).toBeNull();
});

test("openapi.yaml is OpenAPI 3.1", async () => {
  const validator = new Validator();
  const document = withoutSchemas(read(join(protocols, "openapi.yaml")));
  const result = await validator.validate(document as object);
  expect(result.errors ?? []).toEqual([]);
  expect(validator.version).toBe("3.1");
});

describe("every reference leads somewhere", () => {
  test.each([...documents, ...schemaFiles].map((path) => relative(root, path)))("%s", (name) => {
    const path = join(root, name);
    const broken = referencesOf(read(path)).filter((reference) => !leads(path, reference));
    expect(broken).toEqual([]);
  });
});

test("every schema can be used", () => {
  for (const name of typeNames) expect(() => problems(name, {}), name).not.toThrow();
});

test("the requests are those that the server knows", () => {
  expect(operations("receive")).toEqual(knownMethods().sort());
});

test("the notifications are those that have a schema", () => {
  const named = typeNames.filter((name) => name.endsWith("Notification"));
  expect(operations("send")).toEqual(
    named
      .map((name) =>
        name
          .replace("Notification", "")
          .replace(/\B[A-Z]/g, ".$&")
          .toLowerCase(),
      )
      .sort(),
  );
});

test("every request's message has the request's method", () => {
  for (const name of operations("receive"))
    expect(socket.components.messages[name]?.payload.properties?.method).toEqual({ const: name });
});

function operations(action: Operation["action"]): string[] {
  return Object.entries(socket.operations)
    .filter(([, operation]) => operation.action === action)
    .map(([name]) => name)
    .sort();
}

function knownMethods(): string[] {
  const golden = join(root, "tests/protocols/golden/methods.json");
  if (existsSync(golden)) return readJson<string[]>(golden);
  const source = readText(join(protocols, "message.cpp"));
  return [...source.matchAll(/Method\{"([a-z.]+)"/g)].map(([, name]) => name ?? "");
}

/** With `true` for every reference into another file, where the validator does not look. */
function withoutSchemas(node: Json): Json {
  if (node === null || typeof node !== "object") return node;
  if (Array.isArray(node)) return node.map(withoutSchemas);
  if (typeof node.$ref === "string" && !node.$ref.startsWith("#")) return true;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withoutSchemas(value)]),
  );
}

function referencesOf(node: Json): string[] {
  if (node === null || typeof node !== "object") return [];
  const own = !Array.isArray(node) && typeof node.$ref === "string" ? [node.$ref] : [];
  return [...own, ...Object.values(node).flatMap(referencesOf)];
}

/** Whether `reference`, as it stands in the file `from`, names something. */
function leads(from: string, reference: string): boolean {
  const [file = "", pointer = ""] = reference.split("#");
  const path = file ? resolve(dirname(from), file) : from;
  if (!existsSync(path)) return false;
  let place: Json | undefined = read(path);
  for (const part of pointer.split("/").slice(1)) {
    if (place === null || typeof place !== "object") return false;
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    place = (place as Record<string, Json>)[key];
  }
  return place !== undefined;
}
