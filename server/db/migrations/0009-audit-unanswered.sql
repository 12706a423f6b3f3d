CREATE TABLE "audit_unanswered" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL
);

CREATE INDEX "audit_unanswered_request_id" ON "audit_unanswered" USING btree ("request_id");


INSERT INTO "audit_unanswered" ("seq", "request_id")
SELECT "seq", "request_id" FROM "audit_entries" AS "intent"
WHERE "kind" = 'intent' AND NOT EXISTS (
	SELECT FROM "audit_entries" AS "answer" WHERE "answer"."request_id" = "intent"."request_id" AND "answer"."kind" = 'outcome'
);
