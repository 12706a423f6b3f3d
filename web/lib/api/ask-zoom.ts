import type { GenericSchema } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import { call, type Endpoint, type PartsArgument } from "../../../contract/call.ts";
import type { OperationId } from "../../../contract/operations.gen.ts";
import { NotFoundError } from "./errors.ts";
import { pathOf } from "./paths.ts";
import { request } from "./request.ts";

export interface Asking<T> {
  readonly connection: ConnectionName;
  /** Shape of the answer; null where only whether there is one matters. */
  readonly schema: GenericSchema<unknown, T> | null;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Asks Zoom through the BFF and returns its checked answer. What the operation does not take does not compile.
 *
 * @throws ApiError or one of its subclasses; an AbortError when the caller's signal fired.
 */
export async function askZoom<Id extends OperationId, T = undefined>(
  { connection, schema, signal }: Asking<T>,
  endpoint: Endpoint<Id>,
  ...parts: PartsArgument<Id>
): Promise<T> {
  const asked = callOf(endpoint, parts);
  const { method, body } = asked;
  return request({ path: pathOf(connection, asked), method, body, schema, signal });
}

/** An ID out of an address may be anything: Zoom has nothing under what cannot stand in a path. */
function callOf<Id extends OperationId>(endpoint: Endpoint<Id>, parts: PartsArgument<Id>) {
  try {
    return call(endpoint, ...parts);
  } catch (cause) {
    throw new NotFoundError("Zoom has nothing with this ID.", { code: "not_found", status: 404, cause });
  }
}
