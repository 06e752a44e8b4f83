import type { EnumModel } from '../../blueprint/model.ts';
import { Imports, prose, pythonModule, str } from '../python.ts';

function enumClass(model: EnumModel): string {
  const choices = model.members.map((member) => `    ${member.member} = ${str(member.value)}\n`).join('');
  const labels = model.members.map((member) => `${member.value} (${member.label})`).join(', ');
  return `class ${model.className}(StrEnum):\n    """${prose(`${model.label}: ${labels}`)}"""\n\n${choices}`.trimEnd();
}

/** Returns a module of choices: an entity's own, or those the SPEC declares for all. */
export function renderEnums(doc: string, enums: readonly EnumModel[]): string {
  return pythonModule(prose(doc), new Imports().from('enum', 'StrEnum'), enums.map(enumClass));
}
