import type { TabProps } from "../tab-props.ts";

export default function Tab(_: TabProps) {
  return null;
}
