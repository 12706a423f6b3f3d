/** Look of a control that takes text. */
export const inputClass =
  "h-8 w-full min-w-0 rounded-md bg-surface px-2.5 text-sm text-ink ring-1 ring-inset ring-control placeholder:text-faint hover:ring-muted focus-visible:outline-2 focus-visible:-outline-offset-1 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted aria-invalid:ring-danger pointer-coarse:h-10";
