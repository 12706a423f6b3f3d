import type { IncomingHttpHeaders } from "node:http";
import type { OperationMatch } from "../../contract/match-operation.ts";
import type { FormReading } from "../files/read-form.ts";
import type { RequestEntry } from "./request-log.ts";

/** A request as it came over the wire, whole. */
export interface Received {
  readonly method: string;
  /** Still percent-encoded, without the query. */
  readonly path: string;
  /** The query without its question mark. */
  readonly search: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** In place of the body, where the operation takes a form. */
  readonly form: FormReading | null;
  /** Where it came from. */
  readonly address: string;
  /** Null when the contract knows no such operation. */
  readonly match: OperationMatch | null;
  /** The request's line in the log; who calls is entered when known. */
  readonly entry: RequestEntry;
}
