import * as v from "valibot";
import type { Space } from "../store/spaces.ts";
import { invalidField, operationError } from "./errors.ts";
import { listOf } from "./limits.ts";
import { type Handler, type OperationContext, ZoomError } from "./operation.ts";
import { permittedSpace, rightsToSpace } from "./space-access.ts";
import { operationView } from "./space-view.ts";

const Body = v.object({ members: v.array(v.object({ identifier: v.string() })) });

/** Changes the part of each person who has the one it starts from; the others keep theirs, and the answer says so. */
function changeParts(
  { operation, store }: OperationContext,
  space: Space,
  identifiers: readonly string[],
  from: "member" | "admin",
) {
  if (identifiers.length === 0) throw operationError(operation.id, 5301);
  const { leaders } = space.general;
  return identifiers.map((identifier) => {
    const person = store.people.find(identifier);
    const isDone = person !== undefined && store.spaces.standing(space, person.index) === from;
    if (isDone && from === "member") leaders.add(person.index);
    if (isDone && from === "admin") leaders.delete(person.index);
    return { identifier, person, isDone };
  });
}

export const spaceLeadersHandlers = {
  promoteSharedSpaceMembersToAdministrators: (context) => {
    const { space } = permittedSpace(context, ({ canOwn }) => canOwn);
    const identifiers = v.parse(Body, context.body).members.map(({ identifier }) => identifier);
    return { status: 201, body: operationView(changeParts(context, space, identifiers, "member")) };
  },

  demoteSharedSpaceAdministratorsToMembers: (context) => {
    const { space } = permittedSpace(context, ({ canOwn }) => canOwn);
    const identifiers = listOf(context.query.identifiers);
    return { status: 200, body: operationView(changeParts(context, space, identifiers, "admin")) };
  },

  /**
   * The documentation ends before the responses, so all of them are our choice: no body, the errors of the operations
   * beside it. The owner before becomes an administrator.
   */
  transferSharedSpaceOwnership: (context) => {
    const { params, query, store } = context;
    const space = store.spaces.find(params.spaceId ?? "");
    if (!space) throw operationError("addMembersToSharedSpace", 5407);
    if (!rightsToSpace(context, space).canOwn)
      throw new ZoomError(403, 200, "Unauthorized request. You do not have permission to transfer the shared space.");
    const { identifier = "" } = query;
    const person = store.people.find(identifier);
    if (!person) throw operationError("addMembersToSharedSpace", 1001, { values: { identifier } });
    const isActive = !person.isExternal && person.status === "active";
    const standing = store.spaces.standing(space, person.index);
    if (!isActive || standing === "none" || standing === "owner") throw invalidField("identifier", "Invalid field.");
    store.channels.setOwner(space.general, person.index);
    return { status: 204 };
  },
} satisfies Record<string, Handler>;
