import type { ChangeItemInfo } from "../../../../domain/changes/info.ts";
import { MAILED } from "../../../../domain/resources/channel-members.ts";
import { countOf } from "../../../lib/format.ts";

/** What became of a channel and its people, all of whom are invited. */
export function createdText(invited: readonly Pick<ChangeItemInfo, "remark">[]): string {
  const mailedCount = invited.filter(({ remark }) => remark === MAILED).length;
  const addedCount = invited.length - mailedCount;
  const added = addedCount > 0 ? ` with ${countOf(addedCount, "member")}` : "";
  const mailed = mailedCount > 0 ? ` ${countOf(mailedCount, "more person is", "more people are")} invited.` : "";
  return `Channel created${added}.${mailed}`;
}
