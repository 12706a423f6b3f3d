import { shownName } from "../lib/isolate.ts";

/**
 * A name that somebody gave to a channel, a person, a group, a space or an emoji. Whatever its script and the marks in
 * it, it runs in its own direction and leaves that of the text around it alone.
 */
export function Name({ children }: { readonly children: string | undefined }) {
  return <bdi>{children === undefined ? children : shownName(children)}</bdi>;
}
