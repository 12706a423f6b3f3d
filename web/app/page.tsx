import type { QueryClient } from "@tanstack/react-query";
import { type ComponentType, type FunctionComponent, lazy, useState } from "react";

/** What a page's module holds. */
export interface PageModule {
  readonly default: ComponentType;
  /** Puts into the cache what the page shows first at an address. */
  readonly prefetch?: (client: QueryClient, params: URLSearchParams) => Promise<void>;
}

export interface Page extends FunctionComponent {
  /** Fetches the page's code. */
  readonly prepare: () => Promise<PageModule>;
}

/**
 * A page with its own code. One whose code is there renders at once: React shows a fallback for 300 ms at least, even
 * when what it waited for came the moment after.
 */
export function page(load: () => Promise<PageModule>): Page {
  let loaded: ComponentType | undefined;
  const prepare = async () => {
    const module = await load();
    loaded = module.default;
    return module;
  };
  const Lazy = lazy(prepare);
  function Shown() {
    // Chosen once: code that arrives meanwhile must not mount the page anew.
    const [Content] = useState<ComponentType>(() => loaded ?? Lazy);
    return <Content />;
  }
  return Object.assign(Shown, { prepare });
}
