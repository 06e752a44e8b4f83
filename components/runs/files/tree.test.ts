import { expect, test } from 'vitest';
import { buildTree, foldersAbove, type TreeNode } from './tree.ts';

const draw = (nodes: TreeNode[], depth = 0): string[] =>
  nodes.flatMap((node) => [
    `${'  '.repeat(depth)}${node.name}${node.kind === 'folder' ? '/' : ''}`,
    ...(node.kind === 'folder' ? draw(node.children, depth + 1) : []),
  ]);

test('files are listed by folder, folders first, lonely folders on one line', () => {
  const paths = [
    'README.md',
    'backend/app/main.py',
    'backend/app/core/config.py',
    '.iopeer/evidence.json',
    'backend/migrations/versions/0001.py',
  ];
  expect(draw(buildTree(paths.map((path) => ({ path, size: 1 }))))).toEqual([
    '.iopeer/',
    '  evidence.json',
    'backend/',
    '  app/',
    '    core/',
    '      config.py',
    '    main.py',
    '  migrations/versions/',
    '    0001.py',
    'README.md',
  ]);
});

test('every file is in the tree once, under its own path', () => {
  const paths = Array.from({ length: 300 }, (_, index) => `a${index % 7}/b${index % 3}/f${index}.py`);
  const found: string[] = [];
  const walk = (nodes: TreeNode[]) => {
    for (const node of nodes) node.kind === 'file' ? found.push(node.path) : walk(node.children);
  };
  walk(buildTree(paths.map((path) => ({ path, size: 1 }))));
  expect(found.sort()).toEqual([...paths].sort());
});

test('no files make an empty tree', () => {
  expect(buildTree([])).toEqual([]);
});

test('the folders above a file lead down to it', () => {
  expect(foldersAbove('a/b/c.py')).toEqual(['a', 'a/b']);
  expect(foldersAbove('c.py')).toEqual([]);
});
