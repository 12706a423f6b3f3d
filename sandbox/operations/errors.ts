import { operationErrors } from "../../contract/errors.gen.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { ZoomError } from "./operation.ts";

export interface ErrorDetails {
  /** Part of the message, where the operation has several errors with the code. */
  readonly about?: string;
  /** Fills `$name` and `{name}` in the message. */
  readonly values?: Readonly<Record<string, string>>;
}

/**
 * The error answer the contract lists for an operation under a code, worded as Zoom words it.
 *
 * @param code Null for an error without one; the answer then has the HTTP status in its place.
 * @throws Error when the contract lists none, or several and `about` does not tell them apart.
 */
export function operationError(id: OperationId, code: number | null, details: ErrorDetails = {}): ZoomError {
  const found = listed(id, code, false, details.about);
  return new ZoomError(found.status, code ?? found.status, fill(found.message ?? "", details.values ?? {}));
}

/** Text of an error that stands inside a success answer, for one item of a batch. */
export function itemErrorText(id: OperationId, code: number): string {
  return listed(id, code, true).message ?? "";
}

/** A request that its schema allows and its meaning does not, where the contract lists no error for it. */
export function invalidField(field: string, message: string): ZoomError {
  return new ZoomError(400, 300, "Validation Failed.", [{ field, message }]);
}

function listed(id: OperationId, code: number | null, isItem: boolean, about?: string) {
  const found = operationErrors[id].filter(
    (error) =>
      error.code === code &&
      (error.in !== undefined) === isItem &&
      (about === undefined || error.message?.includes(about)),
  );
  const [only] = found;
  if (!only || found.length > 1)
    throw new Error(`${id} has ${found.length} errors ${code}${about === undefined ? "" : ` about "${about}"`}`);
  return only;
}

/** Placeholders are written in three ways: `$name`, `{name}` and `${name}`; those without a value stay. */
export const fill = (message: string, values: Readonly<Record<string, string>>): string =>
  message.replace(/\$\{(\w+)\}|\$([\w.]*\w)|\{(\w+)\}/g, (placeholder, ...names: (string | undefined)[]) => {
    const value = values[names.slice(0, 3).find((name) => name !== undefined) ?? ""];
    return value ?? placeholder;
  });
