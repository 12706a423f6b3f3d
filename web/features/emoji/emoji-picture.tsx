import { ImageOff } from "lucide-react";
import { useEffect, useState } from "react";
import { emojiPicturePath, PERSON_PARAM } from "../../../contract/bff.ts";
import { cx } from "../../components/cx.ts";
import { pagePerson } from "../../lib/api/page-person.ts";
import { withQuery } from "../../lib/api/paths.ts";

const ATTEMPTS = 3;
const PAUSE_MS = 1_500;

/** The picture of an emoji. Decorative: its name stands beside it. */
export function EmojiPicture({ id, className }: { readonly id: string; readonly className: string }) {
  const [state, setState] = useState({ attempt: 1, hasFailed: false });
  const { attempt, hasFailed } = state;
  useEffect(() => {
    // Scrolling fast through many asks for more at once than Zoom allows; a moment later it does.
    if (!hasFailed || attempt >= ATTEMPTS) return;
    const timer = setTimeout(() => setState({ attempt: attempt + 1, hasFailed: false }), attempt * PAUSE_MS);
    return () => clearTimeout(timer);
  }, [attempt, hasFailed]);

  if (hasFailed) {
    return (
      <span className={cx("inline-flex items-center justify-center text-faint", className)}>
        {attempt < ATTEMPTS ? null : (
          <>
            <ImageOff size={18} aria-hidden="true" />
            <span className="sr-only">No picture</span>
          </>
        )}
      </span>
    );
  }
  const path = withQuery(emojiPicturePath(id), {
    [PERSON_PARAM]: pagePerson(),
    attempt: attempt === 1 ? undefined : attempt,
  });
  return (
    <img
      src={path}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      className={cx("object-contain", className)}
      onError={() => setState({ attempt, hasFailed: true })}
    />
  );
}
