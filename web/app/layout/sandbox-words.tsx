import { FlaskConical } from "lucide-react";

export default function SandboxWords() {
  return (
    <>
      <FlaskConical size={13} aria-hidden="true" className="shrink-0" />
      <p>
        <strong className="font-semibold">Sandbox.</strong>{" "}
        <span className="max-sm:hidden">A made-up company; nothing</span>
        <span className="sm:hidden">Nothing</span> here reaches Zoom.
      </p>
    </>
  );
}
