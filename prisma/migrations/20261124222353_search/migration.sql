-- CreateEnum
CREATE TYPE "SearchType" AS ENUM ('ENTERPRISE', 'PUBLIC_BUYER', 'SUPPORT_ORGANIZATION', 'CIVIC_ORGANIZATION', 'REGION', 'CAMPAIGN', 'PROGRAMME', 'PLAN', 'PLAN_FIELD', 'TASK_GROUP', 'MEASURE', 'AGREEMENT', 'FACILITY', 'EVENT', 'TALK', 'FUND', 'SHARING_PLATFORM', 'SHARING_ACTIVITY', 'SHARED_RESOURCE', 'SURVEY', 'LAW', 'COUNTED_GROUP', 'TERM', 'METRIC', 'HONOUR', 'NEED', 'INDUSTRY', 'SCIENCE_FIELD');

-- CreateTable
CREATE TABLE "SearchName" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "type" "SearchType" NOT NULL,
    "ownerId" UUID NOT NULL,
    "value" TEXT NOT NULL,
    "lang" "Language" NOT NULL,
    "kind" "NameKind" NOT NULL,
    "code" TEXT NOT NULL,
    "cho" TEXT NOT NULL,
    "codeMarks" TEXT NOT NULL,
    "choMarks" TEXT NOT NULL,
    "keyVersion" INTEGER NOT NULL,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "organizationId" UUID,
    "regionId" UUID,
    "campaignId" UUID,
    "programmeId" UUID,
    "planId" UUID,
    "planFieldId" UUID,
    "taskGroupId" UUID,
    "measureId" UUID,
    "agreementId" UUID,
    "facilityId" UUID,
    "eventId" UUID,
    "talkId" UUID,
    "fundId" UUID,
    "sharingPlatformId" UUID,
    "sharingActivityId" UUID,
    "sharedResourceId" UUID,
    "surveyId" UUID,
    "lawId" UUID,
    "countedGroupId" UUID,
    "termId" UUID,
    "metricId" UUID,
    "honourId" UUID,
    "needId" UUID,
    "industryId" UUID,
    "scienceFieldId" UUID,

    CONSTRAINT "SearchName_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SearchName_code_idx" ON "SearchName" USING GIN ("code" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "SearchName_cho_idx" ON "SearchName" USING GIN ("cho" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "SearchName_ownerId_idx" ON "SearchName"("ownerId");

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_planFieldId_fkey" FOREIGN KEY ("planFieldId") REFERENCES "PlanField"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_taskGroupId_fkey" FOREIGN KEY ("taskGroupId") REFERENCES "TaskGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_measureId_fkey" FOREIGN KEY ("measureId") REFERENCES "Measure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_facilityId_fkey" FOREIGN KEY ("facilityId") REFERENCES "Facility"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_talkId_fkey" FOREIGN KEY ("talkId") REFERENCES "Talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_fundId_fkey" FOREIGN KEY ("fundId") REFERENCES "Fund"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_sharingPlatformId_fkey" FOREIGN KEY ("sharingPlatformId") REFERENCES "SharingPlatform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_sharingActivityId_fkey" FOREIGN KEY ("sharingActivityId") REFERENCES "SharingActivity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_sharedResourceId_fkey" FOREIGN KEY ("sharedResourceId") REFERENCES "SharedResource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_lawId_fkey" FOREIGN KEY ("lawId") REFERENCES "Law"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_countedGroupId_fkey" FOREIGN KEY ("countedGroupId") REFERENCES "CountedGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_termId_fkey" FOREIGN KEY ("termId") REFERENCES "Term"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_metricId_fkey" FOREIGN KEY ("metricId") REFERENCES "Metric"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_honourId_fkey" FOREIGN KEY ("honourId") REFERENCES "Honour"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_industryId_fkey" FOREIGN KEY ("industryId") REFERENCES "Industry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_scienceFieldId_fkey" FOREIGN KEY ("scienceFieldId") REFERENCES "ScienceField"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand from here on: what the models can't say.

-- An owner's names go with it; of twenty-five columns one is filled, so that each index holds its own rows only.
CREATE INDEX "SearchName_organizationId_idx" ON "SearchName" ("organizationId") WHERE "organizationId" IS NOT NULL;
CREATE INDEX "SearchName_regionId_idx" ON "SearchName" ("regionId") WHERE "regionId" IS NOT NULL;
CREATE INDEX "SearchName_campaignId_idx" ON "SearchName" ("campaignId") WHERE "campaignId" IS NOT NULL;
CREATE INDEX "SearchName_programmeId_idx" ON "SearchName" ("programmeId") WHERE "programmeId" IS NOT NULL;
CREATE INDEX "SearchName_planId_idx" ON "SearchName" ("planId") WHERE "planId" IS NOT NULL;
CREATE INDEX "SearchName_planFieldId_idx" ON "SearchName" ("planFieldId") WHERE "planFieldId" IS NOT NULL;
CREATE INDEX "SearchName_taskGroupId_idx" ON "SearchName" ("taskGroupId") WHERE "taskGroupId" IS NOT NULL;
CREATE INDEX "SearchName_measureId_idx" ON "SearchName" ("measureId") WHERE "measureId" IS NOT NULL;
CREATE INDEX "SearchName_agreementId_idx" ON "SearchName" ("agreementId") WHERE "agreementId" IS NOT NULL;
CREATE INDEX "SearchName_facilityId_idx" ON "SearchName" ("facilityId") WHERE "facilityId" IS NOT NULL;
CREATE INDEX "SearchName_eventId_idx" ON "SearchName" ("eventId") WHERE "eventId" IS NOT NULL;
CREATE INDEX "SearchName_talkId_idx" ON "SearchName" ("talkId") WHERE "talkId" IS NOT NULL;
CREATE INDEX "SearchName_fundId_idx" ON "SearchName" ("fundId") WHERE "fundId" IS NOT NULL;
CREATE INDEX "SearchName_sharingPlatformId_idx" ON "SearchName" ("sharingPlatformId") WHERE "sharingPlatformId" IS NOT NULL;
CREATE INDEX "SearchName_sharingActivityId_idx" ON "SearchName" ("sharingActivityId") WHERE "sharingActivityId" IS NOT NULL;
CREATE INDEX "SearchName_sharedResourceId_idx" ON "SearchName" ("sharedResourceId") WHERE "sharedResourceId" IS NOT NULL;
CREATE INDEX "SearchName_surveyId_idx" ON "SearchName" ("surveyId") WHERE "surveyId" IS NOT NULL;
CREATE INDEX "SearchName_lawId_idx" ON "SearchName" ("lawId") WHERE "lawId" IS NOT NULL;
CREATE INDEX "SearchName_countedGroupId_idx" ON "SearchName" ("countedGroupId") WHERE "countedGroupId" IS NOT NULL;
CREATE INDEX "SearchName_termId_idx" ON "SearchName" ("termId") WHERE "termId" IS NOT NULL;
CREATE INDEX "SearchName_metricId_idx" ON "SearchName" ("metricId") WHERE "metricId" IS NOT NULL;
CREATE INDEX "SearchName_honourId_idx" ON "SearchName" ("honourId") WHERE "honourId" IS NOT NULL;
CREATE INDEX "SearchName_needId_idx" ON "SearchName" ("needId") WHERE "needId" IS NOT NULL;
CREATE INDEX "SearchName_industryId_idx" ON "SearchName" ("industryId") WHERE "industryId" IS NOT NULL;
CREATE INDEX "SearchName_scienceFieldId_idx" ON "SearchName" ("scienceFieldId") WHERE "scienceFieldId" IS NOT NULL;

ALTER TABLE "SearchName"
  ADD CONSTRAINT "SearchName_text_check" CHECK (is_text("value")),
  ADD CONSTRAINT "SearchName_keys_check" CHECK (
    "code" ~ '^[A-Za-z0-9]*$' AND "cho" ~ '^[A-Za-z0-9]*$' AND "codeMarks" ~ '^[WS-]*$' AND "choMarks" ~ '^[WS-]*$'
    AND length("code") = length("codeMarks") AND length("cho") = length("choMarks") AND length("code") <= 255 AND length("cho") <= 255),
  ADD CONSTRAINT "SearchName_owner_check" CHECK (num_nonnulls(
    "organizationId", "regionId", "campaignId", "programmeId", "planId", "planFieldId", "taskGroupId", "measureId",
    "agreementId", "facilityId", "eventId", "talkId", "fundId", "sharingPlatformId", "sharingActivityId", "sharedResourceId",
    "surveyId", "lawId", "countedGroupId", "termId", "metricId", "honourId", "needId", "industryId",
    "scienceFieldId") = 1),
  ADD CONSTRAINT "SearchName_ownerId_check" CHECK ("ownerId" = coalesce(
    "organizationId", "regionId", "campaignId", "programmeId", "planId", "planFieldId", "taskGroupId", "measureId",
    "agreementId", "facilityId", "eventId", "talkId", "fundId", "sharingPlatformId", "sharingActivityId", "sharedResourceId",
    "surveyId", "lawId", "countedGroupId", "termId", "metricId", "honourId", "needId", "industryId",
    "scienceFieldId"));

-- How well a key at a place of a name's keys fits: 0 it is all of them, 10 their beginning, 20 a word's, 30 another place;
-- 5 more where it does not begin and end with a syllable or letter.
CREATE FUNCTION search_fit(place int, keys int, key int, marks text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS 'SELECT CASE WHEN place = 1 THEN CASE WHEN keys = key THEN 0 ELSE 10 END WHEN substr(marks, place, 1) = ''W'' THEN 20 ELSE 30 END
      + CASE WHEN substr(marks, place, 1) <> ''-'' AND substr(marks, place + key, 1) <> ''-'' THEN 0 ELSE 5 END';

-- The names that one reading of a query finds: those whose code, or initials, hold a key anywhere, and when there are more
-- than a thousand of these, or `beginning` asks for no others, those that begin with it. The index is asked for `probe`,
-- a part of the key, and `others` are LIKE patterns parted by spaces that the code must match too.
CREATE FUNCTION search_reading(base int, initials boolean, key text, probe text, beginning boolean, others text, types "SearchType"[], is_synthetic boolean)
RETURNS TABLE (rank int, length int, "ownerId" uuid, type "SearchType", value text, synthetic boolean, kind "NameKind")
LANGUAGE plpgsql STABLE PARALLEL SAFE
AS $body$
#variable_conflict use_column
DECLARE
  patterns text[] := string_to_array(others, ' ');
  found int;
BEGIN
  IF NOT beginning AND initials THEN
    RETURN QUERY SELECT base + search_fit(strpos(n.cho, key), length(n.cho), length(key), n."choMarks"), length(n.code), n."ownerId", n.type, n.value, n.synthetic, n.kind
      FROM "SearchName" n
     WHERE n.cho LIKE '%' || probe || '%' AND strpos(n.cho, key) > 0 AND n.code LIKE ALL (patterns)
       AND (types IS NULL OR n.type = ANY (types)) AND (is_synthetic IS NULL OR n.synthetic = is_synthetic)
     LIMIT 1000;
  ELSIF NOT beginning THEN
    RETURN QUERY SELECT base + search_fit(strpos(n.code, key), length(n.code), length(key), n."codeMarks"), length(n.code), n."ownerId", n.type, n.value, n.synthetic, n.kind
      FROM "SearchName" n
     WHERE n.code LIKE '%' || probe || '%' AND strpos(n.code, key) > 0 AND n.code LIKE ALL (patterns)
       AND (types IS NULL OR n.type = ANY (types)) AND (is_synthetic IS NULL OR n.synthetic = is_synthetic)
     LIMIT 1000;
  END IF;
  GET DIAGNOSTICS found = ROW_COUNT;
  IF NOT beginning AND found < 1000 THEN
    RETURN;
  END IF;
  IF initials THEN
    RETURN QUERY SELECT base + search_fit(1, length(n.cho), length(key), n."choMarks"), length(n.code), n."ownerId", n.type, n.value, n.synthetic, n.kind
      FROM "SearchName" n
     WHERE n.cho LIKE key || '%' AND n.code LIKE ALL (patterns)
       AND (types IS NULL OR n.type = ANY (types)) AND (is_synthetic IS NULL OR n.synthetic = is_synthetic);
  ELSE
    RETURN QUERY SELECT base + search_fit(1, length(n.code), length(key), n."codeMarks"), length(n.code), n."ownerId", n.type, n.value, n.synthetic, n.kind
      FROM "SearchName" n
     WHERE n.code LIKE key || '%' AND n.code LIKE ALL (patterns)
       AND (types IS NULL OR n.type = ANY (types)) AND (is_synthetic IS NULL OR n.synthetic = is_synthetic);
  END IF;
END
$body$;

-- The names that are one slip away: of a thousand that the wide `probes` give, those that begin with one of the codes of
-- `near` ("_" is any key) or, with `inside`, hold one. `keys` is the length of the query.
CREATE FUNCTION search_slips(base int, probes text[], near text[], inside boolean, keys int, types "SearchType"[], is_synthetic boolean)
RETURNS TABLE (rank int, length int, "ownerId" uuid, type "SearchType", value text, synthetic boolean, kind "NameKind")
LANGUAGE plpgsql STABLE PARALLEL SAFE
AS $body$
#variable_conflict use_column
DECLARE
  at_start text[] := ARRAY (SELECT s || '%' FROM unnest(near) s);
  anywhere text[] := CASE WHEN inside THEN ARRAY (SELECT '%' || s || '%' FROM unnest(near) s) ELSE at_start END;
BEGIN
  RETURN QUERY SELECT base + CASE WHEN NOT n.code LIKE ANY (at_start) THEN 30 WHEN length(n.code) <= keys + 1 THEN 0 ELSE 10 END,
         length(n.code), n."ownerId", n.type, n.value, n.synthetic, n.kind
    FROM (
      SELECT * FROM "SearchName" n
       WHERE n.code LIKE ANY (probes)
         AND (types IS NULL OR n.type = ANY (types)) AND (is_synthetic IS NULL OR n.synthetic = is_synthetic)
       LIMIT 1000) n
   WHERE n.code LIKE ANY (anywhere);
END
$body$;

-- What a plan of prisma/search finds, a row an owner, the best first: by its first reading; where this finds fewer than a
-- hundred names, by the others (parallel arrays, see search_reading); and where all find fewer than five owners and none
-- exactly or by its beginning, by one slip. Behind (after_rank, after_length, after_owner) when given; of the first thousand.
-- The planner can't know how rare a key is and would scan: it is kept on the indexes, with one plan a connection.
CREATE FUNCTION search_names(
  bases int[], initials boolean[], keys text[], probes text[], beginnings boolean[], others text[],
  slip_base int, slip_probes text[], slip_near text[], slip_inside boolean, slip_keys int,
  types "SearchType"[], is_synthetic boolean,
  after_rank int, after_length int, after_owner uuid, size int)
RETURNS TABLE (rank int, length int, "ownerId" uuid, type "SearchType", value text, synthetic boolean)
LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET jit = off SET plan_cache_mode = force_generic_plan
AS $body$
#variable_conflict use_column
BEGIN
  RETURN QUERY
  WITH plain AS MATERIALIZED (
    SELECT * FROM search_reading(bases[1], initials[1], keys[1], probes[1], beginnings[1], others[1], types, is_synthetic)
  ), other AS MATERIALIZED (
    SELECT f.* FROM unnest(bases[2:], initials[2:], keys[2:], probes[2:], beginnings[2:], others[2:]) r (base, initials, key, probe, beginning, others)
     CROSS JOIN LATERAL search_reading(r.base, r.initials, r.key, r.probe, r.beginning, r.others, types, is_synthetic) f
     WHERE (SELECT count(*) FROM plain) < 100
  ), found AS (
    TABLE plain UNION ALL TABLE other
  ), enough AS MATERIALIZED (
    SELECT cardinality(slip_probes) = 0 OR count(DISTINCT f."ownerId") >= 5 OR coalesce(bool_or(f.rank % 100 < 20), false) AS is_enough
      FROM (SELECT * FROM found LIMIT 100) f
  ), slipped AS MATERIALIZED (
    SELECT * FROM search_slips(slip_base, slip_probes, slip_near, slip_inside, slip_keys, types, is_synthetic)
     WHERE NOT (SELECT e.is_enough FROM enough e)
  ), owners AS (
    SELECT DISTINCT ON (a."ownerId") a.* FROM (TABLE found UNION ALL TABLE slipped) a ORDER BY a."ownerId", a.rank, a.length, a.kind
  ), top AS (
    SELECT * FROM owners o ORDER BY o.rank, o.length, o."ownerId" LIMIT 1000
  )
  SELECT t.rank, t.length, t."ownerId", t.type, t.value, t.synthetic FROM top t
   WHERE after_rank IS NULL OR (t.rank, t.length, t."ownerId") > (after_rank, after_length, after_owner)
   ORDER BY t.rank, t.length, t."ownerId" LIMIT size;
END
$body$;
