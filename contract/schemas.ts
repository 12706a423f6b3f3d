// The contract's JSON Schemas, compiled one by one when first needed.
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import contract from "./schemas.gen.json" with { type: "json" };

export interface OperationSchemas {
  readonly parameters: readonly {
    readonly name: string;
    readonly in: "path" | "query";
    readonly required: boolean;
    readonly schema: JsonSchema;
  }[];
  readonly body: { readonly required: boolean; readonly type: string; readonly schema: JsonSchema } | null;
  readonly responses: Readonly<Record<string, { readonly type: string; readonly schema: JsonSchema } | null>>;
}

export type JsonSchema = Readonly<Record<string, unknown>>;

// The generator writes both parts; TypeScript's reading of so large a literal is too narrow to use as it stands.
const { $defs, operations } = contract as unknown as {
  $defs: Readonly<Record<string, JsonSchema>>;
  operations: Readonly<Record<string, OperationSchemas>>;
};

export function schemasOf(operationId: string): OperationSchemas {
  const found = operations[operationId];
  if (!found) throw new Error(`the contract has no schemas of ${operationId}`);
  return found;
}

/** Follows a `$ref` into the contract's definitions. */
export function resolve(schema: JsonSchema): JsonSchema {
  if (typeof schema.$ref !== "string") return schema;
  const found = $defs[schema.$ref.replace("#/$defs/", "")];
  if (!found) throw new Error(`the contract has no ${schema.$ref}`);
  return found;
}

export type Compile = (schema: JsonSchema) => ValidateFunction;

/** @param adapt Changes every schema before it is compiled, shared definitions included. */
export function createCompiler(adapt: (schema: unknown) => unknown = (schema) => schema): Compile {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: "contract", $defs: adapt($defs) });
  return (schema) => {
    const text = JSON.stringify(adapt(schema)).replaceAll('"#/$defs/', '"contract#/$defs/');
    return ajv.compile(JSON.parse(text));
  };
}

/**
 * Answers have to have the properties that the contract gives and no others, so that a slip in a name shows; and
 * where it says that a field may be empty, the empty string fits whatever its format.
 */
export function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const given = schema as Record<string, unknown>;
  const made = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, closed(value)]));
  if (isSchemaOfObject(given) && given.additionalProperties === undefined) made.additionalProperties = false;
  return typeof given["x-empty-when"] === "string" ? { anyOf: [{ const: "" }, made] } : made;
}

function isSchemaOfObject(schema: Record<string, unknown>): boolean {
  return schema.type === "object" && typeof schema.properties === "object";
}
