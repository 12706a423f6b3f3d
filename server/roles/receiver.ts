// Whom a role is given to, as Zoom knows them: nobody has what they are called from whoever gives it.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { getUser, retrieveIMDirectoryGroup } from "../../contract/endpoints.gen.ts";
import { isSameUserId } from "../../contract/user-id.ts";
import type { GrantEntry } from "../../domain/access/given.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import { orUnavailable } from "../access/permit.ts";
import { displayNameOf, ZoomUser } from "../access/zoom-people.ts";
import { RequestFailure } from "../middleware/bff-error.ts";

const Group = v.object({ name: v.string() });

type Receiver = GrantEntry["to"];

/** @throws RequestFailure `invalid_request` where Zoom knows no such person or group, `unavailable` where it cannot be asked */
export const knownReceiver = (to: Receiver, ask: Ask): Promise<Receiver> =>
  orUnavailable(async () => {
    try {
      return to.is === "person" ? await personOf(to, ask) : await groupOf(to, ask);
    } catch (error) {
      if (error instanceof CallFailed && error.failure.kind === "not_found") throw unknown(to);
      throw error;
    }
  });

/** The ID that Zoom has for a person. @throws as `knownReceiver` */
export async function knownUserId(userId: string, ask: Ask): Promise<string> {
  const person = await knownReceiver({ is: "person", userId, name: "" }, ask);
  return person.is === "person" ? person.userId : userId;
}

async function personOf(to: Receiver & { is: "person" }, ask: Ask): Promise<Receiver> {
  const user = await ask(call(getUser, { path: { userId: to.userId } }), ZoomUser);
  // Zoom takes addresses too, and `me`.
  if (!isSameUserId(user.id, to.userId)) throw unknown(to);
  return { is: "person", userId: user.id, name: displayNameOf(user) || to.name };
}

async function groupOf(to: Receiver & { is: "group" }, ask: Ask): Promise<Receiver> {
  const { name } = await ask(call(retrieveIMDirectoryGroup, { path: { groupId: to.groupId } }), Group);
  return { ...to, name: name || to.name };
}

const unknown = ({ is }: Receiver): RequestFailure =>
  new RequestFailure(
    "invalid_request",
    is === "person"
      ? "The account has no person with this ID. Choose the person anew."
      : "There is no directory group with this ID; it may have been deleted. Choose another one.",
  );
