-- AlterTable
ALTER TABLE "project" ADD COLUMN     "parts" TEXT;

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "parts" TEXT;
