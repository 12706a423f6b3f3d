// A stack on which someone other than whoever planned them has to apply some changes.
import type { ChangeInfo } from "../../domain/changes/info.ts";
import { leadersStand } from "./leaders-stand.ts";

export const DAY_MS = 86_400_000;

interface PlannedWith {
  readonly input?: object;
  /** What is done with the same channels first. */
  readonly first?: string;
  readonly at?: number;
  readonly apply?: boolean;
  readonly confirmed?: string;
}

/** To be called once in a file; what it has is there once its tests run. */
export function approvalStand() {
  const approval = { aboveItems: 3, isGraveIncluded: true, withinMs: 3_600_000 };
  const day = { sessionIdleMs: DAY_MS, sessionMaxMs: DAY_MS };
  const stand = leadersStand({ config: { isSandbox: false, approval, ...day } });
  // Its getters answer once the tests run, so it is added to and not copied.
  return Object.assign(stand, {
    /** Plans something with some of the channels, as the owner. */
    planned: (actionId: string, from: number, count: number, { input = {}, first, ...more }: PlannedWith = {}) => {
      const some = stand.channels.slice(from, from + count);
      const targets = some.map(({ id, name }) => ({ channelId: id, name, owner: "" }));
      const part = (of: string) => ({ actionId: of, input, targets });
      const goingFirst = first === undefined ? {} : { first: [part(first)] };
      return stand.post(stand.owner, "", { connection: "account", parts: [part(actionId)], ...goingFirst, ...more });
    },
    statusOf: async (id: string) => ((await stand.owner.get(`/api/changes/${id}`)).json() as ChangeInfo).status,
    isThere: async (at: number) =>
      (await stand.owner.get(`/api/zoom/account/chat/channels/${stand.channels[at]?.id}`)).status === 200,
  });
}
