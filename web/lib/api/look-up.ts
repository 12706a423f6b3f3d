import { type GenericSchema, parse } from "valibot";
import { type ConnectionName, lookUpsPath } from "../../../contract/bff.ts";
import { LookUpLine } from "../../../domain/look-ups/line.ts";
import { endSession } from "../../stores/session-end.ts";
import { errorOf } from "./classify.ts";
import { NetworkError, SessionExpiredError } from "./errors.ts";
import { requestLines } from "./request-lines.ts";

interface LookUp<Found> {
  /** `people` in `/api/look-ups/people` */
  readonly kind: string;
  readonly connection: ConnectionName;
  readonly items: readonly unknown[];
  readonly schema: GenericSchema<unknown, Found>;
  readonly signal: AbortSignal;
  /** Told of each as soon as it is known. @param at its place among `items` */
  readonly onFound: (found: Found, at: number) => void;
}

/**
 * Looks up many things with one request; limits are waited for by the server.
 *
 * @throws ApiError or one of its subclasses, with what is found by then told
 */
export async function lookUp<Found>(asked: LookUp<Found>): Promise<void> {
  if (asked.items.length === 0) return;
  try {
    await read(asked);
  } catch (error) {
    if (error instanceof SessionExpiredError) endSession(error);
    throw error;
  }
}

async function read<Found>({ kind, connection, items, schema, signal, onFound }: LookUp<Found>): Promise<void> {
  const path = `${lookUpsPath}/${kind}`;
  for await (const text of requestLines({ path, method: "POST", body: { connection, items }, signal })) {
    if (text === "") continue;
    const line = parse(LookUpLine, JSON.parse(text));
    if ("failure" in line) throw errorOf(line.failure);
    if ("isWhole" in line) return;
    onFound(parse(schema, line.found), line.at);
  }
  throw new NetworkError("The answer was cut off.", { code: "broken_off", status: 0 });
}
