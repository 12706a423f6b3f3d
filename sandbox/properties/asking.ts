// Made-up requests on their way to a sandbox.
import * as fc from "fast-check";
import type { Operation } from "../../contract/operation.ts";
import { type OperationId, operations } from "../../contract/operations.gen.ts";
import { emojiForm, fileForm, smallPng } from "../operations/testing/made-files.ts";
import { account, me, type Signed, type Stage, serverApp } from "../operations/testing/stage.ts";
import { isChannelId } from "../store/ids.ts";
import type { Answered } from "../testing/sandbox-client.ts";
import type { Pools } from "./pools.ts";
import { type MadeUp, requestsFor } from "./requests.ts";

/** More of them, from elsewhere: `FUZZ_RUNS=2000 FUZZ_SEED=7 npx vitest run sandbox/properties`. */
export const numRuns = Number(process.env.FUZZ_RUNS ?? 12);
export const seed = Number(process.env.FUZZ_SEED ?? 20_260_302);

type Known = Operation & { readonly id: OperationId };

export interface Asked {
  readonly operation: Known;
  readonly caller: Signed;
  readonly made: MadeUp;
}

const people = [me("lead"), me("member"), me("owner")];
const administrators = [account("admin"), account("channel-admin"), account("channel-viewer"), serverApp];
export const callers: readonly Signed[] = [...people, ...administrators];

/** Most often those whose apps have a scope for the operation. */
function callersOf({ scopes, apps }: Operation): fc.Arbitrary<Signed> {
  const isForPeople = scopes.user.length > 0 && apps !== "account-level only";
  const isForAccount = scopes.admin.length > 0 && apps !== "user-managed only";
  return fc.oneof(
    { weight: isForPeople ? 8 : 1, arbitrary: fc.constantFrom(...people) },
    { weight: isForAccount ? 8 : 1, arbitrary: fc.constantFrom(...administrators) },
  );
}

/** Forms are made up by hand: what stands in them is no JSON. */
const forms: Partial<Record<OperationId, (made: MadeUp) => FormData>> = {
  addCustomEmoji: ({ word }) => emojiForm(word.replace(/\W/g, "_"), smallPng()),
  uploadChatFile: ({ word }) => fileForm("file", Buffer.from(word), "a.txt"),
  sendChatFile: ({ word }) => {
    const form = fileForm("files", smallPng(), "a.png");
    form.set(isChannelId(word) ? "to_channel" : "to_contact", word);
    return form;
  },
};

/** Requests for one operation. */
export const requestsTo = (operation: Known, scenes: readonly Pools[]): fc.Arbitrary<Asked> =>
  fc.record({
    operation: fc.constant(operation),
    caller: callersOf(operation),
    made: fc.oneof(...scenes.map((pools) => requestsFor(operation, pools))),
  });

/** Requests for any operation. */
export const anyRequest = (scenes: readonly Pools[]): fc.Arbitrary<Asked> =>
  fc.constantFrom(...operations).chain((operation) => requestsTo(operation, scenes));

export function ask(stage: Stage, { operation, caller, made }: Asked): Promise<Answered> {
  const form = forms[operation.id]?.(made);
  const params = caller.app === "sandbox-user" ? { ...made.params, userId: "me" } : made.params;
  return stage.call(operation.id, caller, { ...made, params, ...(form && { form, body: undefined }) });
}
