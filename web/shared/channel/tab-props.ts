import type { ChannelView } from "./use-channel-view.ts";

export interface TabProps {
  readonly view: ChannelView;
}
