import { useSearchParams } from "react-router";
import type { SignInError } from "../../../contract/bff.ts";
import { signInHref } from "../../lib/locations.ts";
import { Logo } from "../layout/logo.tsx";

const points: readonly (readonly [title: string, text: string])[] = [
  ["Channels, one or thousands", "Find, create, change, archive and delete them, with a result for each."],
  ["People in their place", "Invite by pasting addresses, remove, promote and demote."],
  ["Your own rights", "You sign in with Zoom. The console does what Zoom and your role allow, and no more."],
];

const failures: Readonly<Record<SignInError, string>> = {
  denied: "You did not allow the access. The console cannot work without it.",
  expired: "The sign-in took too long or was begun in another browser. Try again.",
  missing_scope: "Zoom’s answer lacks a scope the console needs. Whoever runs the Zoom app has to add it.",
  other_account:
    "This console is for another Zoom account than yours. Sign in at Zoom with the address you have there, then try again.",
  app_refused:
    "Zoom does not accept the client ID or secret of this console’s app. Whoever runs the console has to correct them.",
  unavailable: "The console is starting or its database is away. Try again in a moment.",
  failed: "Signing in failed. Try again; if it fails again, tell whoever runs this console.",
};

/** The one page that needs no session. */
export default function SignInPage() {
  const [params] = useSearchParams();
  const failure = params.get("error");
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-6 py-12">
      <title>Sign in · Channelkeeper</title>
      <div className="flex w-full max-w-sm flex-col gap-7">
        <div className="flex flex-col gap-3">
          <Logo size={44} />
          <div>
            <h1 className="text-xl font-semibold tracking-tight">Channelkeeper</h1>
            <p className="text-base text-muted">The admin console for Zoom Team Chat.</p>
          </div>
        </div>
        {failure ? (
          <p role="alert" className="rounded-md bg-danger-soft px-3 py-2 text-danger-ink">
            {isKnown(failure) ? failures[failure] : failures.failed}
          </p>
        ) : null}
        <a
          href={signInHref(params.get("return_to") ?? "/channels")}
          className="flex h-10 items-center justify-center rounded-md bg-accent px-4 text-base font-medium text-on-accent hover:bg-accent-strong"
        >
          Sign in with Zoom
        </a>
        <ul className="flex flex-col gap-3.5 border-t border-line pt-6">
          {points.map(([title, text]) => (
            <li key={title}>
              <div className="font-medium">{title}</div>
              <div className="text-muted text-pretty">{text}</div>
            </li>
          ))}
        </ul>
        <p className="text-xs text-muted text-pretty">
          Zoom asks you to allow the console access. Its keys to Zoom stay on the console’s server and never reach this
          browser.
        </p>
      </div>
    </main>
  );
}

function isKnown(code: string): code is SignInError {
  return Object.hasOwn(failures, code);
}
