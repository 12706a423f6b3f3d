// What models are made of.
import fc from "fast-check";

export const flag = fc.boolean();
export const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
/** As Zoom has names. */
export const name = fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() === text && text !== "");
/** As forms and files give texts. */
export const piece = fc.string({ maxLength: 10 }).map((text) => text.trim());
/** Of up to 95 people. */
export const manyIds = fc.nat({ max: 95 }).map((count) => Array.from({ length: count + 1 }, (_, index) => `m${index}`));

/** Some of the fields. */
export const part = <T>(record: fc.Arbitrary<T>) =>
  fc.tuple(record, fc.array(fc.nat(20))).map(([whole, picks]) => {
    const entries = Object.entries(whole as Record<string, unknown>);
    return Object.fromEntries(entries.filter((_, index) => picks.includes(index)));
  });

export const constants = (values: Readonly<Record<string, unknown>>): Record<string, fc.Arbitrary<unknown>> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fc.constant(value)]));
