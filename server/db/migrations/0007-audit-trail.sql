ALTER TABLE "changes" ADD COLUMN "asked_from" text;
CREATE TABLE "audit_checkpoints" (
	"kind" text NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"at_ms" bigint NOT NULL,
	"key" text NOT NULL,
	"signature" text NOT NULL,
	CONSTRAINT "audit_checkpoints_kind_seq_pk" PRIMARY KEY("kind","seq")
);

CREATE TABLE "audit_entries" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"entry" text NOT NULL,
	"mac" text NOT NULL,
	"at_ms" bigint NOT NULL,
	"kind" text NOT NULL,
	"request_id" text NOT NULL,
	"account_id" text NOT NULL,
	"user_id" text NOT NULL,
	"operation" text NOT NULL,
	"action" text NOT NULL,
	"outcome" text NOT NULL,
	"change_id" text NOT NULL,
	"targets" text[] NOT NULL
);

CREATE TABLE "audit_inbox" (
	"n" bigserial PRIMARY KEY NOT NULL,
	"entry" text NOT NULL,
	"mac" text NOT NULL
);

CREATE INDEX "audit_entries_at_ms" ON "audit_entries" USING btree ("at_ms","seq");
CREATE INDEX "audit_entries_user_id" ON "audit_entries" USING btree ("user_id","at_ms","seq");
CREATE INDEX "audit_entries_operation" ON "audit_entries" USING btree ("operation","at_ms","seq");
CREATE INDEX "audit_entries_action" ON "audit_entries" USING btree ("action","at_ms","seq");
CREATE INDEX "audit_entries_outcome" ON "audit_entries" USING btree ("outcome","at_ms","seq");
CREATE INDEX "audit_entries_change_id" ON "audit_entries" USING btree ("change_id","at_ms","seq");
CREATE INDEX "audit_entries_request_id" ON "audit_entries" USING btree ("request_id");
CREATE INDEX "audit_entries_targets" ON "audit_entries" USING gin ("targets");

-- What the table before has recorded comes into the chain first: of each row the beginning, then what came of it.
INSERT INTO "audit_inbox" ("entry", "mac")
SELECT jsonb_build_object(
	'v', 1,
	'id', part."kind" || ':' || old."request_id",
	'kind', part."kind",
	'atMs', old."at_ms",
	'requestId', old."request_id",
	'accountId', coalesce(people."account_id", ''),
	'person', jsonb_build_object(
		'id', old."user_id", 'email', old."email", 'name', coalesce(people."display_name", ''), 'role', '', 'session', old."session"
	),
	'address', '',
	'connection', old."connection",
	'operation', old."operation_id",
	'action', '',
	'targets', '[]'::jsonb,
	'targetCount', 0,
	'change', null,
	'request', CASE WHEN part."kind" = 'intent' THEN jsonb_build_object(
		'params', old."params", 'query', old."query", 'body', old."body", 'bodySha256', old."body_sha256"
	) END,
	'states', '[]'::jsonb,
	'result', CASE WHEN part."kind" <> 'intent' THEN jsonb_build_object(
		'outcome', CASE
			WHEN old."status" = 0 THEN 'unknown' WHEN old."status" BETWEEN 200 AND 299 THEN 'done' ELSE 'failed'
		END,
		'status', old."status",
		'code', coalesce(old."zoom_code", ''),
		'trackingId', coalesce(old."tracking_id", ''),
		'durationMs', old."duration_ms",
		'items', '{}'::jsonb,
		'isVerified', false,
		'count', 1
	) END,
	'detail', null
)::text, ''
FROM "audit" AS old
LEFT JOIN "people" ON people."user_id" = old."user_id"
CROSS JOIN (VALUES ('intent', 1), ('outcome', 2), ('event', 0)) AS part ("kind", "place")
WHERE CASE
	WHEN old."operation_id" IN ('signIn', 'signOut') THEN part."kind" = 'event'
	WHEN old."status" IS NULL THEN part."kind" = 'intent'
	ELSE part."kind" <> 'event'
END
ORDER BY old."at_ms", old."request_id", part."place";
DROP TABLE "audit";
