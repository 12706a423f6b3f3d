-- What a role of its own gave to whoever leads channels is in the role channel-owner, which lets owners delete their own
-- channels too. Over channels that are not one's own that would be more than was given: there it is a role of people's own
-- with the rights that it had.
INSERT INTO "access_entries" ("is", "id", "entry")
SELECT 'role', "role"."id", jsonb_build_object(
	'is', 'role', 'id', "role"."id", 'name', 'Channel administrator',
	'rights', '["see-channels", "see-people", "see-mention-groups", "see-spaces", "see-directory-groups", "see-retention",
		"add-groups-to-channels", "add-to-mention-groups", "archive-channels", "create-mention-groups",
		"delete-mention-groups", "demote-members", "edit-mention-groups", "invite-administrators", "invite-members",
		"promote-members", "remove-from-mention-groups", "remove-groups-from-channels", "remove-members",
		"rename-channels", "set-channel-settings", "unarchive-channels"]'::jsonb,
	'byUserId', '', 'byName', 'Channelkeeper', 'atMs', min(("given"."entry" ->> 'atMs')::float8)
)
FROM (VALUES ('6f0c2b1e-9d52-4a7b-8a41-3c1d5e7f9b28')) AS "role" ("id"), (
	SELECT "entry" FROM "access_entries"
	UNION ALL SELECT "before" FROM "access_changes"
	UNION ALL SELECT "after" FROM "access_changes"
) AS "given"
WHERE "given"."entry" ->> 'roleId' = 'channel-leader' AND "given"."entry" -> 'set' ->> 'of' <> 'own'
GROUP BY "role"."id";

UPDATE "access_entries" SET "entry" = jsonb_set("entry", '{roleId}', CASE "entry" -> 'set' ->> 'of'
	WHEN 'own' THEN '"channel-owner"' ELSE '"6f0c2b1e-9d52-4a7b-8a41-3c1d5e7f9b28"' END::jsonb)
WHERE "entry" ->> 'roleId' = 'channel-leader';

UPDATE "access_changes" SET "before" = jsonb_set("before", '{roleId}', CASE "before" -> 'set' ->> 'of'
	WHEN 'own' THEN '"channel-owner"' ELSE '"6f0c2b1e-9d52-4a7b-8a41-3c1d5e7f9b28"' END::jsonb)
WHERE "before" ->> 'roleId' = 'channel-leader';

UPDATE "access_changes" SET "after" = jsonb_set("after", '{roleId}', CASE "after" -> 'set' ->> 'of'
	WHEN 'own' THEN '"channel-owner"' ELSE '"6f0c2b1e-9d52-4a7b-8a41-3c1d5e7f9b28"' END::jsonb)
WHERE "after" ->> 'roleId' = 'channel-leader';
