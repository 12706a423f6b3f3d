import { FileUp } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/button.tsx";

interface ImportButtonProps {
  readonly disabled?: boolean;
  /** The dialog, loaded once it is opened. */
  readonly children: (close: () => void) => ReactNode;
}

/** Opens the import of a list. */
export function ImportButton({ disabled = false, children }: ImportButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<FileUp size={15} aria-hidden="true" />} disabled={disabled} onClick={() => setOpen(true)}>
        Import…
      </Button>
      <Suspense>{isOpen ? children(() => setOpen(false)) : null}</Suspense>
    </>
  );
}
