ALTER TABLE "grants" ADD COLUMN "api_url" text;
