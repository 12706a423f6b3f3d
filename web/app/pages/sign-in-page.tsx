import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useSearchParams } from "react-router";
import type { SignInError } from "../../../contract/bff.ts";
import { Link } from "../../components/link.tsx";
import { doctorQueries } from "../../features/doctor/doctor-queries.ts";
import { SIGN_IN_PATH, signInHref } from "../../lib/locations.ts";
import { Logo } from "../layout/logo.tsx";

const SetupPage = lazy(() => import("../../features/doctor/setup-page.tsx"));

const points: readonly (readonly [title: string, text: string])[] = [
  ["One channel or thousands", "Find, create, change, archive and delete channels, with a result for each."],
  ["The right people in each", "Paste addresses to invite people; remove, promote and demote members."],
  ["Your own permissions", "You sign in with Zoom. The console can do only what Zoom and your role allow."],
];

const failures: Readonly<Record<SignInError, string>> = {
  denied: "You did not allow access. The console cannot work without it.",
  expired: "The sign-in took too long or was started in another browser. Try again.",
  missing_scope:
    "Zoom did not grant the scope by which the console knows who you are: user:read:user, or user:read of an app with classic scopes. Whoever manages the Zoom app has to add it.",
  other_account:
    "This console belongs to a different Zoom account. Sign in to Zoom with your address in that account, then try again.",
  not_admitted:
    "This console is open to some people of your Zoom account only, by the domain of their address or by directory groups. Ask an administrator of the Zoom account to let you in.",
  admission_unknown:
    "This console is open to some directory groups only, and whether you are in one of them cannot be found out now. Try again in a moment; if it keeps failing, ask an administrator of the Zoom account.",
  app_refused:
    "Zoom does not accept the client ID or secret of this console’s app. Whoever runs the console has to correct them.",
  wrong_redirect:
    "Zoom has another redirect address for this console’s app. Whoever manages the app has to put the console’s address, followed by /auth/callback, on its page.",
  unavailable: "The console is starting, or its database is unavailable. Try again in a moment.",
  failed: "Sign-in failed. Try again; if it keeps failing, tell whoever runs this console.",
};

/** Where whoever has no session begins. */
export default function SignInPage() {
  const [params] = useSearchParams();
  return params.has("guide") ? (
    <Suspense>
      <SetupPage />
    </Suspense>
  ) : (
    <SignIn params={params} />
  );
}

function SignIn({ params }: { readonly params: URLSearchParams }) {
  const failure = params.get("error");
  const { data: setup } = useQuery(doctorQueries.setup());
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
        {setup?.isFirst ? (
          <p className="text-pretty">
            Nobody has signed in to this console yet.{" "}
            <Link to={`${SIGN_IN_PATH}?guide=1`} className="underline">
              Connect Zoom, step by step
            </Link>
          </p>
        ) : null}
        <ul className="flex flex-col gap-3.5 border-t border-line pt-6">
          {points.map(([title, text]) => (
            <li key={title}>
              <div className="font-medium">{title}</div>
              <div className="text-muted text-pretty">{text}</div>
            </li>
          ))}
        </ul>
        <p className="text-xs text-muted text-pretty">
          Zoom asks you to allow the console access. The access tokens stay on the console’s server and never reach this
          browser.
        </p>
      </div>
    </main>
  );
}

function isKnown(code: string): code is SignInError {
  return Object.hasOwn(failures, code);
}
