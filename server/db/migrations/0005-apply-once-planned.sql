ALTER TABLE "changes" ADD COLUMN "apply_up_to" text;
