// The same as JSON Schema, for editors: what `document.ts` says in valibot.
import type * as v from "valibot";
import { DesiredDocument } from "./document.ts";

type Json = { [name: string]: unknown };

type AnySchema = v.GenericSchema & {
  readonly pipe?: readonly { readonly kind: string; readonly type: string; readonly [name: string]: unknown }[];
  readonly entries?: Readonly<Record<string, AnySchema>>;
  readonly options?: readonly unknown[];
  readonly wrapped?: AnySchema;
  readonly item?: AnySchema;
  readonly literal?: unknown;
};

function plain(schema: AnySchema): Json {
  switch (schema.type) {
    case "optional":
      return jsonOf(schema.wrapped as AnySchema);
    case "strict_object": {
      const entries = Object.entries(schema.entries ?? {});
      const required = entries.flatMap(([name, { type }]) => (type === "optional" ? [] : [name]));
      return {
        type: "object",
        properties: Object.fromEntries(entries.map(([name, entry]) => [name, jsonOf(entry)])),
        ...(required.length > 0 && { required }),
        additionalProperties: false,
      };
    }
    case "array":
      return { type: "array", items: jsonOf(schema.item as AnySchema) };
    case "union":
      return { anyOf: (schema.options as readonly AnySchema[]).map(jsonOf) };
    case "picklist":
      return { enum: schema.options };
    case "literal":
      return { const: schema.literal };
    case "string":
    case "boolean":
      return { type: schema.type };
    default:
      throw new Error(`no JSON Schema for ${schema.type}`);
  }
}

function jsonOf(schema: AnySchema): Json {
  const json = plain(schema);
  for (const { type, requirement, description } of schema.pipe?.slice(1) ?? []) {
    if (type === "description") json.description = description;
    if (type === "non_empty") json.minLength = 1;
    if (type === "max_length") json[json.type === "array" ? "maxItems" : "maxLength"] = requirement;
  }
  // What was piped once more keeps what it was.
  const [first] = schema.pipe ?? [];
  return first && first !== (schema as unknown) && first.kind === "schema" && "pipe" in first
    ? { ...jsonOf(first as unknown as AnySchema), ...json }
    : json;
}

/** @param id where it is served */
export const desiredJsonSchema = (): Json => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "channelkeeper.yaml",
  description: "What the channels and shared spaces of a Zoom account should be. What is not named is left to people.",
  ...jsonOf(DesiredDocument as unknown as AnySchema),
});
