CREATE TABLE "access_uses" (
	"user_key" text NOT NULL,
	"what" text NOT NULL,
	"at_ms" bigint NOT NULL,
	CONSTRAINT "access_uses_user_key_what_pk" PRIMARY KEY("user_key","what")
);


INSERT INTO "access_uses" ("user_key", "what", "at_ms")
SELECT lower("user_id"), CASE "kind" WHEN 'event' THEN "operation" ELSE "action" END, max("at_ms")
FROM "audit_entries"
WHERE "user_id" <> '' AND "outcome" IN ('done', 'partly')
	AND ("kind" = 'event' OR ("kind" = 'outcome' AND "action" <> '' AND "entry" LIKE '%"connection":"account"%'))
GROUP BY 1, 2;
