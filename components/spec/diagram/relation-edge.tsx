'use client';

import { BaseEdge, type Edge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react';
import { memo } from 'react';
import { cn } from '#components/ui/cn.ts';
import type { Relation } from '#generator/blueprint/schema.ts';

export type RelationEdgeType = Edge<{ relation: Relation }, 'relation'>;

/** Reach of the loop beside a box that relates to itself. */
const LOOP_REACH = 40;
const LOOP_DROP = 30;
/** Below the header, where the box's other lines leave. */
const LOOP_START = 22;

/** The line of one relation, with a bar at each “one” end, a crow's foot at each “many” end and its name in the middle. */
export const RelationEdge = memo(function RelationEdge(props: EdgeProps<RelationEdgeType>) {
  const {
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    data,
    selected,
    source,
    target,
  } = props;
  if (!data) return null;
  const { relation } = data;
  const [path, labelX, labelY] =
    source === target
      ? loop(sourceX, sourceY + LOOP_START)
      : getSmoothStepPath({
          sourceX,
          sourceY,
          targetX,
          targetY,
          sourcePosition,
          targetPosition,
          borderRadius: 10,
        });
  const isLoop = source === target;
  const style = cn('stroke-ink-faint! transition-[stroke]', selected && 'stroke-accent!');
  return (
    <>
      <BaseEdge
        className={style}
        id={props.id}
        path={path}
        style={{ strokeWidth: 1.25, strokeDasharray: relation.required ? undefined : '5 3' }}
      />
      <End
        many={relation.kind === 'many-to-many'}
        toRight={sourcePosition === 'right'}
        x={sourceX}
        y={isLoop ? sourceY + LOOP_START : sourceY}
      />
      <End
        many={relation.kind !== 'one-to-one'}
        toRight={targetPosition === 'right'}
        x={targetX}
        y={isLoop ? sourceY + LOOP_START + LOOP_DROP : targetY}
      />
      <EdgeLabelRenderer>
        <span
          className={cn(
            'pointer-events-none absolute rounded-sm bg-canvas px-1 font-mono text-2xs text-ink-muted',
            selected && 'text-accent',
          )}
          style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
        >
          {relation.name}
        </span>
      </EdgeLabelRenderer>
    </>
  );
});

function loop(x: number, y: number): [string, number, number] {
  const end = y + LOOP_DROP;
  const path = `M ${x} ${y} C ${x + LOOP_REACH} ${y}, ${x + LOOP_REACH} ${end}, ${x} ${end}`;
  return [path, x + LOOP_REACH, y + LOOP_DROP / 2];
}

/** The sign where a line meets a box; `toRight` is the side of the box it stands on. */
function End({ x, y, many, toRight }: { x: number; y: number; many: boolean; toRight: boolean }) {
  const out = toRight ? 1 : -1;
  const sign = many
    ? `M ${x + out * 10} ${y} L ${x} ${y - 5} M ${x + out * 10} ${y} L ${x} ${y + 5}`
    : `M ${x + out * 7} ${y - 4.5} L ${x + out * 7} ${y + 4.5}`;
  return <path className="fill-none stroke-ink-muted" d={sign} strokeWidth={1.25} />;
}
