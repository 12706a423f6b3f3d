import type { Announce } from "../done/done.ts";
import type { ChannelView } from "./use-channel-view.ts";

export interface TabProps {
  readonly view: ChannelView;
  readonly announce: Announce;
}
