import { ImageOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { cx } from "../../components/cx.ts";
import { useMediaQuery } from "../../components/use-media-query.ts";
import { ApiError } from "../../lib/api/errors.ts";
import { movingPicture, picturePath } from "./moving-picture.ts";

interface EmojiPictureProps {
  readonly id: string;
  readonly className: string;
  /** Told of a picture that moves, once it is there. */
  readonly onMoving?: () => void;
}

/** The picture of an emoji, still for whoever wants less motion. Decorative: its name stands beside it. */
export function EmojiPicture({ id, className, onMoving }: EmojiPictureProps) {
  const [hasFailed, setHasFailed] = useState(false);
  const [moving, setMoving] = useState<Blob | null>(null);
  const isStill = useMediaQuery("(prefers-reduced-motion: reduce)");
  const ending = useRef<AbortController | null>(null);
  useEffect(() => () => ending.current?.abort(), []);

  if (hasFailed) {
    return (
      <span className={cx("inline-flex items-center justify-center text-faint", className)}>
        <ImageOff size={18} aria-hidden="true" />
        <span className="sr-only">No picture</span>
      </span>
    );
  }
  if (moving && isStill) return <FirstFrame picture={moving} className={className} />;
  const path = picturePath(id);
  const look = async (): Promise<void> => {
    ending.current?.abort();
    ending.current = new AbortController();
    const { signal } = ending.current;
    try {
      const found = await movingPicture(path, signal);
      if (!found || signal.aborted) return;
      setMoving(found);
      onMoving?.();
    } catch (error) {
      // The picture is there; whether it moves then stays open.
      if (!signal.aborted && !(error instanceof ApiError)) throw error;
    }
  };
  return (
    <img
      src={path}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      className={cx("object-contain", className)}
      onLoad={() => void look()}
      onError={() => setHasFailed(true)}
    />
  );
}

function FirstFrame({ picture, className }: { readonly picture: Blob; readonly className: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    void createImageBitmap(picture).then((frame) => {
      const { current } = canvas;
      if (!current) return;
      current.width = frame.width;
      current.height = frame.height;
      current.getContext("2d")?.drawImage(frame, 0, 0);
    });
  }, [picture]);
  return <canvas ref={canvas} className={cx("object-contain", className)} />;
}
