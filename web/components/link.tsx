import type { ComponentProps } from "react";
import { type To, useHref, useLinkClickHandler } from "react-router";

export interface LinkProps extends Omit<ComponentProps<"a">, "href"> {
  readonly to: To;
  /** Whether the page takes the place of the one it is left from, where Back would lead. */
  readonly replace?: boolean;
}

/**
 * A link to a page of the console. The router's own brings along what fetches data ahead for a page, which weighs more
 * than the rest of the frame's code and which no page here has.
 */
export function Link({ to, replace, onClick, ...rest }: LinkProps) {
  const href = useHref(to);
  const follow = useLinkClickHandler<HTMLAnchorElement>(to, {
    ...(replace !== undefined && { replace }),
    ...(rest.target !== undefined && { target: rest.target }),
  });
  return (
    <a
      {...rest}
      href={href}
      onClick={(event) => {
        onClick?.(event);
        if (!event.defaultPrevented) follow(event);
      }}
    />
  );
}
