-- AlterTable
ALTER TABLE "SearchName" ADD COLUMN     "ownerName" TEXT;

UPDATE "SearchName" n SET "ownerName" = coalesce(
  (SELECT "name" FROM "Organization" WHERE "id" = n."organizationId"),
  (SELECT "name" FROM "Region" WHERE "id" = n."regionId"),
  (SELECT "name" FROM "Campaign" WHERE "id" = n."campaignId"),
  (SELECT "name" FROM "Programme" WHERE "id" = n."programmeId"),
  (SELECT "name" FROM "Plan" WHERE "id" = n."planId"),
  (SELECT "name" FROM "PlanField" WHERE "id" = n."planFieldId"),
  (SELECT "name" FROM "TaskGroup" WHERE "id" = n."taskGroupId"),
  (SELECT "name" FROM "Measure" WHERE "id" = n."measureId"),
  (SELECT "name" FROM "Agreement" WHERE "id" = n."agreementId"),
  (SELECT "name" FROM "Facility" WHERE "id" = n."facilityId"),
  (SELECT "name" FROM "Event" WHERE "id" = n."eventId"),
  (SELECT "name" FROM "Talk" WHERE "id" = n."talkId"),
  (SELECT "name" FROM "Fund" WHERE "id" = n."fundId"),
  (SELECT "name" FROM "SharingPlatform" WHERE "id" = n."sharingPlatformId"),
  (SELECT "name" FROM "SharingActivity" WHERE "id" = n."sharingActivityId"),
  (SELECT "name" FROM "SharedResource" WHERE "id" = n."sharedResourceId"),
  (SELECT "name" FROM "Survey" WHERE "id" = n."surveyId"),
  (SELECT "name" FROM "Law" WHERE "id" = n."lawId"),
  (SELECT "name" FROM "CountedGroup" WHERE "id" = n."countedGroupId"),
  (SELECT "name" FROM "Term" WHERE "id" = n."termId"),
  (SELECT "name" FROM "Metric" WHERE "id" = n."metricId"),
  (SELECT "name" FROM "Honour" WHERE "id" = n."honourId"),
  (SELECT "title" FROM "Need" WHERE "id" = n."needId"),
  (SELECT "name" FROM "Industry" WHERE "id" = n."industryId"),
  (SELECT "name" FROM "ScienceField" WHERE "id" = n."scienceFieldId"));

ALTER TABLE "SearchName" ALTER COLUMN "ownerName" SET NOT NULL;

-- CreateIndex
CREATE INDEX "Need_status_stage_createdAt_id_idx" ON "Need"("status", "stage", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "SearchName_type_ownerName_ownerId_code_idx" ON "SearchName"("type", "ownerName", "ownerId", "code");

-- What the models can't say.

ALTER TABLE "SearchName" ADD CONSTRAINT "SearchName_ownerName_check" CHECK (is_text("ownerName"));

-- Every four keys in a row of a code, as numbers: seven bits a key. The trigram index tells a word of few names only
-- when it has looked at the names; this one by itself. prisma/search/grams.ts makes the same numbers of a query.
CREATE FUNCTION search_grams(keys text) RETURNS int[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  bytes bytea := convert_to(keys, 'UTF8');
  gram int := 0;
  grams int[] := '{}';
BEGIN
  FOR i IN 0..length(bytes) - 1 LOOP
    gram := ((gram & 2097151) << 7) | get_byte(bytes, i);
    IF i >= 3 THEN
      grams := grams || gram;
    END IF;
  END LOOP;
  RETURN grams;
END $$;

CREATE INDEX "SearchName_grams_idx" ON "SearchName" USING GIN (search_grams("code"));
