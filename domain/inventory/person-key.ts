import { userIdKey } from "../../contract/user-id.ts";

/** By which a person is found wherever they are: the user ID without case, or the member ID of whoever has none. */
export const personKey = ({ userId, memberId }: { readonly userId: string; readonly memberId: string }): string =>
  userId ? userIdKey(userId) : memberId;
