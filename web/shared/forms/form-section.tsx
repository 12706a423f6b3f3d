import type { ReactNode } from "react";

/** A part of a long form, its name beside it where there is room. */
export function FormSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="grid gap-4 border-t border-line pt-5 first:border-0 first:pt-0 md:grid-cols-[9rem_minmax(0,1fr)]">
      <h2 className="font-medium text-muted">{title}</h2>
      <div className="flex min-w-0 flex-col gap-4">{children}</div>
    </section>
  );
}
