import { Compass } from "lucide-react";
import { LinkButton } from "../../components/button.tsx";

export default function NotFoundPage() {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-2 px-6 py-16 text-center">
      <title>Not found · Channelkeeper</title>
      <Compass size={28} aria-hidden="true" className="text-faint" />
      <h1 className="text-lg font-medium">Page not found</h1>
      <p className="max-w-sm text-muted">The address may be mistyped, or the page may have moved.</p>
      <LinkButton to="/channels" className="mt-2">
        Go to channels
      </LinkButton>
    </div>
  );
}
