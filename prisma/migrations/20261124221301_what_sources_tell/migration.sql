-- CreateEnum
CREATE TYPE "EventKind" AS ENUM ('WORKSHOP', 'FAIR', 'MEETING');

-- CreateEnum
CREATE TYPE "EventRole" AS ENUM ('HOST', 'ORGANIZER', 'SUPPORTER', 'VENUE', 'PARTICIPANT');

-- CreateEnum
CREATE TYPE "AppearanceKind" AS ENUM ('SPEAKER', 'MODERATOR', 'PANELLIST', 'CONGRATULATOR', 'ENCOURAGER');

-- CreateEnum
CREATE TYPE "FacilityKind" AS ENUM ('INNOVATION_TOWN', 'DISTRIBUTION_CENTER', 'JOINT_SHOP', 'MARKET', 'SUPPORT_CENTER');

-- CreateEnum
CREATE TYPE "MilestoneKind" AS ENUM ('STARTED', 'DESIGN_DONE', 'GROUNDBREAKING', 'COMPLETION', 'OPENING');

-- CreateEnum
CREATE TYPE "FundKind" AS ENUM ('FUND', 'INTEREST_SUBSIDY');

-- CreateEnum
CREATE TYPE "ProgrammeForm" AS ENUM ('PROGRAMME', 'PROJECT', 'SCHEME', 'SERVICE', 'EXPERT_POOL', 'INDICATOR_POOL', 'ROUND_TABLE', 'PLATFORM', 'POLICY');

-- CreateEnum
CREATE TYPE "ProgrammeRole" AS ENUM ('OPERATOR', 'PARTNER', 'FUNDER');

-- CreateEnum
CREATE TYPE "ProgrammeStatus" AS ENUM ('PLANNED', 'ONGOING', 'ENDED');

-- CreateEnum
CREATE TYPE "OutcomeState" AS ENUM ('REACHED', 'EMERGING', 'EXPECTED');

-- CreateEnum
CREATE TYPE "GoalKind" AS ENUM ('AGREED', 'EXPECTED_EFFECT');

-- CreateEnum
CREATE TYPE "PlanKind" AS ENUM ('BASIC', 'IMPLEMENTATION');

-- CreateEnum
CREATE TYPE "RelationKind" AS ENUM ('PRESENTS', 'RESPONDS_TO', 'LINKED_TO', 'EVOLVES_INTO', 'FUNDED_BY', 'ESTABLISHED_UNDER', 'SUCCEEDS');

-- CreateEnum
CREATE TYPE "ResourceKind" AS ENUM ('SPACE', 'EQUIPMENT', 'CONTENT');

-- CreateEnum
CREATE TYPE "SharingActivityKind" AS ENUM ('STUDY_CLUB', 'LAB');

-- AlterTable
ALTER TABLE "Citation" ADD COLUMN     "agreementGoalId" UUID,
ADD COLUMN     "agreementId" UUID,
ADD COLUMN     "agreementPartyId" UUID,
ADD COLUMN     "appearanceId" UUID,
ADD COLUMN     "contactPointId" UUID,
ADD COLUMN     "countedGroupId" UUID,
ADD COLUMN     "eventBodyId" UUID,
ADD COLUMN     "eventId" UUID,
ADD COLUMN     "facilityId" UUID,
ADD COLUMN     "fundId" UUID,
ADD COLUMN     "lawId" UUID,
ADD COLUMN     "measureId" UUID,
ADD COLUMN     "milestoneId" UUID,
ADD COLUMN     "planFieldId" UUID,
ADD COLUMN     "planId" UUID,
ADD COLUMN     "programmeBeneficiaryId" UUID,
ADD COLUMN     "programmeBodyId" UUID,
ADD COLUMN     "programmeId" UUID,
ADD COLUMN     "programmeOutcomeId" UUID,
ADD COLUMN     "campaignOutcomeId" UUID,
ADD COLUMN     "publicRoleId" UUID,
ADD COLUMN     "relationId" UUID,
ADD COLUMN     "reservationId" UUID,
ADD COLUMN     "sharedResourceId" UUID,
ADD COLUMN     "sharingActivityId" UUID,
ADD COLUMN     "sharingPlatformId" UUID,
ADD COLUMN     "surveyId" UUID,
ADD COLUMN     "talkId" UUID,
ADD COLUMN     "taskGroupId" UUID,
ADD COLUMN     "termId" UUID;

-- AlterTable
ALTER TABLE "Expert" ADD COLUMN     "nameEn" TEXT;

-- AlterTable
ALTER TABLE "Industry" ADD COLUMN     "nameEn" TEXT;

-- AlterTable
ALTER TABLE "Observation" ADD COLUMN     "fundId" UUID,
ADD COLUMN     "measureId" UUID,
ADD COLUMN     "planId" UUID,
ADD COLUMN     "programmeId" UUID,
ADD COLUMN     "question" TEXT,
ADD COLUMN     "surveyId" UUID;

-- AlterTable
ALTER TABLE "ProspectiveEntrepreneur" ADD COLUMN     "nameEn" TEXT;

-- CreateTable
CREATE TABLE "Term" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "description" TEXT NOT NULL,
    "kinds" "EnterpriseKind"[],
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "kind" "EventKind" NOT NULL,
    "heldIn" TEXT,
    "heldEarliest" DATE,
    "heldQuotedAs" TEXT,
    "venue" TEXT,
    "occasion" TEXT,
    "description" TEXT,
    "planId" UUID,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EventBody" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "role" "EventRole" NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "EventBody_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Talk" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "isKeynote" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Talk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appearance" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "talkId" UUID,
    "roleId" UUID NOT NULL,
    "kind" "AppearanceKind" NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Appearance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Facility" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "kind" "FacilityKind" NOT NULL,
    "organizationId" UUID,
    "regionId" UUID,
    "description" TEXT,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Facility_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Milestone" (
    "id" UUID NOT NULL,
    "facilityId" UUID NOT NULL,
    "kind" "MilestoneKind" NOT NULL,
    "plannedIn" TEXT,
    "plannedEarliest" DATE,
    "plannedQuotedAs" TEXT,
    "actualIn" TEXT,
    "actualEarliest" DATE,
    "actualQuotedAs" TEXT,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Fund" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "kind" "FundKind" NOT NULL,
    "purpose" TEXT,
    "organizationId" UUID,
    "serves" "EnterpriseKind"[],
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Fund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Survey" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "year" INTEGER,
    "sampleSize" INTEGER,
    "organizationId" UUID,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactPoint" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "phone" TEXT,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ContactPoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicRole" (
    "id" UUID NOT NULL,
    "personName" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "organizationId" UUID NOT NULL,
    "heldIn" TEXT,
    "heldEarliest" DATE,
    "heldQuotedAs" TEXT,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "PublicRole_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Programme" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "form" "ProgrammeForm" NOT NULL,
    "status" "ProgrammeStatus",
    "description" TEXT,
    "eligibility" TEXT,
    "fundingNote" TEXT,
    "parentId" UUID,
    "regionId" UUID,
    "needStages" "NeedStage"[],
    "period" TEXT,
    "periodEarliest" DATE,
    "periodQuotedAs" TEXT,
    "untilYear" INTEGER,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgrammeBody" (
    "id" UUID NOT NULL,
    "programmeId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "role" "ProgrammeRole" NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ProgrammeBody_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CampaignOutcome" (
    "id" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "state" "OutcomeState" NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "CampaignOutcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgrammeOutcome" (
    "id" UUID NOT NULL,
    "programmeId" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "state" "OutcomeState" NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ProgrammeOutcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgrammeBeneficiary" (
    "id" UUID NOT NULL,
    "programmeId" UUID NOT NULL,
    "group" "BeneficiaryGroup" NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ProgrammeBeneficiary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Agreement" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "purpose" TEXT,
    "signedIn" TEXT,
    "signedEarliest" DATE,
    "signedQuotedAs" TEXT,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementParty" (
    "id" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "AgreementParty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementGoal" (
    "id" UUID NOT NULL,
    "agreementId" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "kind" "GoalKind" NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "AgreementGoal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Plan" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "kind" "PlanKind" NOT NULL,
    "organizationId" UUID NOT NULL,
    "parentId" UUID,
    "fromYear" INTEGER NOT NULL,
    "toYear" INTEGER NOT NULL,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanField" (
    "id" UUID NOT NULL,
    "planId" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "PlanField_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskGroup" (
    "id" UUID NOT NULL,
    "fieldId" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "isPriority" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "TaskGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Measure" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "status" "ProgrammeStatus",
    "description" TEXT,
    "organizationId" UUID NOT NULL,
    "planId" UUID,
    "fieldId" UUID,
    "taskGroupId" UUID,
    "year" INTEGER,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Law" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Law_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CountedGroup" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "count" INTEGER NOT NULL,
    "unit" "Unit" NOT NULL,
    "qualifier" "Qualifier" NOT NULL DEFAULT 'EXACT',
    "description" TEXT,
    "programmeId" UUID,
    "measureId" UUID,
    "campaignId" UUID,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "CountedGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Relation" (
    "id" UUID NOT NULL,
    "kind" "RelationKind" NOT NULL,
    "fromProgrammeId" UUID,
    "fromMeasureId" UUID,
    "fromAgreementId" UUID,
    "fromTalkId" UUID,
    "fromOrganizationId" UUID,
    "fromFacilityId" UUID,
    "toProgrammeId" UUID,
    "toMeasureId" UUID,
    "toAgreementId" UUID,
    "toCampaignId" UUID,
    "toSurveyId" UUID,
    "toFundId" UUID,
    "toLawId" UUID,
    "toFacilityId" UUID,
    "toOrganizationId" UUID,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Relation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SharingPlatform" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "organizationId" UUID NOT NULL,
    "builtIn" TEXT,
    "builtEarliest" DATE,
    "builtQuotedAs" TEXT,
    "description" TEXT,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SharingPlatform_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SharingActivity" (
    "id" UUID NOT NULL,
    "platformId" UUID NOT NULL,
    "kind" "SharingActivityKind" NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "SharingActivity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SharedResource" (
    "id" UUID NOT NULL,
    "platformId" UUID NOT NULL,
    "kind" "ResourceKind" NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "regionId" UUID,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SharedResource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reservation" (
    "id" UUID NOT NULL,
    "resourceId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Reservation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Term_name_id_idx" ON "Term"("name", "id");

-- CreateIndex
CREATE INDEX "Event_name_id_idx" ON "Event"("name", "id");

-- CreateIndex
CREATE INDEX "Event_planId_idx" ON "Event"("planId");

-- CreateIndex
CREATE INDEX "EventBody_organizationId_idx" ON "EventBody"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "EventBody_eventId_organizationId_role_key" ON "EventBody"("eventId", "organizationId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "Talk_eventId_place_key" ON "Talk"("eventId", "place");

-- CreateIndex
CREATE INDEX "Appearance_talkId_idx" ON "Appearance"("talkId");

-- CreateIndex
CREATE INDEX "Appearance_roleId_idx" ON "Appearance"("roleId");

-- CreateIndex
CREATE UNIQUE INDEX "Appearance_eventId_roleId_kind_key" ON "Appearance"("eventId", "roleId", "kind");

-- CreateIndex
CREATE INDEX "Facility_name_id_idx" ON "Facility"("name", "id");

-- CreateIndex
CREATE INDEX "Facility_organizationId_idx" ON "Facility"("organizationId");

-- CreateIndex
CREATE INDEX "Facility_regionId_idx" ON "Facility"("regionId");

-- CreateIndex
CREATE UNIQUE INDEX "Milestone_facilityId_kind_key" ON "Milestone"("facilityId", "kind");

-- CreateIndex
CREATE INDEX "Fund_name_id_idx" ON "Fund"("name", "id");

-- CreateIndex
CREATE INDEX "Fund_organizationId_idx" ON "Fund"("organizationId");

-- CreateIndex
CREATE INDEX "Survey_name_id_idx" ON "Survey"("name", "id");

-- CreateIndex
CREATE INDEX "Survey_organizationId_idx" ON "Survey"("organizationId");

-- CreateIndex
CREATE INDEX "ContactPoint_organizationId_idx" ON "ContactPoint"("organizationId");

-- CreateIndex
CREATE INDEX "PublicRole_personName_id_idx" ON "PublicRole"("personName", "id");

-- CreateIndex
CREATE INDEX "PublicRole_organizationId_idx" ON "PublicRole"("organizationId");

-- CreateIndex
CREATE INDEX "Programme_name_id_idx" ON "Programme"("name", "id");

-- CreateIndex
CREATE INDEX "Programme_createdAt_id_idx" ON "Programme"("createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Programme_parentId_idx" ON "Programme"("parentId");

-- CreateIndex
CREATE INDEX "Programme_regionId_idx" ON "Programme"("regionId");

-- CreateIndex
CREATE INDEX "ProgrammeBody_organizationId_idx" ON "ProgrammeBody"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "ProgrammeBody_programmeId_organizationId_role_key" ON "ProgrammeBody"("programmeId", "organizationId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "CampaignOutcome_campaignId_place_key" ON "CampaignOutcome"("campaignId", "place");

-- CreateIndex
CREATE UNIQUE INDEX "ProgrammeOutcome_programmeId_place_key" ON "ProgrammeOutcome"("programmeId", "place");

-- CreateIndex
CREATE UNIQUE INDEX "ProgrammeBeneficiary_programmeId_group_key" ON "ProgrammeBeneficiary"("programmeId", "group");

-- CreateIndex
CREATE INDEX "Agreement_name_id_idx" ON "Agreement"("name", "id");

-- CreateIndex
CREATE INDEX "AgreementParty_organizationId_idx" ON "AgreementParty"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "AgreementParty_agreementId_organizationId_key" ON "AgreementParty"("agreementId", "organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "AgreementGoal_agreementId_place_key" ON "AgreementGoal"("agreementId", "place");

-- CreateIndex
CREATE INDEX "Plan_name_id_idx" ON "Plan"("name", "id");

-- CreateIndex
CREATE INDEX "Plan_organizationId_idx" ON "Plan"("organizationId");

-- CreateIndex
CREATE INDEX "Plan_parentId_idx" ON "Plan"("parentId");

-- CreateIndex
CREATE UNIQUE INDEX "PlanField_planId_place_key" ON "PlanField"("planId", "place");

-- CreateIndex
CREATE UNIQUE INDEX "TaskGroup_fieldId_place_key" ON "TaskGroup"("fieldId", "place");

-- CreateIndex
CREATE INDEX "Measure_name_id_idx" ON "Measure"("name", "id");

-- CreateIndex
CREATE INDEX "Measure_organizationId_idx" ON "Measure"("organizationId");

-- CreateIndex
CREATE INDEX "Measure_planId_name_id_idx" ON "Measure"("planId", "name", "id");

-- CreateIndex
CREATE INDEX "Measure_fieldId_idx" ON "Measure"("fieldId");

-- CreateIndex
CREATE INDEX "Measure_taskGroupId_idx" ON "Measure"("taskGroupId");

-- CreateIndex
CREATE INDEX "Law_name_id_idx" ON "Law"("name", "id");

-- CreateIndex
CREATE INDEX "CountedGroup_name_id_idx" ON "CountedGroup"("name", "id");

-- CreateIndex
CREATE INDEX "CountedGroup_programmeId_idx" ON "CountedGroup"("programmeId");

-- CreateIndex
CREATE INDEX "CountedGroup_measureId_idx" ON "CountedGroup"("measureId");

-- CreateIndex
CREATE INDEX "CountedGroup_campaignId_idx" ON "CountedGroup"("campaignId");

-- CreateIndex
CREATE INDEX "Relation_fromProgrammeId_idx" ON "Relation"("fromProgrammeId");

-- CreateIndex
CREATE INDEX "Relation_fromMeasureId_idx" ON "Relation"("fromMeasureId");

-- CreateIndex
CREATE INDEX "Relation_fromAgreementId_idx" ON "Relation"("fromAgreementId");

-- CreateIndex
CREATE INDEX "Relation_fromTalkId_idx" ON "Relation"("fromTalkId");

-- CreateIndex
CREATE INDEX "Relation_fromOrganizationId_idx" ON "Relation"("fromOrganizationId");

-- CreateIndex
CREATE INDEX "Relation_fromFacilityId_idx" ON "Relation"("fromFacilityId");

-- CreateIndex
CREATE INDEX "Relation_toProgrammeId_idx" ON "Relation"("toProgrammeId");

-- CreateIndex
CREATE INDEX "Relation_toMeasureId_idx" ON "Relation"("toMeasureId");

-- CreateIndex
CREATE INDEX "Relation_toAgreementId_idx" ON "Relation"("toAgreementId");

-- CreateIndex
CREATE INDEX "Relation_toCampaignId_idx" ON "Relation"("toCampaignId");

-- CreateIndex
CREATE INDEX "Relation_toSurveyId_idx" ON "Relation"("toSurveyId");

-- CreateIndex
CREATE INDEX "Relation_toFundId_idx" ON "Relation"("toFundId");

-- CreateIndex
CREATE INDEX "Relation_toLawId_idx" ON "Relation"("toLawId");

-- CreateIndex
CREATE INDEX "Relation_toFacilityId_idx" ON "Relation"("toFacilityId");

-- CreateIndex
CREATE INDEX "Relation_toOrganizationId_idx" ON "Relation"("toOrganizationId");

-- CreateIndex
CREATE INDEX "SharingPlatform_name_id_idx" ON "SharingPlatform"("name", "id");

-- CreateIndex
CREATE INDEX "SharingPlatform_organizationId_idx" ON "SharingPlatform"("organizationId");

-- CreateIndex
CREATE INDEX "SharingActivity_platformId_idx" ON "SharingActivity"("platformId");

-- CreateIndex
CREATE INDEX "SharedResource_name_id_idx" ON "SharedResource"("name", "id");

-- CreateIndex
CREATE INDEX "SharedResource_platformId_idx" ON "SharedResource"("platformId");

-- CreateIndex
CREATE INDEX "SharedResource_regionId_idx" ON "SharedResource"("regionId");

-- CreateIndex
CREATE INDEX "Reservation_resourceId_startsAt_id_idx" ON "Reservation"("resourceId", "startsAt", "id");

-- CreateIndex
CREATE INDEX "Reservation_organizationId_idx" ON "Reservation"("organizationId");

-- CreateIndex
CREATE INDEX "Citation_contactPointId_idx" ON "Citation"("contactPointId");

-- CreateIndex
CREATE INDEX "Citation_programmeId_idx" ON "Citation"("programmeId");

-- CreateIndex
CREATE INDEX "Citation_programmeBodyId_idx" ON "Citation"("programmeBodyId");

-- CreateIndex
CREATE INDEX "Citation_campaignOutcomeId_idx" ON "Citation"("campaignOutcomeId");

-- CreateIndex
CREATE INDEX "Citation_programmeOutcomeId_idx" ON "Citation"("programmeOutcomeId");

-- CreateIndex
CREATE INDEX "Citation_programmeBeneficiaryId_idx" ON "Citation"("programmeBeneficiaryId");

-- CreateIndex
CREATE INDEX "Citation_agreementId_idx" ON "Citation"("agreementId");

-- CreateIndex
CREATE INDEX "Citation_agreementPartyId_idx" ON "Citation"("agreementPartyId");

-- CreateIndex
CREATE INDEX "Citation_agreementGoalId_idx" ON "Citation"("agreementGoalId");

-- CreateIndex
CREATE INDEX "Citation_planId_idx" ON "Citation"("planId");

-- CreateIndex
CREATE INDEX "Citation_planFieldId_idx" ON "Citation"("planFieldId");

-- CreateIndex
CREATE INDEX "Citation_taskGroupId_idx" ON "Citation"("taskGroupId");

-- CreateIndex
CREATE INDEX "Citation_measureId_idx" ON "Citation"("measureId");

-- CreateIndex
CREATE INDEX "Citation_lawId_idx" ON "Citation"("lawId");

-- CreateIndex
CREATE INDEX "Citation_countedGroupId_idx" ON "Citation"("countedGroupId");

-- CreateIndex
CREATE INDEX "Citation_relationId_idx" ON "Citation"("relationId");

-- CreateIndex
CREATE INDEX "Citation_publicRoleId_idx" ON "Citation"("publicRoleId");

-- CreateIndex
CREATE INDEX "Citation_termId_idx" ON "Citation"("termId");

-- CreateIndex
CREATE INDEX "Citation_facilityId_idx" ON "Citation"("facilityId");

-- CreateIndex
CREATE INDEX "Citation_milestoneId_idx" ON "Citation"("milestoneId");

-- CreateIndex
CREATE INDEX "Citation_eventId_idx" ON "Citation"("eventId");

-- CreateIndex
CREATE INDEX "Citation_eventBodyId_idx" ON "Citation"("eventBodyId");

-- CreateIndex
CREATE INDEX "Citation_talkId_idx" ON "Citation"("talkId");

-- CreateIndex
CREATE INDEX "Citation_appearanceId_idx" ON "Citation"("appearanceId");

-- CreateIndex
CREATE INDEX "Citation_fundId_idx" ON "Citation"("fundId");

-- CreateIndex
CREATE INDEX "Citation_sharingPlatformId_idx" ON "Citation"("sharingPlatformId");

-- CreateIndex
CREATE INDEX "Citation_sharingActivityId_idx" ON "Citation"("sharingActivityId");

-- CreateIndex
CREATE INDEX "Citation_sharedResourceId_idx" ON "Citation"("sharedResourceId");

-- CreateIndex
CREATE INDEX "Citation_reservationId_idx" ON "Citation"("reservationId");

-- CreateIndex
CREATE INDEX "Citation_surveyId_idx" ON "Citation"("surveyId");

-- CreateIndex
CREATE INDEX "Observation_programmeId_idx" ON "Observation"("programmeId");

-- CreateIndex
CREATE INDEX "Observation_planId_idx" ON "Observation"("planId");

-- CreateIndex
CREATE INDEX "Observation_measureId_idx" ON "Observation"("measureId");

-- CreateIndex
CREATE INDEX "Observation_fundId_idx" ON "Observation"("fundId");

-- CreateIndex
CREATE INDEX "Observation_surveyId_idx" ON "Observation"("surveyId");

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventBody" ADD CONSTRAINT "EventBody_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EventBody" ADD CONSTRAINT "EventBody_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Talk" ADD CONSTRAINT "Talk_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appearance" ADD CONSTRAINT "Appearance_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appearance" ADD CONSTRAINT "Appearance_talkId_fkey" FOREIGN KEY ("talkId") REFERENCES "Talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appearance" ADD CONSTRAINT "Appearance_roleId_fkey" FOREIGN KEY ("roleId") REFERENCES "PublicRole"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Facility" ADD CONSTRAINT "Facility_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_facilityId_fkey" FOREIGN KEY ("facilityId") REFERENCES "Facility"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fund" ADD CONSTRAINT "Fund_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_measureId_fkey" FOREIGN KEY ("measureId") REFERENCES "Measure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_fundId_fkey" FOREIGN KEY ("fundId") REFERENCES "Fund"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactPoint" ADD CONSTRAINT "ContactPoint_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicRole" ADD CONSTRAINT "PublicRole_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Programme" ADD CONSTRAINT "Programme_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Programme" ADD CONSTRAINT "Programme_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeBody" ADD CONSTRAINT "ProgrammeBody_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeBody" ADD CONSTRAINT "ProgrammeBody_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignOutcome" ADD CONSTRAINT "CampaignOutcome_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeOutcome" ADD CONSTRAINT "ProgrammeOutcome_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeBeneficiary" ADD CONSTRAINT "ProgrammeBeneficiary_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementParty" ADD CONSTRAINT "AgreementParty_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementParty" ADD CONSTRAINT "AgreementParty_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementGoal" ADD CONSTRAINT "AgreementGoal_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Plan" ADD CONSTRAINT "Plan_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanField" ADD CONSTRAINT "PlanField_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskGroup" ADD CONSTRAINT "TaskGroup_fieldId_fkey" FOREIGN KEY ("fieldId") REFERENCES "PlanField"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_fieldId_fkey" FOREIGN KEY ("fieldId") REFERENCES "PlanField"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Measure" ADD CONSTRAINT "Measure_taskGroupId_fkey" FOREIGN KEY ("taskGroupId") REFERENCES "TaskGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CountedGroup" ADD CONSTRAINT "CountedGroup_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CountedGroup" ADD CONSTRAINT "CountedGroup_measureId_fkey" FOREIGN KEY ("measureId") REFERENCES "Measure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CountedGroup" ADD CONSTRAINT "CountedGroup_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_fromProgrammeId_fkey" FOREIGN KEY ("fromProgrammeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_fromMeasureId_fkey" FOREIGN KEY ("fromMeasureId") REFERENCES "Measure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_fromAgreementId_fkey" FOREIGN KEY ("fromAgreementId") REFERENCES "Agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_fromTalkId_fkey" FOREIGN KEY ("fromTalkId") REFERENCES "Talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_fromOrganizationId_fkey" FOREIGN KEY ("fromOrganizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_fromFacilityId_fkey" FOREIGN KEY ("fromFacilityId") REFERENCES "Facility"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_toProgrammeId_fkey" FOREIGN KEY ("toProgrammeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_toMeasureId_fkey" FOREIGN KEY ("toMeasureId") REFERENCES "Measure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_toAgreementId_fkey" FOREIGN KEY ("toAgreementId") REFERENCES "Agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_toCampaignId_fkey" FOREIGN KEY ("toCampaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_toSurveyId_fkey" FOREIGN KEY ("toSurveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_toFundId_fkey" FOREIGN KEY ("toFundId") REFERENCES "Fund"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_toLawId_fkey" FOREIGN KEY ("toLawId") REFERENCES "Law"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_toFacilityId_fkey" FOREIGN KEY ("toFacilityId") REFERENCES "Facility"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Relation" ADD CONSTRAINT "Relation_toOrganizationId_fkey" FOREIGN KEY ("toOrganizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_contactPointId_fkey" FOREIGN KEY ("contactPointId") REFERENCES "ContactPoint"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_programmeBodyId_fkey" FOREIGN KEY ("programmeBodyId") REFERENCES "ProgrammeBody"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_campaignOutcomeId_fkey" FOREIGN KEY ("campaignOutcomeId") REFERENCES "CampaignOutcome"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_programmeOutcomeId_fkey" FOREIGN KEY ("programmeOutcomeId") REFERENCES "ProgrammeOutcome"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_programmeBeneficiaryId_fkey" FOREIGN KEY ("programmeBeneficiaryId") REFERENCES "ProgrammeBeneficiary"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_agreementPartyId_fkey" FOREIGN KEY ("agreementPartyId") REFERENCES "AgreementParty"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_agreementGoalId_fkey" FOREIGN KEY ("agreementGoalId") REFERENCES "AgreementGoal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_planId_fkey" FOREIGN KEY ("planId") REFERENCES "Plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_planFieldId_fkey" FOREIGN KEY ("planFieldId") REFERENCES "PlanField"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_taskGroupId_fkey" FOREIGN KEY ("taskGroupId") REFERENCES "TaskGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_measureId_fkey" FOREIGN KEY ("measureId") REFERENCES "Measure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_lawId_fkey" FOREIGN KEY ("lawId") REFERENCES "Law"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_countedGroupId_fkey" FOREIGN KEY ("countedGroupId") REFERENCES "CountedGroup"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_relationId_fkey" FOREIGN KEY ("relationId") REFERENCES "Relation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_publicRoleId_fkey" FOREIGN KEY ("publicRoleId") REFERENCES "PublicRole"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_termId_fkey" FOREIGN KEY ("termId") REFERENCES "Term"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_facilityId_fkey" FOREIGN KEY ("facilityId") REFERENCES "Facility"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_milestoneId_fkey" FOREIGN KEY ("milestoneId") REFERENCES "Milestone"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_eventBodyId_fkey" FOREIGN KEY ("eventBodyId") REFERENCES "EventBody"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_talkId_fkey" FOREIGN KEY ("talkId") REFERENCES "Talk"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_appearanceId_fkey" FOREIGN KEY ("appearanceId") REFERENCES "Appearance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_fundId_fkey" FOREIGN KEY ("fundId") REFERENCES "Fund"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_sharingPlatformId_fkey" FOREIGN KEY ("sharingPlatformId") REFERENCES "SharingPlatform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_sharingActivityId_fkey" FOREIGN KEY ("sharingActivityId") REFERENCES "SharingActivity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_sharedResourceId_fkey" FOREIGN KEY ("sharedResourceId") REFERENCES "SharedResource"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_reservationId_fkey" FOREIGN KEY ("reservationId") REFERENCES "Reservation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "Survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharingPlatform" ADD CONSTRAINT "SharingPlatform_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharingActivity" ADD CONSTRAINT "SharingActivity_platformId_fkey" FOREIGN KEY ("platformId") REFERENCES "SharingPlatform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedResource" ADD CONSTRAINT "SharedResource_platformId_fkey" FOREIGN KEY ("platformId") REFERENCES "SharingPlatform"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SharedResource" ADD CONSTRAINT "SharedResource_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reservation" ADD CONSTRAINT "Reservation_resourceId_fkey" FOREIGN KEY ("resourceId") REFERENCES "SharedResource"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reservation" ADD CONSTRAINT "Reservation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the models can't say.

ALTER TABLE "ContactPoint"
  ADD CONSTRAINT "ContactPoint_text_check" CHECK (is_text("name") AND is_text("nameEn") AND is_text("phone"));

ALTER TABLE "Programme"
  ADD CONSTRAINT "Programme_text_check" CHECK (is_text("name") AND is_text("nameEn") AND is_text("description") AND is_text("eligibility") AND is_text("fundingNote") AND is_text("periodQuotedAs")),
  ADD CONSTRAINT "Programme_period_check" CHECK (is_partial_date("period")),
  ADD CONSTRAINT "Programme_periodEarliest_check" CHECK ("periodEarliest" IS NULL OR ("period" IS NOT NULL AND is_day("periodEarliest"))),
  ADD CONSTRAINT "Programme_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt")),
  ADD CONSTRAINT "Programme_parent_check" CHECK ("parentId" <> "id"),
  ADD CONSTRAINT "Programme_untilYear_check" CHECK ("untilYear" BETWEEN 1000 AND 9999);

ALTER TABLE "CampaignOutcome"
  ADD CONSTRAINT "CampaignOutcome_text_check" CHECK (is_text("name") AND is_text("nameEn")),
  ADD CONSTRAINT "CampaignOutcome_place_check" CHECK ("place" >= 1);

ALTER TABLE "ProgrammeOutcome"
  ADD CONSTRAINT "ProgrammeOutcome_text_check" CHECK (is_text("name") AND is_text("nameEn")),
  ADD CONSTRAINT "ProgrammeOutcome_place_check" CHECK ("place" >= 1);

ALTER TABLE "Agreement"
  ADD CONSTRAINT "Agreement_text_check" CHECK (is_text("name") AND is_text("nameEn") AND is_text("purpose") AND is_text("signedQuotedAs")),
  ADD CONSTRAINT "Agreement_signedIn_check" CHECK (is_partial_date("signedIn")),
  ADD CONSTRAINT "Agreement_signedEarliest_check" CHECK ("signedEarliest" IS NULL OR ("signedIn" IS NOT NULL AND is_day("signedEarliest"))),
  ADD CONSTRAINT "Agreement_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt"));

ALTER TABLE "AgreementGoal"
  ADD CONSTRAINT "AgreementGoal_text_check" CHECK (is_text("name") AND is_text("nameEn")),
  ADD CONSTRAINT "AgreementGoal_place_check" CHECK ("place" >= 1);

ALTER TABLE "Plan"
  ADD CONSTRAINT "Plan_text_check" CHECK (is_text("name") AND is_text("nameEn")),
  ADD CONSTRAINT "Plan_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt")),
  ADD CONSTRAINT "Plan_parent_check" CHECK ("parentId" <> "id"),
  ADD CONSTRAINT "Plan_years_check" CHECK ("fromYear" BETWEEN 1000 AND 9999 AND "toYear" BETWEEN "fromYear" AND 9999);

ALTER TABLE "PlanField"
  ADD CONSTRAINT "PlanField_text_check" CHECK (is_text("name") AND is_text("nameEn")),
  ADD CONSTRAINT "PlanField_place_check" CHECK ("place" >= 1);

ALTER TABLE "TaskGroup"
  ADD CONSTRAINT "TaskGroup_text_check" CHECK (is_text("name") AND is_text("nameEn")),
  ADD CONSTRAINT "TaskGroup_place_check" CHECK ("place" >= 1);

ALTER TABLE "Measure"
  ADD CONSTRAINT "Measure_text_check" CHECK (is_text("name") AND is_text("nameEn") AND is_text("description")),
  ADD CONSTRAINT "Measure_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt")),
  ADD CONSTRAINT "Measure_year_check" CHECK ("year" BETWEEN 1000 AND 9999),
  ADD CONSTRAINT "Measure_place_check" CHECK (("fieldId" IS NULL OR "planId" IS NOT NULL) AND ("taskGroupId" IS NULL OR "fieldId" IS NOT NULL));

ALTER TABLE "Law"
  ADD CONSTRAINT "Law_text_check" CHECK (is_text("name") AND is_text("nameEn"));

ALTER TABLE "CountedGroup"
  ADD CONSTRAINT "CountedGroup_text_check" CHECK (is_text("name") AND is_text("nameEn") AND is_text("description")),
  ADD CONSTRAINT "CountedGroup_count_check" CHECK ("count" >= 0),
  ADD CONSTRAINT "CountedGroup_counter_check" CHECK (num_nonnulls("programmeId", "measureId", "campaignId") = 1);

ALTER TABLE "Relation"
  ADD CONSTRAINT "Relation_from_check" CHECK (num_nonnulls("fromProgrammeId", "fromMeasureId", "fromAgreementId", "fromTalkId", "fromOrganizationId", "fromFacilityId") = 1),
  ADD CONSTRAINT "Relation_to_check" CHECK (num_nonnulls("toProgrammeId", "toMeasureId", "toAgreementId", "toCampaignId", "toSurveyId", "toFundId", "toLawId", "toFacilityId", "toOrganizationId") = 1),
  ADD CONSTRAINT "Relation_kind_check" CHECK (CASE "kind"
    WHEN 'PRESENTS' THEN "fromTalkId" IS NOT NULL
    WHEN 'RESPONDS_TO' THEN "toSurveyId" IS NOT NULL
    WHEN 'FUNDED_BY' THEN "toFundId" IS NOT NULL
    WHEN 'ESTABLISHED_UNDER' THEN "toLawId" IS NOT NULL
    ELSE true END);

ALTER TABLE "PublicRole"
  ADD CONSTRAINT "PublicRole_text_check" CHECK (is_text("personName") AND is_text("title") AND is_text("heldQuotedAs")),
  ADD CONSTRAINT "PublicRole_heldIn_check" CHECK (is_partial_date("heldIn")),
  ADD CONSTRAINT "PublicRole_heldEarliest_check" CHECK ("heldEarliest" IS NULL OR ("heldIn" IS NOT NULL AND is_day("heldEarliest")));

ALTER TABLE "Term"
  ADD CONSTRAINT "Term_text_check" CHECK (is_text("name") AND is_text("nameEn") AND is_text("description"));

ALTER TABLE "Facility"
  ADD CONSTRAINT "Facility_text_check" CHECK (is_text("name") AND is_text("nameEn") AND is_text("description")),
  ADD CONSTRAINT "Facility_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt"));

ALTER TABLE "Milestone"
  ADD CONSTRAINT "Milestone_text_check" CHECK (is_text("plannedQuotedAs") AND is_text("actualQuotedAs")),
  ADD CONSTRAINT "Milestone_plannedIn_check" CHECK (is_partial_date("plannedIn")),
  ADD CONSTRAINT "Milestone_actualIn_check" CHECK (is_partial_date("actualIn")),
  ADD CONSTRAINT "Milestone_plannedEarliest_check" CHECK ("plannedEarliest" IS NULL OR ("plannedIn" IS NOT NULL AND is_day("plannedEarliest"))),
  ADD CONSTRAINT "Milestone_actualEarliest_check" CHECK ("actualEarliest" IS NULL OR ("actualIn" IS NOT NULL AND is_day("actualEarliest")));

ALTER TABLE "Event"
  ADD CONSTRAINT "Event_text_check" CHECK (is_text("name") AND is_text("nameEn") AND is_text("heldQuotedAs") AND is_text("venue") AND is_text("occasion") AND is_text("description")),
  ADD CONSTRAINT "Event_heldIn_check" CHECK (is_partial_date("heldIn")),
  ADD CONSTRAINT "Event_heldEarliest_check" CHECK ("heldEarliest" IS NULL OR ("heldIn" IS NOT NULL AND is_day("heldEarliest"))),
  ADD CONSTRAINT "Event_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt"));

ALTER TABLE "Talk"
  ADD CONSTRAINT "Talk_text_check" CHECK (is_text("name") AND is_text("nameEn")),
  ADD CONSTRAINT "Talk_place_check" CHECK ("place" >= 0);

ALTER TABLE "Fund"
  ADD CONSTRAINT "Fund_text_check" CHECK (is_text("name") AND is_text("nameEn") AND is_text("purpose")),
  ADD CONSTRAINT "Fund_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt"));

ALTER TABLE "SharingPlatform"
  ADD CONSTRAINT "SharingPlatform_text_check" CHECK (is_text("name") AND is_text("nameEn") AND is_text("builtQuotedAs") AND is_text("description")),
  ADD CONSTRAINT "SharingPlatform_builtIn_check" CHECK (is_partial_date("builtIn")),
  ADD CONSTRAINT "SharingPlatform_builtEarliest_check" CHECK ("builtEarliest" IS NULL OR ("builtIn" IS NOT NULL AND is_day("builtEarliest"))),
  ADD CONSTRAINT "SharingPlatform_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt"));

ALTER TABLE "SharingActivity"
  ADD CONSTRAINT "SharingActivity_text_check" CHECK (is_text("name") AND is_text("nameEn"));

ALTER TABLE "SharedResource"
  ADD CONSTRAINT "SharedResource_text_check" CHECK (is_text("name") AND is_text("nameEn")),
  ADD CONSTRAINT "SharedResource_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt"));

ALTER TABLE "Reservation"
  ADD CONSTRAINT "Reservation_period_check" CHECK ("endsAt" > "startsAt" AND is_instant("startsAt") AND is_instant("endsAt")),
  ADD CONSTRAINT "Reservation_resource_excl" EXCLUDE USING gist
    ("resourceId" WITH =, tstzrange("startsAt", "endsAt") WITH &&);

ALTER TABLE "Survey"
  ADD CONSTRAINT "Survey_text_check" CHECK (is_text("name") AND is_text("nameEn")),
  ADD CONSTRAINT "Survey_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt")),
  ADD CONSTRAINT "Survey_year_check" CHECK ("year" BETWEEN 1000 AND 9999),
  ADD CONSTRAINT "Survey_sampleSize_check" CHECK ("sampleSize" > 0);

ALTER TABLE "Citation"
  DROP CONSTRAINT "Citation_target_check",
  ADD CONSTRAINT "Citation_target_check" CHECK (num_nonnulls(
    "regionId", "organizationId", "organizationNameId", "industryId", "heldKindId", "certificationId",
    "honourId", "honourBodyId", "scienceFieldId", "expertId", "prospectiveEntrepreneurId", "needId", "matchId",
    "campaignId", "campaignBodyId", "campaignBeneficiaryId", "purchaseId", "metricId", "observationId",
    "contactPointId", "programmeId", "programmeBodyId", "programmeOutcomeId", "campaignOutcomeId", "programmeBeneficiaryId",
    "agreementId", "agreementPartyId", "agreementGoalId", "planId", "planFieldId", "taskGroupId", "measureId",
    "lawId", "countedGroupId", "relationId", "publicRoleId", "termId", "facilityId", "milestoneId", "eventId",
    "eventBodyId", "talkId", "appearanceId", "fundId", "sharingPlatformId", "sharingActivityId",
    "sharedResourceId", "reservationId", "surveyId") = 1);

ALTER TABLE "Observation"
  DROP CONSTRAINT "Observation_subject_check",
  ADD CONSTRAINT "Observation_subject_check" CHECK (num_nonnulls("regionId", "organizationId", "campaignId", "programmeId", "planId", "measureId", "fundId", "surveyId") = 1),
  DROP CONSTRAINT "Observation_text_check",
  ADD CONSTRAINT "Observation_text_check" CHECK (is_text("periodQuotedAs") AND is_text("note") AND is_text("question"));

ALTER TABLE "Industry"
  DROP CONSTRAINT "Industry_text_check",
  ADD CONSTRAINT "Industry_text_check" CHECK (is_text("name") AND is_text("nameEn"));

ALTER TABLE "Expert"
  DROP CONSTRAINT "Expert_text_check",
  ADD CONSTRAINT "Expert_text_check" CHECK (is_text("name") AND is_text("nameEn"));

ALTER TABLE "ProspectiveEntrepreneur"
  DROP CONSTRAINT "ProspectiveEntrepreneur_text_check",
  ADD CONSTRAINT "ProspectiveEntrepreneur_text_check" CHECK (is_text("name") AND is_text("nameEn"));
