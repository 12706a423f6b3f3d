import type { OperationId } from "../../../../contract/operations.gen.ts";
import type { RequestParts, Signed, Stage } from "../stage.ts";

/** A request that an operation has to refuse with one of the errors the contract lists for it. */
export interface Refusal {
  /** Null of an error that the contract gives no code. */
  readonly code: number | null;
  /** Part of the message, where the operation has several errors with the code. */
  readonly about?: string;
  /** What is wrong with the request. */
  readonly when: string;
  readonly as: Signed;
  /** It is a failure inside the platform that no request brings about; a fault of the sandbox's stands in for it. */
  readonly isFault?: boolean;
  readonly request: (stage: Stage) => RequestParts | Promise<RequestParts>;
  /** Values of the placeholders in the message. */
  readonly values?: (stage: Stage) => Readonly<Record<string, string>>;
}

export type Refusals = Partial<Record<OperationId, readonly Refusal[]>>;

export const unknownChannelId = "0123456789abcdef0123456789abcdef";
export const badToken: RequestParts = { query: { next_page_token: "R4aF9Oj0fVM2hhezJTEmSKaBSkfesDwGy42" } };
export const aWeek = { start_date: "2026-02-23", end_date: "2026-03-01" };
export const aDay = { start_date: "2026-03-01", end_date: "2026-03-01" };

/** As many well-formed member ids as asked for, of nobody. */
export const someIds = (count: number): string =>
  Array.from({ length: count }, (_, index) => `1v${`${index}`.padStart(62, "x")}`).join(",");
