import * as v from "valibot";
import type { OperationId } from "../../contract/operations.gen.ts";
import { ownFieldError } from "../http/field-errors.ts";
import { invalidField } from "./errors.ts";

/**
 * What a handler threw, as the request is answered: a body that its schema lets pass and the handler cannot read (a null
 * in a list, an object for a text) is a fault of the request, and no failure.
 */
export function asRefusal(error: unknown, id: OperationId): unknown {
  if (!(error instanceof v.ValiError)) return error;
  const [issue] = error.issues;
  const field = (issue && v.getDotPath(issue)) ?? "body";
  return ownFieldError(id, [field]) ?? invalidField(field, "Invalid field.");
}
