import type { IncomingMessage } from "node:http";
import type * as v from "valibot";
import { checked } from "../changes/request-schemas.ts";
import { expectJson, readBody } from "../proxy/request-body.ts";

/** So little holds up nobody, and needs no share of the memory for bodies. */
const MOST_BYTES = 16_384;

/** What a small body of JSON says. @throws RequestFailure `invalid_request`, `body_too_large` */
export const smallBody = async <T>(
  req: IncomingMessage,
  schema: v.GenericSchema<unknown, T>,
  mostBytes = MOST_BYTES,
): Promise<T> => checked(schema, (await readBody(req, expectJson(req, mostBytes)))?.json);
