-- Keys over periods, and search within names.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "CampaignRole" AS ENUM ('ORGANIZER', 'DONOR', 'SUPPLIER');

-- CreateEnum
CREATE TYPE "BeneficiaryGroup" AS ENUM ('VULNERABLE', 'MARGINALIZED', 'ELDERLY', 'PEOPLE_WITH_DISABILITIES', 'NORTH_KOREAN_DEFECTOR', 'LOW_INCOME');

-- CreateEnum
CREATE TYPE "EnterpriseKind" AS ENUM ('SOCIAL_ENTERPRISE', 'COOPERATIVE', 'VILLAGE_ENTERPRISE', 'SELF_RELIANCE_ENTERPRISE');

-- CreateEnum
CREATE TYPE "KindStage" AS ENUM ('CERTIFIED', 'PRELIMINARY', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "LegalForm" AS ENUM ('STOCK_COMPANY', 'LIMITED_COMPANY', 'COOPERATIVE', 'SOCIAL_COOPERATIVE', 'ASSOCIATION', 'FOUNDATION', 'SOCIAL_WELFARE', 'AGRICULTURAL', 'NON_PROFIT');

-- CreateEnum
CREATE TYPE "CertificationScheme" AS ENUM ('SOCIAL_ENTERPRISE', 'COOPERATIVE', 'VILLAGE_ENTERPRISE', 'SELF_RELIANCE_ENTERPRISE', 'WOMEN_OWNED', 'DISABLED_OWNED');

-- CreateEnum
CREATE TYPE "CertificationAct" AS ENUM ('CERTIFIED', 'DESIGNATED', 'AUTHORIZED', 'REPORTED', 'RECOGNIZED', 'CONFIRMED');

-- CreateEnum
CREATE TYPE "DesignationType" AS ENUM ('REGIONAL', 'MINISTERIAL');

-- CreateEnum
CREATE TYPE "SocialPurposeType" AS ENUM ('JOB_CREATION', 'SOCIAL_SERVICE', 'MIXED', 'COMMUNITY_CONTRIBUTION', 'OTHER_CREATIVE_INNOVATIVE');

-- CreateEnum
CREATE TYPE "CertificationStatus" AS ENUM ('ACTIVE', 'EXPIRED', 'RETURNED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "HonourRole" AS ENUM ('ORGANIZED_BY', 'GIVEN_BY');

-- CreateEnum
CREATE TYPE "ExpertSharing" AS ENUM ('SHARED', 'NOT_SHARED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "CareerBand" AS ENUM ('UNDER_5', 'FROM_5_TO_9', 'FROM_10_TO_19', 'FROM_20');

-- CreateEnum
CREATE TYPE "MatchStatus" AS ENUM ('PROPOSED', 'REVIEWED', 'OFFERED', 'ACCEPTED', 'DECLINED', 'IN_PROGRESS', 'COMPLETED', 'STOPPED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "NeedStage" AS ENUM ('STARTUP', 'PRODUCTION', 'PRODUCT_DEVELOPMENT', 'PRODUCT_IMPROVEMENT', 'OTHER_COMMERCIALIZATION');

-- CreateEnum
CREATE TYPE "NeedStatus" AS ENUM ('OPEN', 'MATCHED', 'IN_PROGRESS', 'RESOLVED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "EntrepreneurForm" AS ENUM ('PERSON', 'TEAM');

-- CreateEnum
CREATE TYPE "Unit" AS ENUM ('ITEM', 'PLACE', 'COMPANY', 'PERSON', 'TEAM', 'WON', 'PERCENT');

-- CreateEnum
CREATE TYPE "Qualifier" AS ENUM ('EXACT', 'APPROX', 'SLIGHTLY_OVER', 'NEARLY', 'AT_LEAST', 'MORE_THAN', 'LESS_THAN');

-- CreateEnum
CREATE TYPE "Nature" AS ENUM ('ACTUAL', 'TARGET', 'BUDGET', 'SPENT');

-- CreateEnum
CREATE TYPE "PeriodKind" AS ENUM ('AT', 'DURING');

-- CreateEnum
CREATE TYPE "OrganizationType" AS ENUM ('ENTERPRISE', 'PUBLIC_BUYER', 'SUPPORT_ORGANIZATION', 'CIVIC_ORGANIZATION');

-- CreateEnum
CREATE TYPE "NameKind" AS ENUM ('LEGAL', 'SHORT', 'ALIAS', 'AS_PRINTED');

-- CreateEnum
CREATE TYPE "Language" AS ENUM ('KO', 'EN');

-- CreateEnum
CREATE TYPE "IdentifierScheme" AS ENUM ('KR_BRN', 'KR_CRN', 'KR_CERT', 'KR_ORGCODE');

-- CreateEnum
CREATE TYPE "CivicForm" AS ENUM ('ASSOCIATION', 'NETWORK', 'COUNCIL', 'COMMITTEE', 'CHARITY');

-- CreateEnum
CREATE TYPE "CitationMethod" AS ENUM ('STATED', 'DERIVED', 'EXTERNAL', 'SYNTHETIC');

-- CreateEnum
CREATE TYPE "PublicBuyerKind" AS ENUM ('STATE', 'LOCAL_GOVERNMENT', 'LOCAL_COUNCIL', 'EDUCATION_OFFICE', 'PUBLIC_CORPORATION', 'QUASI_GOVERNMENT', 'OTHER_PUBLIC', 'LOCAL_PUBLIC_CORPORATION', 'LOCAL_FUNDED_BODY');

-- CreateEnum
CREATE TYPE "PurchaseCategory" AS ENUM ('GOODS', 'SERVICES', 'WORKS');

-- CreateEnum
CREATE TYPE "RegionLevel" AS ENUM ('SIDO', 'SIGUNGU');

-- CreateEnum
CREATE TYPE "RegionCodeScheme" AS ENUM ('LEGAL', 'KOSTAT', 'ISO_3166_2');

-- CreateTable
CREATE TABLE "Campaign" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "description" TEXT,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CampaignBody" (
    "id" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "role" "CampaignRole" NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "CampaignBody_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CampaignBeneficiary" (
    "id" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "group" "BeneficiaryGroup" NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "CampaignBeneficiary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Industry" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Industry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EnterpriseDetail" (
    "organizationId" UUID NOT NULL,
    "type" "OrganizationType" NOT NULL DEFAULT 'ENTERPRISE',
    "legalForm" "LegalForm",
    "industryId" UUID,
    "womenOwned" BOOLEAN,
    "disabledOwned" BOOLEAN,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "EnterpriseDetail_pkey" PRIMARY KEY ("organizationId")
);

-- CreateTable
CREATE TABLE "HeldKind" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "kind" "EnterpriseKind" NOT NULL,
    "stage" "KindStage" NOT NULL,
    "validFrom" DATE,
    "validTo" DATE,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "HeldKind_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Certification" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "scheme" "CertificationScheme" NOT NULL,
    "act" "CertificationAct" NOT NULL,
    "stage" "KindStage" NOT NULL,
    "designationType" "DesignationType",
    "number" TEXT,
    "socialPurposeType" "SocialPurposeType",
    "issuerId" UUID,
    "issuedOn" DATE,
    "validFrom" DATE,
    "validTo" DATE,
    "status" "CertificationStatus" NOT NULL,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Certification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Honour" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "givenIn" TEXT,
    "givenEarliest" DATE,
    "givenQuotedAs" TEXT,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Honour_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HonourBody" (
    "id" UUID NOT NULL,
    "honourId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "role" "HonourRole" NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "HonourBody_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScienceField" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "edition" INTEGER NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ScienceField_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Expert" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "careerBand" "CareerBand" NOT NULL,
    "regionId" UUID NOT NULL,
    "sharing" "ExpertSharing" NOT NULL DEFAULT 'NOT_SHARED',
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Expert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExpertField" (
    "expertId" UUID NOT NULL,
    "fieldId" UUID NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ExpertField_pkey" PRIMARY KEY ("expertId","fieldId")
);

-- CreateTable
CREATE TABLE "Match" (
    "id" UUID NOT NULL,
    "needId" UUID NOT NULL,
    "expertId" UUID NOT NULL,
    "status" "MatchStatus" NOT NULL DEFAULT 'PROPOSED',
    "score" DOUBLE PRECISION NOT NULL,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Match_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProspectiveEntrepreneur" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "form" "EntrepreneurForm" NOT NULL,
    "regionId" UUID NOT NULL,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProspectiveEntrepreneur_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Need" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "stage" "NeedStage" NOT NULL,
    "status" "NeedStatus" NOT NULL DEFAULT 'OPEN',
    "organizationId" UUID,
    "entrepreneurId" UUID,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Need_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NeedField" (
    "needId" UUID NOT NULL,
    "fieldId" UUID NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "NeedField_pkey" PRIMARY KEY ("needId","fieldId")
);

-- CreateTable
CREATE TABLE "Metric" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Metric_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Observation" (
    "id" UUID NOT NULL,
    "metricId" UUID NOT NULL,
    "regionId" UUID,
    "organizationId" UUID,
    "campaignId" UUID,
    "kind" "EnterpriseKind",
    "stage" "KindStage",
    "periodKind" "PeriodKind" NOT NULL,
    "period" TEXT,
    "periodEarliest" DATE,
    "periodQuotedAs" TEXT,
    "value" DECIMAL(24,4) NOT NULL,
    "unit" "Unit" NOT NULL,
    "qualifier" "Qualifier" NOT NULL DEFAULT 'EXACT',
    "nature" "Nature" NOT NULL DEFAULT 'ACTUAL',
    "baseId" UUID,
    "note" TEXT,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Observation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "type" "OrganizationType" NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "regionId" UUID,
    "parentId" UUID,
    "supervisorId" UUID,
    "note" TEXT,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganizationName" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "value" TEXT NOT NULL,
    "lang" "Language" NOT NULL,
    "kind" "NameKind" NOT NULL,
    "validFrom" DATE,
    "validTo" DATE,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "OrganizationName_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganizationIdentifier" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "scheme" "IdentifierScheme" NOT NULL,
    "value" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "OrganizationIdentifier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupportOrganizationDetail" (
    "organizationId" UUID NOT NULL,
    "type" "OrganizationType" NOT NULL DEFAULT 'SUPPORT_ORGANIZATION',
    "operatedSince" INTEGER,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "SupportOrganizationDetail_pkey" PRIMARY KEY ("organizationId")
);

-- CreateTable
CREATE TABLE "CivicOrganizationDetail" (
    "organizationId" UUID NOT NULL,
    "type" "OrganizationType" NOT NULL DEFAULT 'CIVIC_ORGANIZATION',
    "form" "CivicForm" NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "CivicOrganizationDetail_pkey" PRIMARY KEY ("organizationId")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "outlet" TEXT,
    "title" TEXT,
    "author" TEXT,
    "publishedOn" DATE,
    "url" TEXT,
    "sha256" TEXT,
    "note" TEXT,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Citation" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "factId" TEXT,
    "field" TEXT,
    "locator" TEXT,
    "method" "CitationMethod" NOT NULL,
    "quotedAs" TEXT,
    "normalizedTo" TEXT,
    "note" TEXT,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "regionId" UUID,
    "organizationId" UUID,
    "organizationNameId" UUID,
    "industryId" UUID,
    "heldKindId" UUID,
    "certificationId" UUID,
    "honourId" UUID,
    "honourBodyId" UUID,
    "scienceFieldId" UUID,
    "expertId" UUID,
    "prospectiveEntrepreneurId" UUID,
    "needId" UUID,
    "matchId" UUID,
    "campaignId" UUID,
    "campaignBodyId" UUID,
    "campaignBeneficiaryId" UUID,
    "purchaseId" UUID,
    "metricId" UUID,
    "observationId" UUID,

    CONSTRAINT "Citation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicBuyerDetail" (
    "organizationId" UUID NOT NULL,
    "type" "OrganizationType" NOT NULL DEFAULT 'PUBLIC_BUYER',
    "kind" "PublicBuyerKind",
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "PublicBuyerDetail_pkey" PRIMARY KEY ("organizationId")
);

-- CreateTable
CREATE TABLE "Purchase" (
    "id" UUID NOT NULL,
    "buyerId" UUID NOT NULL,
    "supplierId" UUID NOT NULL,
    "purchasedOn" DATE NOT NULL,
    "amount" BIGINT NOT NULL,
    "category" "PurchaseCategory" NOT NULL,
    "item" TEXT NOT NULL,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Purchase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Region" (
    "id" UUID NOT NULL,
    "level" "RegionLevel" NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "validFrom" DATE,
    "validTo" DATE,
    "note" TEXT,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Region_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegionName" (
    "id" UUID NOT NULL,
    "regionId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "validFrom" DATE,
    "validTo" DATE,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "RegionName_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegionCode" (
    "id" UUID NOT NULL,
    "regionId" UUID NOT NULL,
    "scheme" "RegionCodeScheme" NOT NULL,
    "code" TEXT NOT NULL,
    "validFrom" DATE,
    "validTo" DATE,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "RegionCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegionParent" (
    "id" UUID NOT NULL,
    "childId" UUID NOT NULL,
    "parentId" UUID NOT NULL,
    "validFrom" DATE,
    "validTo" DATE,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "RegionParent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegionSuccession" (
    "id" UUID NOT NULL,
    "predecessorId" UUID NOT NULL,
    "successorId" UUID NOT NULL,
    "succeededOn" DATE NOT NULL,
    "editedByUser" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "RegionSuccession_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Campaign_name_id_idx" ON "Campaign"("name", "id");

-- CreateIndex
CREATE INDEX "Campaign_createdAt_id_idx" ON "Campaign"("createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "CampaignBody_organizationId_idx" ON "CampaignBody"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "CampaignBody_campaignId_organizationId_role_key" ON "CampaignBody"("campaignId", "organizationId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "CampaignBeneficiary_campaignId_group_key" ON "CampaignBeneficiary"("campaignId", "group");

-- CreateIndex
CREATE UNIQUE INDEX "Industry_code_key" ON "Industry"("code");

-- CreateIndex
CREATE INDEX "EnterpriseDetail_legalForm_idx" ON "EnterpriseDetail"("legalForm");

-- CreateIndex
CREATE INDEX "EnterpriseDetail_industryId_idx" ON "EnterpriseDetail"("industryId");

-- CreateIndex
CREATE UNIQUE INDEX "EnterpriseDetail_organizationId_type_key" ON "EnterpriseDetail"("organizationId", "type");

-- CreateIndex
CREATE INDEX "HeldKind_organizationId_idx" ON "HeldKind"("organizationId");

-- CreateIndex
CREATE INDEX "HeldKind_kind_stage_idx" ON "HeldKind"("kind", "stage");

-- CreateIndex
CREATE INDEX "Certification_organizationId_idx" ON "Certification"("organizationId");

-- CreateIndex
CREATE INDEX "Certification_issuerId_idx" ON "Certification"("issuerId");

-- CreateIndex
CREATE INDEX "Honour_organizationId_idx" ON "Honour"("organizationId");

-- CreateIndex
CREATE INDEX "HonourBody_organizationId_idx" ON "HonourBody"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "HonourBody_honourId_organizationId_role_key" ON "HonourBody"("honourId", "organizationId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "ScienceField_code_key" ON "ScienceField"("code");

-- CreateIndex
CREATE INDEX "Expert_name_id_idx" ON "Expert"("name", "id");

-- CreateIndex
CREATE INDEX "Expert_createdAt_id_idx" ON "Expert"("createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Expert_regionId_idx" ON "Expert"("regionId");

-- CreateIndex
CREATE INDEX "ExpertField_fieldId_idx" ON "ExpertField"("fieldId");

-- CreateIndex
CREATE INDEX "Match_createdAt_id_idx" ON "Match"("createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Match_score_id_idx" ON "Match"("score" DESC, "id");

-- CreateIndex
CREATE INDEX "Match_needId_score_id_idx" ON "Match"("needId", "score" DESC, "id");

-- CreateIndex
CREATE INDEX "Match_expertId_score_id_idx" ON "Match"("expertId", "score" DESC, "id");

-- CreateIndex
CREATE INDEX "Match_expertId_createdAt_id_idx" ON "Match"("expertId", "createdAt" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "Match_needId_expertId_key" ON "Match"("needId", "expertId");

-- CreateIndex
CREATE INDEX "ProspectiveEntrepreneur_regionId_idx" ON "ProspectiveEntrepreneur"("regionId");

-- CreateIndex
CREATE INDEX "Need_createdAt_id_idx" ON "Need"("createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Need_title_id_idx" ON "Need"("title", "id");

-- CreateIndex
CREATE INDEX "Need_organizationId_createdAt_id_idx" ON "Need"("organizationId", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Need_entrepreneurId_createdAt_id_idx" ON "Need"("entrepreneurId", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Need_status_stage_idx" ON "Need"("status", "stage");

-- CreateIndex
CREATE INDEX "NeedField_fieldId_idx" ON "NeedField"("fieldId");

-- CreateIndex
CREATE UNIQUE INDEX "Metric_key_key" ON "Metric"("key");

-- CreateIndex
CREATE INDEX "Observation_createdAt_id_idx" ON "Observation"("createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Observation_metricId_periodEarliest_idx" ON "Observation"("metricId", "periodEarliest");

-- CreateIndex
CREATE INDEX "Observation_regionId_idx" ON "Observation"("regionId");

-- CreateIndex
CREATE INDEX "Observation_organizationId_idx" ON "Observation"("organizationId");

-- CreateIndex
CREATE INDEX "Observation_campaignId_idx" ON "Observation"("campaignId");

-- CreateIndex
CREATE INDEX "Observation_baseId_idx" ON "Observation"("baseId");

-- CreateIndex
CREATE INDEX "Organization_type_name_id_idx" ON "Organization"("type", "name", "id");

-- CreateIndex
CREATE INDEX "Organization_type_createdAt_id_idx" ON "Organization"("type", "createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Organization_name_id_idx" ON "Organization"("name", "id");

-- CreateIndex
CREATE INDEX "Organization_createdAt_id_idx" ON "Organization"("createdAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Organization_regionId_idx" ON "Organization"("regionId");

-- CreateIndex
CREATE INDEX "Organization_parentId_idx" ON "Organization"("parentId");

-- CreateIndex
CREATE INDEX "Organization_supervisorId_idx" ON "Organization"("supervisorId");

-- CreateIndex
CREATE UNIQUE INDEX "Organization_id_type_key" ON "Organization"("id", "type");

-- CreateIndex
CREATE INDEX "OrganizationName_organizationId_idx" ON "OrganizationName"("organizationId");

-- CreateIndex
CREATE INDEX "OrganizationIdentifier_organizationId_idx" ON "OrganizationIdentifier"("organizationId");

-- CreateIndex
CREATE UNIQUE INDEX "OrganizationIdentifier_scheme_value_key" ON "OrganizationIdentifier"("scheme", "value");

-- CreateIndex
CREATE UNIQUE INDEX "SupportOrganizationDetail_organizationId_type_key" ON "SupportOrganizationDetail"("organizationId", "type");

-- CreateIndex
CREATE UNIQUE INDEX "CivicOrganizationDetail_organizationId_type_key" ON "CivicOrganizationDetail"("organizationId", "type");

-- CreateIndex
CREATE UNIQUE INDEX "Source_key_key" ON "Source"("key");

-- CreateIndex
CREATE INDEX "Source_key_id_idx" ON "Source"("key", "id");

-- CreateIndex
CREATE INDEX "Citation_sourceId_idx" ON "Citation"("sourceId");

-- CreateIndex
CREATE INDEX "Citation_factId_idx" ON "Citation"("factId");

-- CreateIndex
CREATE INDEX "Citation_regionId_idx" ON "Citation"("regionId");

-- CreateIndex
CREATE INDEX "Citation_organizationId_idx" ON "Citation"("organizationId");

-- CreateIndex
CREATE INDEX "Citation_organizationNameId_idx" ON "Citation"("organizationNameId");

-- CreateIndex
CREATE INDEX "Citation_industryId_idx" ON "Citation"("industryId");

-- CreateIndex
CREATE INDEX "Citation_heldKindId_idx" ON "Citation"("heldKindId");

-- CreateIndex
CREATE INDEX "Citation_certificationId_idx" ON "Citation"("certificationId");

-- CreateIndex
CREATE INDEX "Citation_honourId_idx" ON "Citation"("honourId");

-- CreateIndex
CREATE INDEX "Citation_honourBodyId_idx" ON "Citation"("honourBodyId");

-- CreateIndex
CREATE INDEX "Citation_scienceFieldId_idx" ON "Citation"("scienceFieldId");

-- CreateIndex
CREATE INDEX "Citation_expertId_idx" ON "Citation"("expertId");

-- CreateIndex
CREATE INDEX "Citation_prospectiveEntrepreneurId_idx" ON "Citation"("prospectiveEntrepreneurId");

-- CreateIndex
CREATE INDEX "Citation_needId_idx" ON "Citation"("needId");

-- CreateIndex
CREATE INDEX "Citation_matchId_idx" ON "Citation"("matchId");

-- CreateIndex
CREATE INDEX "Citation_campaignId_idx" ON "Citation"("campaignId");

-- CreateIndex
CREATE INDEX "Citation_campaignBodyId_idx" ON "Citation"("campaignBodyId");

-- CreateIndex
CREATE INDEX "Citation_campaignBeneficiaryId_idx" ON "Citation"("campaignBeneficiaryId");

-- CreateIndex
CREATE INDEX "Citation_purchaseId_idx" ON "Citation"("purchaseId");

-- CreateIndex
CREATE INDEX "Citation_metricId_idx" ON "Citation"("metricId");

-- CreateIndex
CREATE INDEX "Citation_observationId_idx" ON "Citation"("observationId");

-- CreateIndex
CREATE INDEX "PublicBuyerDetail_kind_idx" ON "PublicBuyerDetail"("kind");

-- CreateIndex
CREATE UNIQUE INDEX "PublicBuyerDetail_organizationId_type_key" ON "PublicBuyerDetail"("organizationId", "type");

-- CreateIndex
CREATE INDEX "Purchase_purchasedOn_id_idx" ON "Purchase"("purchasedOn" DESC, "id");

-- CreateIndex
CREATE INDEX "Purchase_amount_id_idx" ON "Purchase"("amount" DESC, "id");

-- CreateIndex
CREATE INDEX "Purchase_buyerId_purchasedOn_id_idx" ON "Purchase"("buyerId", "purchasedOn" DESC, "id");

-- CreateIndex
CREATE INDEX "Purchase_supplierId_purchasedOn_id_idx" ON "Purchase"("supplierId", "purchasedOn" DESC, "id");

-- CreateIndex
CREATE INDEX "Region_level_name_id_idx" ON "Region"("level", "name", "id");

-- CreateIndex
CREATE INDEX "RegionName_regionId_idx" ON "RegionName"("regionId");

-- CreateIndex
CREATE INDEX "RegionCode_regionId_idx" ON "RegionCode"("regionId");

-- CreateIndex
CREATE INDEX "RegionCode_scheme_code_idx" ON "RegionCode"("scheme", "code");

-- CreateIndex
CREATE INDEX "RegionParent_childId_idx" ON "RegionParent"("childId");

-- CreateIndex
CREATE INDEX "RegionParent_parentId_idx" ON "RegionParent"("parentId");

-- CreateIndex
CREATE INDEX "RegionSuccession_successorId_idx" ON "RegionSuccession"("successorId");

-- CreateIndex
CREATE UNIQUE INDEX "RegionSuccession_predecessorId_successorId_key" ON "RegionSuccession"("predecessorId", "successorId");

-- AddForeignKey
ALTER TABLE "CampaignBody" ADD CONSTRAINT "CampaignBody_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignBody" ADD CONSTRAINT "CampaignBody_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CampaignBeneficiary" ADD CONSTRAINT "CampaignBeneficiary_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnterpriseDetail" ADD CONSTRAINT "EnterpriseDetail_organizationId_type_fkey" FOREIGN KEY ("organizationId", "type") REFERENCES "Organization"("id", "type") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EnterpriseDetail" ADD CONSTRAINT "EnterpriseDetail_industryId_fkey" FOREIGN KEY ("industryId") REFERENCES "Industry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HeldKind" ADD CONSTRAINT "HeldKind_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certification" ADD CONSTRAINT "Certification_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Certification" ADD CONSTRAINT "Certification_issuerId_fkey" FOREIGN KEY ("issuerId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Honour" ADD CONSTRAINT "Honour_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HonourBody" ADD CONSTRAINT "HonourBody_honourId_fkey" FOREIGN KEY ("honourId") REFERENCES "Honour"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HonourBody" ADD CONSTRAINT "HonourBody_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Expert" ADD CONSTRAINT "Expert_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertField" ADD CONSTRAINT "ExpertField_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Expert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertField" ADD CONSTRAINT "ExpertField_fieldId_fkey" FOREIGN KEY ("fieldId") REFERENCES "ScienceField"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Match" ADD CONSTRAINT "Match_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Match" ADD CONSTRAINT "Match_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Expert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProspectiveEntrepreneur" ADD CONSTRAINT "ProspectiveEntrepreneur_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Need" ADD CONSTRAINT "Need_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Need" ADD CONSTRAINT "Need_entrepreneurId_fkey" FOREIGN KEY ("entrepreneurId") REFERENCES "ProspectiveEntrepreneur"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NeedField" ADD CONSTRAINT "NeedField_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NeedField" ADD CONSTRAINT "NeedField_fieldId_fkey" FOREIGN KEY ("fieldId") REFERENCES "ScienceField"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_metricId_fkey" FOREIGN KEY ("metricId") REFERENCES "Metric"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_baseId_fkey" FOREIGN KEY ("baseId") REFERENCES "Observation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_supervisorId_fkey" FOREIGN KEY ("supervisorId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationName" ADD CONSTRAINT "OrganizationName_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationIdentifier" ADD CONSTRAINT "OrganizationIdentifier_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportOrganizationDetail" ADD CONSTRAINT "SupportOrganizationDetail_organizationId_type_fkey" FOREIGN KEY ("organizationId", "type") REFERENCES "Organization"("id", "type") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CivicOrganizationDetail" ADD CONSTRAINT "CivicOrganizationDetail_organizationId_type_fkey" FOREIGN KEY ("organizationId", "type") REFERENCES "Organization"("id", "type") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_organizationNameId_fkey" FOREIGN KEY ("organizationNameId") REFERENCES "OrganizationName"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_industryId_fkey" FOREIGN KEY ("industryId") REFERENCES "Industry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_heldKindId_fkey" FOREIGN KEY ("heldKindId") REFERENCES "HeldKind"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_certificationId_fkey" FOREIGN KEY ("certificationId") REFERENCES "Certification"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_honourId_fkey" FOREIGN KEY ("honourId") REFERENCES "Honour"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_honourBodyId_fkey" FOREIGN KEY ("honourBodyId") REFERENCES "HonourBody"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_scienceFieldId_fkey" FOREIGN KEY ("scienceFieldId") REFERENCES "ScienceField"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "Expert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_prospectiveEntrepreneurId_fkey" FOREIGN KEY ("prospectiveEntrepreneurId") REFERENCES "ProspectiveEntrepreneur"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_needId_fkey" FOREIGN KEY ("needId") REFERENCES "Need"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_matchId_fkey" FOREIGN KEY ("matchId") REFERENCES "Match"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_campaignId_fkey" FOREIGN KEY ("campaignId") REFERENCES "Campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_campaignBodyId_fkey" FOREIGN KEY ("campaignBodyId") REFERENCES "CampaignBody"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_campaignBeneficiaryId_fkey" FOREIGN KEY ("campaignBeneficiaryId") REFERENCES "CampaignBeneficiary"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_purchaseId_fkey" FOREIGN KEY ("purchaseId") REFERENCES "Purchase"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_metricId_fkey" FOREIGN KEY ("metricId") REFERENCES "Metric"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Citation" ADD CONSTRAINT "Citation_observationId_fkey" FOREIGN KEY ("observationId") REFERENCES "Observation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicBuyerDetail" ADD CONSTRAINT "PublicBuyerDetail_organizationId_type_fkey" FOREIGN KEY ("organizationId", "type") REFERENCES "Organization"("id", "type") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Purchase" ADD CONSTRAINT "Purchase_buyerId_fkey" FOREIGN KEY ("buyerId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Purchase" ADD CONSTRAINT "Purchase_supplierId_fkey" FOREIGN KEY ("supplierId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegionName" ADD CONSTRAINT "RegionName_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegionCode" ADD CONSTRAINT "RegionCode_regionId_fkey" FOREIGN KEY ("regionId") REFERENCES "Region"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegionParent" ADD CONSTRAINT "RegionParent_childId_fkey" FOREIGN KEY ("childId") REFERENCES "Region"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegionParent" ADD CONSTRAINT "RegionParent_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Region"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegionSuccession" ADD CONSTRAINT "RegionSuccession_predecessorId_fkey" FOREIGN KEY ("predecessorId") REFERENCES "Region"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegionSuccession" ADD CONSTRAINT "RegionSuccession_successorId_fkey" FOREIGN KEY ("successorId") REFERENCES "Region"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the models can't say, written by hand.

-- Text with something to read in it.
CREATE FUNCTION is_text(value text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN btrim(value, U&' \0009\000A\000D\00A0\3000') <> '';

-- A day or an instant that a reader can write: never infinite, a year of four digits.
CREATE FUNCTION is_day(value date) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN value BETWEEN DATE '1000-01-01' AND DATE '9999-12-31';
CREATE FUNCTION is_instant(value timestamptz) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN value >= TIMESTAMPTZ '1000-01-01 00:00:00+00' AND value < TIMESTAMPTZ '10000-01-01 00:00:00+00';

-- First and last day, each of them known or not.
CREATE FUNCTION is_period(first date, last date) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN coalesce(is_day(first), true) AND coalesce(is_day(last), true) AND coalesce(first <= last, true);

-- The code of a partial date: 2021, 2021-07, 2021-07-05, 2021-07/EARLY, before (<) or after (>) one of these, or --24 for a day without month.
CREATE FUNCTION is_partial_date(code text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN CASE
    WHEN code ~ '^[<>]?[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
      THEN substr(ltrim(code, '<>'), 9)::int <= extract(day FROM
        make_date(substr(ltrim(code, '<>'), 1, 4)::int, substr(ltrim(code, '<>'), 6, 2)::int, 1) + interval '1 month - 1 day')
    ELSE code ~ '^[<>]?[1-9][0-9]{3}(-(0[1-9]|1[0-2]))?(/(EARLY|MID|LATE|END))?$' OR code ~ '^--(0[1-9]|[12][0-9]|3[01])$'
  END;

-- Provenance
ALTER TABLE "Source"
  ADD CONSTRAINT "Source_text_check" CHECK (is_text("key") AND is_text("outlet") AND is_text("title") AND is_text("author") AND is_text("note")),
  ADD CONSTRAINT "Source_publishedOn_check" CHECK (is_day("publishedOn")),
  ADD CONSTRAINT "Source_url_check" CHECK ("url" ~ '^https?://[^[:space:]]+$'),
  ADD CONSTRAINT "Source_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$');

ALTER TABLE "Citation"
  ADD CONSTRAINT "Citation_text_check" CHECK (is_text("factId") AND is_text("field") AND is_text("locator") AND is_text("quotedAs") AND is_text("normalizedTo") AND is_text("note")),
  ADD CONSTRAINT "Citation_target_check" CHECK (num_nonnulls(
    "regionId", "organizationId", "organizationNameId", "industryId", "heldKindId", "certificationId", "honourId",
    "honourBodyId", "scienceFieldId", "expertId", "prospectiveEntrepreneurId", "needId", "matchId", "campaignId",
    "campaignBodyId", "campaignBeneficiaryId", "purchaseId", "metricId", "observationId") = 1);

-- Regions: one name, one parent, one code of each system at a time, and a code means one region at a time.
ALTER TABLE "Region"
  ADD CONSTRAINT "Region_text_check" CHECK (is_text("name") AND is_text("nameEn") AND is_text("note")),
  ADD CONSTRAINT "Region_period_check" CHECK (is_period("validFrom", "validTo"));

ALTER TABLE "RegionName"
  ADD CONSTRAINT "RegionName_text_check" CHECK (is_text("name") AND is_text("nameEn")),
  ADD CONSTRAINT "RegionName_period_check" CHECK (is_period("validFrom", "validTo")),
  ADD CONSTRAINT "RegionName_region_excl" EXCLUDE USING gist
    ("regionId" WITH =, daterange("validFrom", "validTo", '[]') WITH &&);

ALTER TABLE "RegionCode"
  ADD CONSTRAINT "RegionCode_code_check" CHECK (CASE "scheme"
    WHEN 'LEGAL' THEN "code" ~ '^([0-9]{2}|[0-9]{5})$'
    WHEN 'KOSTAT' THEN "code" ~ '^[0-9]{2}$'
    WHEN 'ISO_3166_2' THEN "code" ~ '^KR-[0-9]{2}$'
    ELSE is_text("code") END),
  ADD CONSTRAINT "RegionCode_period_check" CHECK (is_period("validFrom", "validTo")),
  ADD CONSTRAINT "RegionCode_code_excl" EXCLUDE USING gist
    ("scheme" WITH =, "code" WITH =, daterange("validFrom", "validTo", '[]') WITH &&),
  ADD CONSTRAINT "RegionCode_region_excl" EXCLUDE USING gist
    ("regionId" WITH =, "scheme" WITH =, daterange("validFrom", "validTo", '[]') WITH &&);

ALTER TABLE "RegionParent"
  ADD CONSTRAINT "RegionParent_self_check" CHECK ("childId" <> "parentId"),
  ADD CONSTRAINT "RegionParent_period_check" CHECK (is_period("validFrom", "validTo")),
  ADD CONSTRAINT "RegionParent_child_excl" EXCLUDE USING gist
    ("childId" WITH =, daterange("validFrom", "validTo", '[]') WITH &&);

ALTER TABLE "RegionSuccession"
  ADD CONSTRAINT "RegionSuccession_self_check" CHECK ("predecessorId" <> "successorId"),
  ADD CONSTRAINT "RegionSuccession_succeededOn_check" CHECK (is_day("succeededOn"));

-- Organisations
ALTER TABLE "Organization"
  ADD CONSTRAINT "Organization_text_check" CHECK (is_text("name") AND is_text("nameEn") AND is_text("note")),
  ADD CONSTRAINT "Organization_parent_check" CHECK ("parentId" <> "id"),
  ADD CONSTRAINT "Organization_supervisor_check" CHECK ("supervisorId" <> "id"),
  ADD CONSTRAINT "Organization_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt"));

ALTER TABLE "OrganizationName"
  ADD CONSTRAINT "OrganizationName_text_check" CHECK (is_text("value")),
  ADD CONSTRAINT "OrganizationName_period_check" CHECK (is_period("validFrom", "validTo"));

ALTER TABLE "OrganizationIdentifier"
  ADD CONSTRAINT "OrganizationIdentifier_value_check" CHECK (CASE "scheme"
    WHEN 'KR_BRN' THEN "value" ~ '^[0-9]{10}$' AND "value" <> '0000000000'
    WHEN 'KR_CRN' THEN "value" ~ '^[0-9]{13}$'
    ELSE is_text("value") END);

ALTER TABLE "EnterpriseDetail"
  ADD CONSTRAINT "EnterpriseDetail_type_check" CHECK ("type" = 'ENTERPRISE');

ALTER TABLE "PublicBuyerDetail"
  ADD CONSTRAINT "PublicBuyerDetail_type_check" CHECK ("type" = 'PUBLIC_BUYER');

ALTER TABLE "SupportOrganizationDetail"
  ADD CONSTRAINT "SupportOrganizationDetail_type_check" CHECK ("type" = 'SUPPORT_ORGANIZATION'),
  ADD CONSTRAINT "SupportOrganizationDetail_operatedSince_check" CHECK ("operatedSince" BETWEEN 1000 AND 9999);

ALTER TABLE "CivicOrganizationDetail"
  ADD CONSTRAINT "CivicOrganizationDetail_type_check" CHECK ("type" = 'CIVIC_ORGANIZATION');

-- Enterprises: a kind is held in one stage at a time.
ALTER TABLE "Industry"
  ADD CONSTRAINT "Industry_text_check" CHECK (is_text("name")),
  ADD CONSTRAINT "Industry_code_check" CHECK ("code" ~ '^[A-U]$'),
  ADD CONSTRAINT "Industry_revision_check" CHECK ("revision" > 0);

ALTER TABLE "HeldKind"
  ADD CONSTRAINT "HeldKind_period_check" CHECK (is_period("validFrom", "validTo")),
  ADD CONSTRAINT "HeldKind_organization_excl" EXCLUDE USING gist
    ("organizationId" WITH =, "kind" WITH =, daterange("validFrom", "validTo", '[]') WITH &&);

ALTER TABLE "Certification"
  ADD CONSTRAINT "Certification_text_check" CHECK (is_text("number")),
  ADD CONSTRAINT "Certification_period_check" CHECK (is_period("validFrom", "validTo") AND coalesce(is_period("issuedOn", "validTo"), true)),
  ADD CONSTRAINT "Certification_act_check" CHECK ("stage" <> 'PRELIMINARY' OR "act" = 'DESIGNATED'),
  ADD CONSTRAINT "Certification_designationType_check" CHECK ("designationType" IS NULL OR ("stage" = 'PRELIMINARY' AND "scheme" = 'SOCIAL_ENTERPRISE')),
  ADD CONSTRAINT "Certification_socialPurposeType_check" CHECK ("socialPurposeType" IS NULL OR "scheme" = 'SOCIAL_ENTERPRISE'),
  ADD CONSTRAINT "Certification_issuer_check" CHECK ("issuerId" <> "organizationId");

ALTER TABLE "Honour"
  ADD CONSTRAINT "Honour_text_check" CHECK (is_text("name") AND is_text("nameEn") AND is_text("givenQuotedAs")),
  ADD CONSTRAINT "Honour_givenIn_check" CHECK (is_partial_date("givenIn")),
  ADD CONSTRAINT "Honour_givenEarliest_check" CHECK ("givenEarliest" IS NULL OR ("givenIn" IS NOT NULL AND is_day("givenEarliest")));

-- Experts, needs, matches
ALTER TABLE "ScienceField"
  ADD CONSTRAINT "ScienceField_text_check" CHECK (is_text("code") AND is_text("name") AND is_text("nameEn") AND is_text("area")),
  ADD CONSTRAINT "ScienceField_edition_check" CHECK ("edition" BETWEEN 1000 AND 9999);

ALTER TABLE "Expert"
  ADD CONSTRAINT "Expert_text_check" CHECK (is_text("name")),
  ADD CONSTRAINT "Expert_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt"));

ALTER TABLE "ProspectiveEntrepreneur"
  ADD CONSTRAINT "ProspectiveEntrepreneur_text_check" CHECK (is_text("name")),
  ADD CONSTRAINT "ProspectiveEntrepreneur_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt"));

ALTER TABLE "Need"
  ADD CONSTRAINT "Need_text_check" CHECK (is_text("title") AND is_text("description")),
  ADD CONSTRAINT "Need_owner_check" CHECK (num_nonnulls("organizationId", "entrepreneurId") = 1),
  ADD CONSTRAINT "Need_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt"));

ALTER TABLE "Match"
  ADD CONSTRAINT "Match_score_check" CHECK ("score" BETWEEN 0 AND 1),
  ADD CONSTRAINT "Match_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt"));

-- Campaigns and purchases; money is whole won that a JSON number carries exactly.
ALTER TABLE "Campaign"
  ADD CONSTRAINT "Campaign_text_check" CHECK (is_text("name") AND is_text("nameEn") AND is_text("description")),
  ADD CONSTRAINT "Campaign_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt"));

ALTER TABLE "Purchase"
  ADD CONSTRAINT "Purchase_text_check" CHECK (is_text("item")),
  ADD CONSTRAINT "Purchase_amount_check" CHECK ("amount" BETWEEN 1 AND 9007199254740991),
  ADD CONSTRAINT "Purchase_supplier_check" CHECK ("supplierId" <> "buyerId"),
  ADD CONSTRAINT "Purchase_purchasedOn_check" CHECK (is_day("purchasedOn")),
  ADD CONSTRAINT "Purchase_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt"));

-- Observations
ALTER TABLE "Metric"
  ADD CONSTRAINT "Metric_text_check" CHECK (is_text("name") AND is_text("nameEn")),
  ADD CONSTRAINT "Metric_key_check" CHECK ("key" ~ '^[A-Z][A-Z0-9_]*$');

ALTER TABLE "Observation"
  ADD CONSTRAINT "Observation_text_check" CHECK (is_text("periodQuotedAs") AND is_text("note")),
  ADD CONSTRAINT "Observation_subject_check" CHECK (num_nonnulls("regionId", "organizationId", "campaignId") = 1),
  ADD CONSTRAINT "Observation_stage_check" CHECK ("stage" IS NULL OR "kind" IS NOT NULL),
  ADD CONSTRAINT "Observation_period_check" CHECK (is_partial_date("period")),
  ADD CONSTRAINT "Observation_periodEarliest_check" CHECK ("periodEarliest" IS NULL OR ("period" IS NOT NULL AND is_day("periodEarliest"))),
  ADD CONSTRAINT "Observation_base_check" CHECK ("baseId" <> "id"),
  ADD CONSTRAINT "Observation_value_check" CHECK ("value" >= 0 AND "value" <> 'NaN' AND CASE "unit"
    WHEN 'PERCENT' THEN "value" <= 100
    WHEN 'WON' THEN "value" <= 9007199254740991 AND "value" = trunc("value")
    ELSE true END),
  ADD CONSTRAINT "Observation_instants_check" CHECK (is_instant("createdAt") AND is_instant("updatedAt"));
