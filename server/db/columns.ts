import { bigint, customType } from "drizzle-orm/pg-core";

/** PostgreSQL stores neither a NUL nor half of a character, which JSON may hold; both are shown as unreadable. */
export const storableText = (text: string): string =>
  text.replaceAll("\0", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD");

/** Epoch milliseconds. */
export const timeMs = (name: string) => bigint(name, { mode: "number" });

/** A text column that takes any text. */
export const text = customType<{ data: string; driverData: string }>({
  dataType: () => "text",
  toDriver: storableText,
});

/** A jsonb column that takes whatever JSON can say. */
export const jsonb = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => "jsonb",
  toDriver: (value) => JSON.stringify(storable(value)),
});

/** Bytes as they are. */
export const bytes = customType<{ data: Buffer; driverData: Uint8Array }>({
  dataType: () => "bytea",
  fromDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
});

export function storable(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(storable);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [storableText(name), storable(item)]));
}
