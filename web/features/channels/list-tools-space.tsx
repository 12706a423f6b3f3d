/**
 * The room of `ListTools` until they are there: what stands beside them must not move from under a pointer. An export
 * button, whose word shows from a width on, and two buttons of one icon each.
 */
export function ListToolsSpace() {
  return (
    <span aria-hidden="true" className="invisible flex gap-1">
      <span className="flex h-8 items-center gap-1.5 px-2.5 pointer-coarse:h-10">
        <span className="w-[15px]" />
        <span className="max-md:sr-only">Export</span>
      </span>
      <span className="size-8 pointer-coarse:size-10" />
      <span className="size-8 pointer-coarse:size-10" />
    </span>
  );
}
