import { ExternalLink } from "lucide-react";

/** Zoom's web portal, where owners and admins of the account manage channels. */
const PORTAL = "https://zoom.us/signin";
/** Zoom's article on managing channels in the web portal, KB0061189. */
const ARTICLE = "https://support.zoom.com/hc/en/article?id=zm_kb&sysparm_article=KB0061189";

/** How an owner is changed in Zoom's web portal. */
export function PortalSteps() {
  return (
    <section aria-label="Steps in Zoom’s web portal" className="max-w-4xl rounded-md bg-sunken px-4 py-3">
      <h2 className="font-medium">In Zoom’s web portal</h2>
      <ol className="mt-1 list-decimal space-y-0.5 pl-5">
        <li>
          Sign in to <Outside href={PORTAL}>Zoom’s web portal</Outside> as an owner or admin of the account, or with a
          role that has the Chat Channels privilege.
        </li>
        <li>
          In the navigation, open <strong className="font-medium">Team Chat Management</strong>, then{" "}
          <strong className="font-medium">Channels</strong>, and the tab{" "}
          <strong className="font-medium">All Channels</strong>.
        </li>
        <li>Find the channel by its name; copy it from the list below.</li>
        <li>Open the channel, and give it the new owner, who is in it already.</li>
        <li>Tick it off here.</li>
      </ol>
      <p className="mt-2 text-xs text-muted">
        Zoom describes it in <Outside href={ARTICLE}>Admin management of Team Chat channels</Outside>. Whoever owns a
        channel and is still active can also do it in Zoom’s app: open the channel’s menu and assign a new owner.
      </p>
    </section>
  );
}

function Outside({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="inline-flex items-center gap-1 rounded-sm underline">
      {children}
      <ExternalLink size={12} aria-hidden="true" />
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  );
}
