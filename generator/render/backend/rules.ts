import type { AppModel, EntityModel, RuleEvent, RuleModel } from '../../blueprint/model.ts';
import { call, type Doc, Imports, layout, prefixed, prose, pythonModule, str, tuple } from '../python.ts';

/** Lines of the methods that sentences of the SPEC became, within the class of the entity's hooks. */
export function ruleMethods(entity: EntityModel): string[] {
  const events = new Map<RuleEvent, RuleModel[]>();
  for (const rule of entity.rules) {
    if (rule.event !== null) events.set(rule.event, [...(events.get(rule.event) ?? []), rule]);
  }
  const wired = [...events]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([event, rules]) => [
      '',
      `    async def ${event}(self, record: ${entity.name}${event === 'after_update' ? ', values: dict[str, Any]' : ''}) -> None:`,
      ...rules.map((rule) => `        await self.${rule.method}(record)`),
    ]);
  const methods = entity.rules.flatMap((rule) => [
    '',
    '    @pending',
    `    async def ${rule.method}(self, record: ${entity.name}) -> None:`,
    `        """${prose(rule.text)}"""`,
  ]);
  return [...wired, ...methods];
}

/** `app/rules.py`, the user's: sentences of the SPEC that name no entity. */
export function renderFreeRules(app: AppModel): string {
  const imports = new Imports();
  if (app.rules.length > 0)
    imports.from('sqlalchemy.ext.asyncio', 'AsyncSession').from('app.core.rules', 'pending');
  return pythonModule(
    'Yours, never overwritten: what the SPEC asks for without naming an entity. Without `@pending` a rule counts as written.',
    imports,
    app.rules.map(
      (rule) =>
        `@pending\nasync def ${rule.method}(session: AsyncSession) -> None:\n    """${prose(rule.text)}"""`,
    ),
  );
}

/** `app/modules/rules.py`: every sentence and the place where it goes. */
export function renderRuleList(app: AppModel): string {
  const imports = new Imports().from('typing', 'Final').from('app.core.rules', 'ExpectedRule');
  const rule = (module: string, owner: string, { method, text }: RuleModel): Doc =>
    call('ExpectedRule', str(module), str(owner), str(method), str(prose(text)));
  const rules = [
    ...app.entities.flatMap((entity) =>
      entity.rules.map((found) => rule(`app.modules.${entity.module}.hooks`, `${entity.name}Hooks`, found)),
    ),
    ...app.rules.map((found) => rule('app.rules', '', found)),
  ];
  return pythonModule('What the SPEC asks for beyond storing: each sentence and where it goes.', imports, [
    layout(prefixed('RULES: Final[tuple[ExpectedRule, ...]] = ', tuple(rules))),
  ]);
}
