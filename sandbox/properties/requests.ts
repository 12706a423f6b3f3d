// Requests made up from the contract: most fit its schemas, the others do not quite.
import * as fc from "fast-check";
import type { Operation } from "../../contract/operation.ts";
import { type JsonSchema, resolve, schemasOf } from "../../contract/schemas.ts";
import { type Pools, poolFor } from "./pools.ts";

export interface MadeUp {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** For what only a form can say: an id, a name, or anything. */
  readonly word: string;
}

/** The keywords that the contract's schemas use. */
interface Keywords {
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly type?: unknown;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

const keywordsOf = (schema: JsonSchema): Keywords => resolve(schema);

const moments = ["2026-03-01", "2026-02-01", "2026-03-02T09:00:00Z", "2026-02-28T10:00:00Z", "2026-03-05T12:00:00Z"];

/** Values for names that no pool knows. */
const words: Readonly<Record<string, readonly string[]>> = {
  from: ["2026-02-10", "2026-02-25T10:00:00Z"],
  to: ["2026-03-01", "2026-03-02T09:00:00Z"],
  date: ["2026-03-01"],
  start_date: ["2026-02-24"],
  end_date: ["2026-03-01", "2026-02-25"],
  emoji: ["U+1F600", "U+1F44D", "smile"],
  scheduled_time: ["2026-03-02T11:00:00Z", "2026-03-02T09:31:00Z"],
  remind_time: ["2026-03-02T11:00:00Z", "2020-01-01T00:00:00Z"],
  retention_period: ["30d", "6m", "1y", "0d"],
  card_json: ['{"content":{"head":{"text":"x"}}}', "{"],
  include_fields: ["edited_messages", "deleted_messages", "edited_messages,deleted_messages"],
  activity_type: ["joined", "left"],
  contact_types: ["1", "1,2"],
  role_id: ["0", "2"],
  roleId: ["0", "1", "2"],
  license: [""],
  page_number: ["1"],
  origin_platform: ["slack"],
  message: ["A message", "Another one @all", "x"],
  search_key: ["ship", "plat", "lead"],
  mention_group_name: ["Night shift", "Drivers"],
  description: ["Words"],
  type: ["1:1", "groupchat"],
  keywords: ["team", "room"],
  matter_name: ["Matter"],
};

/** Numbers as a query or a path may have them. */
const numerals = ["1.5", "-0.5", "1e400", "NaN", "99999999999999999999", "999999999999999", "8640000000000001"];

const noise = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.constantFrom("", " ", "me", "null", "0", "-1", "../x", "%00", "a".repeat(600), ...numerals, ...moments),
);

/** A text for a field: most often one that names something. */
function text(pools: Pools, name: string): fc.Arbitrary<string> {
  const fitting = [...poolFor(pools, name), ...(words[name] ?? [])];
  if (fitting.length === 0) return noise;
  return fc.oneof({ weight: 14, arbitrary: fc.constantFrom(...fitting) }, { weight: 1, arbitrary: noise });
}

function value(pools: Pools, given: JsonSchema, name: string, depth: number): fc.Arbitrary<unknown> {
  const schema = keywordsOf(given);
  const { anyOf, oneOf, enum: choices, type, items, properties, format, minimum, maximum } = schema;
  const branches = anyOf ?? oneOf;
  if (branches) return fc.oneof(...branches.map((branch) => value(pools, branch, name, depth)));
  if (choices)
    return fc.oneof(
      { weight: 14, arbitrary: fc.constantFrom(...choices) },
      { weight: 1, arbitrary: scalar(pools, type, name) },
    );
  if (type === "array") {
    const item = items ? value(pools, items, name, depth + 1) : fc.constant({});
    const few = fc.array(item, { minLength: 1, maxLength: 3 });
    const odd = fc.oneof(fc.constant([]), fc.array(item, { minLength: 21, maxLength: 24 }));
    const mixed = fc.tuple(few, oddities, fc.nat(3)).map(([items, other, at]) => items.toSpliced(at, 0, other));
    return fc.oneof({ weight: 12, arbitrary: few }, { weight: 1, arbitrary: odd }, { weight: 1, arbitrary: mixed });
  }
  if (properties || type === "object") return object(pools, schema, depth);
  if (format === "date") return fc.constantFrom("2026-03-01", "2026-02-28", "1970-01-01", "9999-12-31");
  if (type === "integer" && minimum !== undefined && maximum !== undefined)
    return fc.integer({ min: minimum, max: maximum });
  return scalar(pools, type, name);
}

function scalar(pools: Pools, type: unknown, name: string): fc.Arbitrary<unknown> {
  if (type === "boolean") return fc.boolean();
  if (type !== "integer" && type !== "number") return text(pools, name);
  const usual = name === "delay_seconds" ? fc.constantFrom(300, 3600) : fc.integer({ min: 0, max: 6 });
  const odd = fc.constantFrom(-2, 0.5, 300, 2 ** 31, 1_772_443_800_000, -1e15, 8.64e15 + 1, 999_999_999_999_999, 1e21);
  return fc.oneof({ weight: 14, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

/** Two ways to say the same, of which requests are to use one. */
const alternatives: readonly (readonly [string, string])[] = [
  ["to_channel", "to_contact"],
  ["delay_seconds", "remind_time"],
  ["member_ids", "user_ids"],
  ["admin_ids", "user_ids"],
];

function object(
  pools: Pools,
  { properties = {}, required = [] }: Keywords,
  depth: number,
): fc.Arbitrary<Record<string, unknown>> {
  if (depth > 5) return fc.constant({});
  const pairs = alternatives.filter((pair) => pair.every((name) => name in properties));
  // The channel comes first: requests about what was said in one are more telling.
  const unwanted = new Set(pairs.map(([, second]) => second));
  const wanted = new Set([...required, ...pairs.map(([first]) => first)]);
  const entries = Object.entries(properties).map(([name, property]) => {
    const made = value(pools, property, name, depth + 1).map((one) => [name, one] as const);
    const percent = unwanted.has(name) ? 10 : wanted.has(name) ? 97 : name === "next_page_token" ? 4 : 30;
    return fc.oneof({ weight: percent, arbitrary: made }, { weight: 100 - percent, arbitrary: fc.constant(null) });
  });
  return fc.tuple(...entries).map((made) => Object.fromEntries(made.filter((entry) => entry !== null)));
}

/** Something in the wrong place: a key too few or too many, a value of another kind. */
const spoilt = (body: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(body, fc.nat(20), fc.constantFrom("drop", "replace", "add"), fc.jsonValue({ maxDepth: 2 }))
    .map(([made, at, how, other]) => {
      if (typeof made !== "object" || made === null || Array.isArray(made)) return other;
      const keys = Object.keys(made);
      const key = keys[at % Math.max(1, keys.length)] ?? "unknown";
      const { [key]: _, ...rest } = made as Record<string, unknown>;
      return how === "drop" ? rest : how === "replace" ? { ...rest, [key]: other } : { ...made, unknown_key: other };
    });

/** Stands for a number that JSON can write and no number holds, until the body is text. */
const BEYOND = "a number beyond all numbers";

const nested = (depth: number): unknown => (depth === 0 ? [] : [nested(depth - 1)]);

/** What no field expects: nothing, numbers that are not whole, too large or below zero, lists in lists, anything. */
const oddities: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, "", 0.5, -1, 2 ** 53, -(2 ** 63), 8.64e15 + 1, 1e21, -1e308, BEYOND, nested(200)),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The body with the value at the end of the steps replaced, be it within a list of a list. */
function replaced(made: unknown, [step, ...rest]: readonly number[], other: unknown): unknown {
  if (step === undefined || typeof made !== "object" || made === null) return other;
  const keys = Object.keys(made);
  const at = keys[step % Math.max(1, keys.length)];
  if (at === undefined) return other;
  const entries = Object.entries(made).map(([key, one]) => [key, key === at ? replaced(one, rest, other) : one]);
  return Array.isArray(made) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}

/** A value of the wrong kind at any depth. Text, where no value of this language would say it. */
const spoiltInside = (body: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(body, fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }), oddities).map(([made, steps, other]) => {
    const odd = replaced(made, steps, other);
    const text = JSON.stringify(odd);
    return text.includes(BEYOND) ? text.replaceAll(`"${BEYOND}"`, "1e400") : odd;
  });

const asText = (one: unknown): string => (typeof one === "string" ? one : JSON.stringify(one));

/** Requests for an operation, about one scene of a company. */
export function requestsFor(operation: Operation, pools: Pools): fc.Arbitrary<MadeUp> {
  const { parameters, body } = schemasOf(operation.id);
  const keywords = (place: "path" | "query"): Keywords => {
    const found = parameters.filter((parameter) => parameter.in === place);
    return {
      properties: Object.fromEntries(found.map(({ name, schema }) => [name, schema])),
      required: found.filter(({ required }) => required).map(({ name }) => name),
    };
  };
  const texts = (made: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(made).map(([name, one]) => [name, asText(one)]));
  const names = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  // A path without one of its parameters, or with an empty one, is another path.
  const params = fc
    .tuple(...names.map((name) => text(pools, name).map((one) => [name, one.trim() || "x"] as const)))
    .map((entries) => Object.fromEntries(entries));
  const word = fc.oneof(text(pools, "to_channel"), text(pools, "to_contact"), text(pools, "name"));
  const query = object(pools, keywords("query"), 0).map(texts);
  if (body?.type !== "application/json") return fc.record({ params, query, body: fc.constant(undefined), word });
  const fitting = value(pools, body.schema, "", 0);
  const bodies = fc.oneof(
    { weight: 12, arbitrary: fitting },
    { weight: 3, arbitrary: spoilt(fitting) },
    { weight: 4, arbitrary: spoiltInside(fitting) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );
  return fc.record({ params, query, body: bodies, word });
}
