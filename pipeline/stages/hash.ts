import { type Blueprint, blueprintSchema } from '#generator/blueprint/schema.ts';
import { sha256Of } from '#lib/artifacts/rules.ts';

/** Names a Blueprint by content: members in the schema's order, whatever order they were made in. */
export function hashBlueprint(blueprint: Blueprint): string {
  return sha256Of(new TextEncoder().encode(JSON.stringify(blueprintSchema.parse(blueprint))));
}
