import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { TextArea } from "./field.tsx";

interface CopyByHandProps {
  readonly title: string;
  readonly text: string;
  readonly onClose: () => void;
}

/** A text that the browser did not allow to be copied, selected so that the person can. */
export default function CopyByHand({ title, text, onClose }: CopyByHandProps) {
  return (
    <Dialog title={title} onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      <TextArea
        label="Text to copy"
        hint="The browser did not allow copying. Press Ctrl+C, or ⌘C on a Mac."
        readOnly
        rows={Math.min(8, text.split("\n").length + 2)}
        value={text}
        data-first-focus=""
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
    </Dialog>
  );
}
