import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { operationErrors } from "../../contract/errors.gen.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { createCompiler, type JsonSchema, resolve, schemasOf } from "../../contract/schemas.ts";
import { pageSizeOf } from "../cursors/page-size.ts";
import { ZoomError } from "../operations/operation.ts";
import { hasOwnError, ownFieldError, refusesEmpty } from "./field-errors.ts";

interface RequestRules {
  readonly query: ValidateFunction;
  readonly types: ReadonlyMap<string, unknown>;
  readonly body: ValidateFunction | null;
  /** Keys that `channel_settings` of the body may have, where it refuses others. */
  readonly settingKeys: ReadonlySet<string> | null;
}

const MISSING = "This field is required.";
const notAnObject = () => new ZoomError(400, 300, "Request Body should be a valid JSON object.");
const invalid = (id: OperationId, errors: readonly { field: string; message: string }[]) =>
  ownFieldError(
    id,
    errors.map(({ field }) => field),
  ) ?? new ZoomError(400, 300, "Validation Failed.", errors);

/** The SDK's types require both of a pair, but each is a way to name the same people, and clients send one. */
const eitherOf: Partial<Record<OperationId, readonly string[]>> = {
  batchRemoveMembersFromChannel: ["member_ids", "user_ids"],
  batchDemoteChannelAdministrators: ["admin_ids", "user_ids"],
};

const compile = createCompiler();
const compiled = new Map<OperationId, RequestRules>();

function rulesOf(id: OperationId): RequestRules {
  const known = compiled.get(id);
  if (known) return known;
  const { parameters, body } = schemasOf(id);
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  const either = eitherOf[id];
  const rules: RequestRules = {
    query: compile({
      type: "object",
      properties: Object.fromEntries(inQuery.map(({ name, schema }) => [name, bounded(id, name, schema)])),
      required: inQuery.filter(({ name, required }) => required && !either?.includes(name)).map(({ name }) => name),
    }),
    types: new Map(inQuery.map(({ name, schema }) => [name, bounded(id, name, schema).type])),
    body: body?.type === "application/json" ? compile(withPageSize(id, resolve(body.schema))) : null,
    settingKeys: body && id.startsWith("update") ? settingKeysOf(resolve(body.schema)) : null,
  };
  compiled.set(id, rules);
  return rules;
}

/** The SDK's types have it a number, yet several are asked for with commas. */
const contactTypes = { type: "string", pattern: "^[1-8](,[1-8])*$" };

/** A time may follow, as the XSOAR pack sends it. */
const day = { type: "string", anyOf: [{ format: "date" }, { format: "date-time" }] };

/** A page size over the maximum is cut down later, but where the operation has an error for it. */
function bounded(id: OperationId, name: string, schema: JsonSchema): JsonSchema {
  if (name === "contact_types") return contactTypes;
  if (name === "date") return day;
  if (name !== "page_size") return schema;
  const maximum = hasOwnError(id, name) ? pageSizeOf(id, Number.MAX_SAFE_INTEGER) : undefined;
  return { type: "integer", minimum: 1, ...(maximum !== undefined && { maximum }) };
}

function withPageSize(id: OperationId, schema: JsonSchema): JsonSchema {
  const properties = schema.properties as Record<string, JsonSchema> | undefined;
  return properties?.page_size === undefined
    ? schema
    : { ...schema, properties: { ...properties, page_size: bounded(id, "page_size", properties.page_size) } };
}

function settingKeysOf(schema: JsonSchema): ReadonlySet<string> | null {
  const settings = (schema.properties as Record<string, JsonSchema> | undefined)?.channel_settings;
  return settings ? new Set(Object.keys((resolve(settings).properties as object | undefined) ?? {})) : null;
}

/**
 * Checks the query against the contract. Empty parameters count as left out, but where the operation refuses them.
 *
 * @throws ZoomError with code 300, or the operation's own code for a list that is empty.
 */
export function checkQuery(id: OperationId, search: URLSearchParams): Readonly<Record<string, string>> {
  const { query, types } = rulesOf(id);
  const texts: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  for (const [name, text] of search) {
    const type = types.get(name);
    if (text === "" && refusesEmpty(id, name)) throw invalid(id, [{ field: name, message: MISSING }]);
    if (text === "" || type === undefined || Object.hasOwn(texts, name)) continue;
    const value = typed(text, type);
    texts[name] = typeof value === "boolean" ? `${value}` : text;
    values[name] = value;
  }
  const either = eitherOf[id];
  if (either && !either.some((name) => Object.hasOwn(texts, name)))
    throw invalid(
      id,
      either.map((field) => ({ field, message: MISSING })),
    );
  if (query(values)) return texts;
  for (const { keyword, params } of query.errors ?? [])
    if (keyword === "required") throwOwnError(id, `${params.missingProperty}`);
  throw invalid(id, fieldErrors(query.errors ?? []));
}

/** Some operations say themselves that a list must not be empty. */
function throwOwnError(id: OperationId, name: string): void {
  const own = operationErrors[id].find(({ message }) => message?.toLowerCase().startsWith(`${name} cannot be empty`));
  if (own?.code && own.message) throw new ZoomError(own.status, own.code, own.message);
}

function typed(text: string, type: unknown): unknown {
  if (type === "integer" || type === "number") return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  // Clients in Python write them with a capital, and the platform takes them.
  if (type === "boolean") return /^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : text;
  return text;
}

/**
 * Reads and checks a JSON body; undefined when there is none and none is needed.
 *
 * @throws ZoomError with code 300.
 */
export function checkBody(id: OperationId, text: string): unknown {
  const { body, settingKeys } = rulesOf(id);
  if (body === null) return undefined;
  const value = text.trim() === "" ? undefined : parse(text);
  if (value === undefined && !schemasOf(id).body?.required) return undefined;
  if (value === undefined) throw notAnObject();
  const settings = value.channel_settings;
  // An unknown setting makes the whole body unreadable to Zoom; an unknown property elsewhere does not.
  if (settingKeys && isRecord(settings) && Object.keys(settings).some((key) => !settingKeys.has(key)))
    throw notAnObject();
  if (!body(value)) throw invalid(id, fieldErrors(body.errors ?? []));
  return value;
}

function parse(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notAnObject();
  }
  if (!isRecord(value)) throw notAnObject();
  return value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function fieldErrors(errors: readonly ErrorObject[]): { field: string; message: string }[] {
  const messages = new Map<string, string>();
  for (const { keyword, schemaPath, instancePath, params } of errors) {
    // What single branches of a choice lack is no news: the choice reports itself as well.
    if (/\/(oneOf|anyOf)\/\d+\//.test(schemaPath)) continue;
    const isMissing = keyword === "required";
    const field = fieldName(isMissing ? `${instancePath}/${params.missingProperty}` : instancePath);
    if (!messages.has(field)) messages.set(field, isMissing ? MISSING : "Invalid field.");
  }
  return [...messages].map(([field, message]) => ({ field, message }));
}

/** `/members/0/email` as Zoom writes it: `members[0].email`. */
function fieldName(pointer: string): string {
  return pointer
    .slice(1)
    .replace(/\/(\d+)(?=\/|$)/g, "[$1]")
    .replaceAll("/", ".");
}
