import { lazy, Suspense } from "react";

// The first page names what a page is made of, however late it comes: what this one shows is named here.
const Access = lazy(() => import("./access.tsx"));

/** Roles, who holds them over what, and what follows from that. */
export default function AccessPage() {
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Access · Channelkeeper</title>
      <Suspense>
        <Access />
      </Suspense>
    </div>
  );
}
