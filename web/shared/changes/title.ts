import { actionOf } from "../../../domain/actions/registry.ts";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import type { ChangeRequest } from "./change-request.ts";

/** What a change does to so many: those that were left out of it, or failed, do not count. */
export function titleFor(
  { title, itemCount }: ChangeInfo,
  { parts }: ChangeRequest,
  count: number,
  only: string | undefined,
): string {
  const [part] = parts;
  if (parts.length !== 1 || part === undefined || count === itemCount) return title;
  return actionOf(part.actionId).title({ count, only: count === 1 ? only : undefined }, part.input);
}
