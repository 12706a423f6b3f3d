import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { transferSharedSpaceOwnership } from "../../contract/endpoints.gen.ts";
import { isSameUserId } from "../../contract/user-id.ts";
import { everyRow } from "../answers/page.ts";
import type { Resource } from "../changes/resource.ts";
import { lookUpPerson } from "./find-person.ts";
import { finderIn, NOT_ONE_PERSON, SEVERAL } from "./people.ts";
import { spaceMemberList } from "./space-members.ts";
import { getSpace, ofSpace, type SpaceTarget } from "./space-settings.ts";

const text = v.optional(v.string(), "");
const Owner = { userId: text, memberId: text, name: text };
const OwnerState = v.object({
  ...Owner,
  /** Of whoever is to own it and is known by nothing else. */
  email: v.optional(v.string()),
  /** Whoever is to own it, as those in the space are known. */
  next: v.optional(v.object(Owner)),
});
type OwnerState = v.InferOutput<typeof OwnerState>;

const AFTER_UNDO = " If you undo this, the new owner stays in the space as an administrator.";

/** Whom a shared space belongs to. */
export const spaceOwner: Resource<SpaceTarget, OwnerState> = {
  id: "space-owner",
  ...ofSpace,
  state: OwnerState,
  read: async ([target], via, ask, [wanted]) => {
    if (!target) return [];
    const { owner } = await getSpace(target.spaceId, ask);
    if (!owner || (!owner.user_id && !owner.member_id)) return [{ is: "untold" }];
    const state = { userId: owner.user_id, memberId: owner.member_id, name: owner.display_name };
    const { page, callOf } = spaceMemberList(target.spaceId);
    const find = finderIn((await everyRow(ask, page, callOf)).rows);
    const address = wanted?.email ?? "";
    const next = wanted && find({ ...wanted, email: address });
    if (next === SEVERAL) return [{ is: "failed", failure: NOT_ONE_PERSON }];
    if (next) {
      const { userId, memberId, name } = next;
      return [{ is: "known", state: { ...state, next: { userId, memberId, name } } }];
    }
    // They come into it in an earlier part of the same change.
    const isByAddress = address !== "" && via.connection === "account";
    const { userId } = isByAddress ? await lookUpPerson(address, via, ask) : {};
    if (userId === undefined) return [{ is: "known", state }];
    return [{ is: "known", state: { ...state, next: { userId, memberId: "", name: wanted?.name ?? "" } } }];
  },
  isSame: (one, other) =>
    isSameUserId(one.userId, other.userId) || (one.memberId !== "" && one.memberId === other.memberId),
  step: ({ target, now, to }, { connection, userId }) => {
    if (now === undefined) return { why: "Zoom does not say who owns the space." };
    if (spaceOwner.isSame(now, to)) return null;
    // Whoever gave a space away cannot take it back by themselves.
    if (connection === "me" && !isSameUserId(now.userId, userId)) return { why: "Only the space’s owner can do this." };
    const remark = `Whoever owns it now becomes an administrator.${connection === "account" ? AFTER_UNDO : ""}`;
    return { name: "transfer", batch: target.spaceId, size: 1, reached: to, remark };
  },
  call: (_step, items) => {
    const [only] = items;
    return call(transferSharedSpaceOwnership, {
      path: { spaceId: only?.target.spaceId ?? "" },
      query: { identifier: only?.to.userId || only?.to.memberId || "" },
    });
  },
  describe: ({ userId, memberId, name }) => [{ name: "Owner", value: name || userId || memberId }],
};
