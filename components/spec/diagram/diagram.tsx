'use client';

import {
  Background,
  Controls,
  ReactFlow,
  ReactFlowProvider,
  useNodesState,
  useReactFlow,
} from '@xyflow/react';
import { useTranslations } from 'next-intl';
import { useTheme } from 'next-themes';
import { useEffect, useMemo } from 'react';
import type { Blueprint } from '#generator/blueprint/schema.ts';
import '@xyflow/react/dist/style.css';
import { EntityNode, type EntityNodeType } from './entity-node.tsx';
import { type Diagram as Layout, layoutDiagram } from './layout.ts';
import { RelationEdge, type RelationEdgeType } from './relation-edge.tsx';

const NODE_TYPES = { entity: EntityNode };
const EDGE_TYPES = { relation: RelationEdge };
const FIT = { padding: 0.08, maxZoom: 1 };

/** The entities and how they relate, laid out by itself; boxes may be moved about to look at them. */
export function Diagram({ blueprint }: { blueprint: Blueprint }) {
  return (
    <ReactFlowProvider>
      <Canvas blueprint={blueprint} />
    </ReactFlowProvider>
  );
}

function Canvas({ blueprint }: { blueprint: Blueprint }) {
  const t = useTranslations('spec');
  const { resolvedTheme } = useTheme();
  const { fitView } = useReactFlow();
  const layout = useMemo(() => layoutDiagram(blueprint), [blueprint]);
  const edges = useMemo(() => toEdges(layout), [layout]);
  const [nodes, setNodes, onNodesChange] = useNodesState<EntityNodeType>(toNodes(layout));
  const shape =
    layout.entities.map(({ name, height }) => `${name}:${height}`).join() + layout.relations.length;

  useEffect(() => setNodes(toNodes(layout)), [layout, setNodes]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the view is fitted again only when boxes come, go or grow.
  useEffect(() => {
    const frame = requestAnimationFrame(() => void fitView(FIT));
    return () => cancelAnimationFrame(frame);
  }, [shape, fitView]);

  return (
    <ReactFlow<EntityNodeType, RelationEdgeType>
      ariaLabelConfig={{
        'controls.ariaLabel': t('diagram.controls'),
        'controls.zoomIn.ariaLabel': t('diagram.zoomIn'),
        'controls.zoomOut.ariaLabel': t('diagram.zoomOut'),
        'controls.fitView.ariaLabel': t('diagram.fit'),
        'node.a11yDescription.default': t('diagram.nodeHelp'),
        'edge.a11yDescription.default': t('diagram.edgeHelp'),
      }}
      aria-label={t('diagram.label')}
      colorMode={resolvedTheme === 'dark' ? 'dark' : 'light'}
      deleteKeyCode={null}
      edgeTypes={EDGE_TYPES}
      edges={edges}
      fitView
      fitViewOptions={FIT}
      maxZoom={1.75}
      minZoom={0.15}
      nodeTypes={NODE_TYPES}
      nodes={nodes}
      nodesConnectable={false}
      onNodesChange={onNodesChange}
    >
      <Background className="bg-canvas!" color="var(--line-strong)" gap={20} size={1} />
      <Controls className="overflow-hidden rounded-md border shadow-low!" showInteractive={false} />
    </ReactFlow>
  );
}

function toNodes(layout: Layout): EntityNodeType[] {
  return layout.entities.map(({ entity, name, x, y, width, height }) => ({
    id: name,
    type: 'entity',
    position: { x, y },
    width,
    height,
    data: { entity, name },
    ariaLabel: entity?.label ?? name,
  }));
}

function toEdges(layout: Layout): RelationEdgeType[] {
  return layout.relations.map(({ relation, sourceSide, targetSide }) => ({
    id: relation.id,
    type: 'relation',
    source: relation.from,
    target: relation.to,
    sourceHandle: `source-${sourceSide}`,
    targetHandle: `target-${targetSide}`,
    data: { relation },
    ariaLabel: `${relation.from} → ${relation.to}: ${relation.name}`,
  }));
}
