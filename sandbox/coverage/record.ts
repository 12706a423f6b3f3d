// What tests have made a sandbox do: one file of records for each file of tests.
import path from "node:path";
import * as v from "valibot";
import { operationErrors } from "../../contract/errors.gen.ts";
import type { OperationError } from "../../contract/operation.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import type { Answered } from "../http/answered.ts";

/** Where the records are, from the project's root. */
const RECORDS = "test-results/sandbox-coverage";

/** The record of a file of tests, both from the project's root. */
export const recordOf = (test: string): string => path.join(RECORDS, `${test.replaceAll(path.sep, "+")}.json`);

export const Proof = v.picklist(["request", "fault"]);
export type Proof = v.InferOutput<typeof Proof>;

/** What one file of tests has seen of one operation. */
export const Seen = v.object({
  operation: v.string(),
  isHappy: v.boolean(),
  /** The vendor's SDK called it, to success. */
  isSdkHappy: v.boolean(),
  /** The vendor's SDK called it, and was refused. */
  isSdkRefused: v.boolean(),
  /** Places in the contract's list of the operation's errors, and what brought each about. */
  errors: v.record(v.string(), Proof),
});
export type Seen = v.InferOutput<typeof Seen>;

export const RecordFile = v.object({ test: v.string(), seen: v.array(Seen) });
export type RecordFile = v.InferOutput<typeof RecordFile>;

export class Recorder {
  readonly #seen = new Map<OperationId, Seen>();

  note({ operation, status, body, userAgent, isFault }: Answered): void {
    const seen = this.#of(operation);
    const isSdk = userAgent.startsWith("rivet/");
    if (status < 300) {
      seen.isHappy ||= !isFault;
      seen.isSdkHappy ||= isSdk && !isFault;
    } else seen.isSdkRefused ||= isSdk;
    for (const [place, error] of operationErrors[operation].entries())
      if (isMet(error, status, body) && seen.errors[place] !== "request")
        seen.errors[place] = isFault ? "fault" : "request";
  }

  file(test: string): RecordFile {
    return { test, seen: [...this.#seen.values()] };
  }

  #of(operation: OperationId): Seen {
    const known = this.#seen.get(operation);
    if (known) return known;
    const fresh = { operation, isHappy: false, isSdkHappy: false, isSdkRefused: false, errors: {} };
    this.#seen.set(operation, fresh);
    return fresh;
  }
}

const Failed = v.object({ failed_channels: v.array(v.object({ error_code: v.string(), reason: v.string() })) });
const ErrorBody = v.object({ code: v.number(), message: v.string() });

function isMet(error: OperationError, status: number, body: string | undefined): boolean {
  if (body === undefined || error.status !== status) return false;
  if (error.in !== undefined) {
    const answer = v.safeParse(Failed, JSON.parse(body));
    return answer.success && answer.output.failed_channels.some(({ error_code: code }) => code === `${error.code}`);
  }
  const answer = v.safeParse(ErrorBody, JSON.parse(body));
  if (!answer.success || answer.output.code !== (error.code ?? status)) return false;
  // The platform words the refusals of its limits elsewhere, for all operations.
  return status === 429 || isWordedSo(answer.output.message, error.message ?? "");
}

/** Whether a message is one of a list's entry, whatever its placeholders were filled with. */
function isWordedSo(message: string, template: string): boolean {
  const parts = template.split(/\$?\{\w+\}|\$\w+(?:\.\w+)*/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`, "s").test(message);
}
