'use client';

import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { User } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { cn } from '#components/ui/cn.ts';
import type { Entity } from '#generator/blueprint/schema.ts';
import { FieldTypeIcon } from '../understanding/field-type-icon.tsx';
import { MAX_ROWS, NODE_WIDTH } from './layout.ts';

export type EntityNodeType = Node<{ entity: Entity | null; name: string }, 'entity'>;

const SIDES = [
  { id: 'left', position: Position.Left },
  { id: 'right', position: Position.Right },
] as const;

/** The box of one entity: its name and its first fields. */
export const EntityNode = memo(function EntityNode({ data, selected }: NodeProps<EntityNodeType>) {
  const t = useTranslations('spec');
  const fields = data.entity?.fields ?? [];
  const hidden = fields.length - MAX_ROWS;
  return (
    <div
      className={cn(
        'overflow-hidden rounded-lg border bg-raised text-ink shadow-low transition-shadow',
        data.entity === null && 'border-dashed',
        selected && 'border-accent ring-2 ring-accent/25',
      )}
      style={{ width: NODE_WIDTH }}
    >
      {SIDES.map(({ id, position }) => (
        <div key={id}>
          <Handle
            className="opacity-0!"
            id={`source-${id}`}
            isConnectable={false}
            position={position}
            style={{ top: 17 }}
            type="source"
          />
          <Handle
            className="opacity-0!"
            id={`target-${id}`}
            isConnectable={false}
            position={position}
            style={{ top: 17 }}
            type="target"
          />
        </div>
      ))}
      <div className="flex h-8.5 items-center gap-1.5 bg-sunken px-2.5 font-semibold text-sm">
        {data.entity === null ? <User aria-hidden className="size-3.5 text-ink-muted" /> : null}
        <span className="truncate">{data.entity?.label ?? data.name}</span>
        {data.entity === null ? (
          <span className="ml-auto font-normal text-2xs text-ink-muted">{t('diagram.builtIn')}</span>
        ) : null}
      </div>
      {fields.length > 0 ? (
        <ul className="border-t pb-1.5 text-xs">
          {fields.slice(0, MAX_ROWS).map((field) => (
            <li className="flex h-5.5 items-center gap-1.5 px-2.5" key={field.id}>
              <FieldTypeIcon className="size-3 shrink-0 text-ink-faint" type={field.type} />
              <span className="truncate">{field.label}</span>
              {field.required ? <span className="text-bad">*</span> : null}
              <span className="ml-auto shrink-0 text-2xs text-ink-faint">{t(`type.${field.type}`)}</span>
            </li>
          ))}
          {hidden > 0 ? (
            <li className="flex h-5.5 items-center px-2.5 text-ink-muted">
              {t('diagram.more', { count: hidden })}
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
});
