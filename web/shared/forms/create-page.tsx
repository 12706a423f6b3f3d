import type { ReactNode } from "react";
import { BackLink } from "../../components/back-link.tsx";
import { Button, LinkButton } from "../../components/button.tsx";
import { RestoredNote } from "../../components/restored-note.tsx";
import { UnsavedGuard } from "../../components/unsaved-guard.tsx";
import type { Draft } from "../../lib/use-draft.ts";

interface CreatePageProps {
  /** `New channel` */
  readonly title: string;
  /** The list it will stand in. */
  readonly list: { readonly name: string; readonly path: string };
  readonly help: ReactNode;
  readonly draft: Pick<Draft<unknown>, "isRestored" | "discard">;
  /** Whether something would be lost by leaving. */
  readonly isDirty: boolean;
  /** `Create channel` */
  readonly createLabel: string;
  readonly isBusy: boolean;
  /** The fields, and what stands against them. */
  readonly children: ReactNode;
  /** Beside the buttons. */
  readonly note: ReactNode;
  readonly onSubmit: () => void;
}

/** A page with a long form, by which something is created. */
export function CreatePage({ title, list, help, draft, isDirty, isBusy, onSubmit, ...props }: CreatePageProps) {
  return (
    <>
      <title>{`${title} · Channelkeeper`}</title>
      <UnsavedGuard isDirty={isDirty} onLeave={draft.discard} />
      <header className="flex flex-col gap-1 border-b border-line px-4 py-3 lg:px-6 lg:py-4">
        <BackLink to={list.path}>{list.name}</BackLink>
        <div className="flex items-center gap-1">
          <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
          {help}
        </div>
      </header>
      {draft.isRestored ? (
        <div className="max-w-3xl px-4 lg:px-6">
          <RestoredNote onDiscard={draft.discard} />
        </div>
      ) : null}
      <form
        noValidate
        className="flex flex-1 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) onSubmit();
        }}
      >
        <div className="flex max-w-3xl flex-1 flex-col gap-7 px-4 py-5 lg:px-6">{props.children}</div>
        <div className="sticky bottom-0 flex flex-wrap items-center gap-2 border-t border-line bg-canvas px-4 py-3 lg:px-6">
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {props.createLabel}
          </Button>
          <LinkButton to={list.path}>Cancel</LinkButton>
          {props.note}
        </div>
      </form>
    </>
  );
}
