// Objects that have the fields they name and no others: what is misspelt is told, not left out as if it was never asked.
import * as v from "valibot";

/** @param missing What to say where a field is missing, instead of that it is. */
export const fields = <const Entries extends v.ObjectEntries>(
  entries: Entries,
  missing: Readonly<Record<string, string>> = {},
) =>
  v.strictObject(entries, ({ expected, received, path }) => {
    const names = Object.keys(entries).join(", ");
    if (expected === "never")
      return names === ""
        ? `There is no field ${received} here: remove it.`
        : `There is no field ${received} here. Use any of these: ${names}.`;
    const key = path?.at(-1)?.key;
    if (received === "undefined" && key !== undefined) return missing[String(key)] ?? `Add the field ${String(key)}.`;
    return names === ""
      ? "This takes an object without fields: {}."
      : `This takes fields, each with its value: ${names}.`;
  });

/** What an action takes that needs nothing beside its targets. */
export const None = fields({});
export type None = v.InferOutput<typeof None>;
