import { Skeleton } from "../components/states.tsx";
import { ListSkeleton } from "../shared/lists/list-skeleton.tsx";
import { Frame } from "./layout/frame.tsx";
import { Logo } from "./layout/logo.tsx";
import { SideBar } from "./layout/side-bar.tsx";

/**
 * What a page shows before any code has come: the frame and, at the channels, the outline of their list. The build renders
 * it into `index.html`; the page's own script says by `data-outline` which part an address shows (`outlineOf`). Nothing in
 * it moves: frames painted meanwhile would hold up the first row.
 */
export function Outline() {
  return (
    <div className="in-data-[outline=none]:hidden [&_.skeleton]:animate-none">
      <Frame
        top={
          <div className="flex h-12 shrink-0 items-center gap-2 border-b border-line px-2 lg:hidden">
            <span className="size-8 pointer-coarse:size-10" />
            <span className="p-1">
              <Logo />
            </span>
          </div>
        }
        side={<SideBar session={null} />}
      >
        <div className="hidden min-h-0 flex-1 flex-col in-data-[outline=channels]:flex">
          <div className="border-b border-line px-4 pt-3 lg:px-6 lg:pt-4">
            <div className="flex min-h-8 items-center">
              <h1 className="text-lg font-semibold tracking-tight">Channels</h1>
            </div>
            <div className="-mb-px flex h-9 items-center gap-5 pointer-coarse:h-11">
              <Skeleton className="h-3 w-28" />
              <Skeleton className="h-3 w-24" />
              <Skeleton className="h-3 w-32 max-sm:hidden" />
            </div>
          </div>
          <div className="flex items-center px-4 py-2.5 lg:px-6">
            <Skeleton className="h-8 flex-1 pointer-coarse:h-10 sm:w-56 sm:flex-none" />
          </div>
          <ListSkeleton />
        </div>
      </Frame>
    </div>
  );
}
