// Where an answer is otherwise than the contract says, with every value blanked.
import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { operationErrors } from "../../../contract/errors.gen.ts";
import type { Operation } from "../../../contract/operation.ts";
import type { OperationId } from "../../../contract/operations.gen.ts";
import { closed, createCompiler, resolve, schemasOf } from "../../../contract/schemas.ts";
import { fieldName, placeOf, shapeOf } from "./shape.ts";

export interface Difference {
  /** As `/channels/…/type`, an index is `*`; `/` for the whole. */
  readonly at: string;
  readonly what: "missing" | "unknown field" | "another type" | "another value" | "another form" | "other";
  /** By the contract. */
  readonly expected: string;
  /** As it came, blanked. */
  readonly found: string;
  /** In how many places. */
  readonly count: number;
}

type Called = Operation & { readonly id: OperationId };

export interface Comparing {
  /** Of an answer of success; its body as JSON. */
  differences(operation: Called, status: number, body: unknown): readonly Difference[];
  /** Whether the contract lists a refusal. */
  isListed(id: OperationId, status: number, code: unknown): boolean;
}

/** "Validation Failed.", which Zoom’s page on errors has for every operation. */
const VALIDATION = 300;

/** Say only that none of several fits; what of each does not is told beside them. */
const summaries = new Set(["anyOf", "oneOf", "if", "const"]);

export function createComparing(): Comparing {
  const compile = createCompiler(closed);
  const compiled = new Map<string, ValidateFunction>();
  const names = new Map<string, ReadonlySet<string>>();
  return {
    differences(operation, status, body) {
      const response = schemasOf(operation.id).responses[status];
      if (!operation.success.includes(status) || !response)
        return body === undefined || body === null
          ? []
          : [{ at: "/", what: "other", expected: `no body with status ${status}`, found: shapeOf(body), count: 1 }];
      const key = `${operation.id} ${status}`;
      const validate = compiled.get(key) ?? compile(response.schema);
      compiled.set(key, validate);
      const known = names.get(key) ?? namesIn(response.schema);
      names.set(key, known);
      if (validate(body)) return [];
      const errors = validate.errors ?? [];
      const telling = errors.filter(({ keyword }) => !summaries.has(keyword));
      return merged((telling.length > 0 ? telling : errors).map((error) => differenceOf(error, body, known)));
    },
    isListed: (id, status, code) =>
      (status === 400 && code === VALIDATION) ||
      operationErrors[id].some((error) => error.status === status && (error.code === null || error.code === code)),
  };
}

function differenceOf(error: ErrorObject, body: unknown, known: ReadonlySet<string>): Omit<Difference, "count"> {
  const { keyword, instancePath, params } = error;
  const at = placeOf(instancePath, known);
  const value = valueAt(body, instancePath);
  switch (keyword) {
    case "required": {
      const name = String(params.missingProperty);
      return { at: join(at, fieldName(name, known)), what: "missing", expected: "a value", found: "nothing" };
    }
    case "additionalProperties": {
      const name = String(params.additionalProperty);
      const found = shapeOf(isRecord(value) ? value[name] : undefined);
      return { at: join(at, fieldName(name, known)), what: "unknown field", expected: "nothing", found };
    }
    case "type":
      return { at, what: "another type", expected: String(params.type), found: shapeOf(value) };
    case "enum":
      return { at, what: "another value", expected: `one of ${listOf(params.allowedValues)}`, found: shapeOf(value) };
    case "format":
      return { at, what: "another form", expected: String(params.format), found: shapeOf(value) };
    default:
      return { at, what: "other", expected: keyword, found: shapeOf(value) };
  }
}

const join = (at: string, name: string): string => (at === "/" ? `/${name}` : `${at}/${name}`);

/** The contract's own values, which are no secret. */
const listOf = (values: unknown): string => (Array.isArray(values) ? values.map(String).join(", ") : "the contract’s");

function valueAt(body: unknown, pointer: string): unknown {
  let value = body;
  for (const part of pointer.split("/").slice(1)) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    value = Array.isArray(value) ? value[Number(name)] : isRecord(value) ? value[name] : undefined;
  }
  return value;
}

function merged(found: readonly Omit<Difference, "count">[]): readonly Difference[] {
  const byKey = new Map<string, Difference>();
  for (const one of found) {
    const key = JSON.stringify(one);
    byKey.set(key, { ...one, count: (byKey.get(key)?.count ?? 0) + 1 });
  }
  return [...byKey.values()];
}

/** Names of the properties that a schema has anywhere, and what it refers to. */
function namesIn(schema: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part) walk(one);
    if (!isRecord(part)) return;
    const whole = resolve(part);
    if (seen.has(whole)) return;
    seen.add(whole);
    if (isRecord(whole.properties)) for (const name of Object.keys(whole.properties)) names.add(name);
    for (const one of Object.values(whole)) walk(one);
  };
  walk(schema);
  return names;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
