import { describe, expect, it } from 'vitest';
import { mergeFile } from './structured-merge.ts';
import { hasMarkers } from './text-merge.ts';

const PACKAGE = `{
  "name": "shop",
  "dependencies": {
    "next": "16.0.0",
    "react": "19.0.0"
  }
}
`;

describe('a JSON file both changed', () => {
  it('keeps members both added at one place', async () => {
    const mine = PACKAGE.replace('"19.0.0"', '"19.0.0",\n    "zod": "4.0.0"');
    const next = PACKAGE.replace('"19.0.0"', '"19.0.0",\n    "swr": "2.0.0"');
    const { text, conflicts } = await mergeFile('package.json', PACKAGE, mine, next);
    expect(conflicts).toBe(0);
    expect(JSON.parse(text).dependencies).toEqual({
      next: '16.0.0',
      react: '19.0.0',
      swr: '2.0.0',
      zod: '4.0.0',
    });
  });

  it('shows a value both changed with both intentions', async () => {
    const mine = PACKAGE.replace('16.0.0', '15.9.9');
    const next = PACKAGE.replace('16.0.0', '17.0.0');
    const { text, conflicts } = await mergeFile('package.json', PACKAGE, mine, next);
    expect(conflicts).toBe(1);
    expect(hasMarkers(text)).toBe(true);
    expect(text).toContain('15.9.9');
    expect(text).toContain('17.0.0');
  });

  it('never holds a member twice', async () => {
    const mine = PACKAGE.replace('"next"', '"zod": "4.0.0",\n    "next"');
    const next = PACKAGE.replace('"19.0.0"', '"19.0.0",\n    "zod": "4.0.0"');
    const { text, conflicts } = await mergeFile('package.json', PACKAGE, mine, next);
    expect(conflicts).toBe(0);
    expect(text.match(/zod/g)).toHaveLength(1);
  });
});

const PYPROJECT = `# What the project needs.
[project]
name = "shop"
dependencies = [
    "fastapi==1.0",
    "sqlalchemy==2.1",
]

[tool.ruff]
line-length = 100 # as black
`;

describe('a TOML file both changed', () => {
  it('keeps the lists of both, and every comment', async () => {
    const mine = PYPROJECT.replace('    "sqlalchemy', '    "stripe==9",\n    "sqlalchemy').concat(
      '\n[tool.mine]\nkey = "value" # mine\n',
    );
    const next = PYPROJECT.replace('    "sqlalchemy', '    "nh3==1",\n    "sqlalchemy').replace(
      'line-length = 100 # as black',
      'line-length = 110 # as black',
    );
    const { text, conflicts } = await mergeFile('pyproject.toml', PYPROJECT, mine, next);
    expect(conflicts, text).toBe(0);
    for (const kept of ['stripe==9', 'nh3==1', '# What the project needs.', '# mine', '[tool.mine]', '110'])
      expect(text).toContain(kept);
  });

  it('keeps a section both began, with the members of each', async () => {
    const mine = `${PYPROJECT}\n[tool.both]\nmine = 1\n`;
    const next = `${PYPROJECT}\n[tool.both]\nnext = "x"\n`;
    const { text, conflicts } = await mergeFile('pyproject.toml', PYPROJECT, mine, next);
    expect(conflicts, text).toBe(0);
    expect(text).toMatch(/\[tool\.both\]\nmine = 1\nnext = "x"\n/);
  });
});

const COMPOSE = `# Everything in one.
services:
  api:
    image: shop
    environment:
      A: "1" # kept
  db:
    image: postgres
`;

describe('a YAML file both changed', () => {
  it('keeps members both added at one place, and the comments', async () => {
    const mine = COMPOSE.replace('      A: "1" # kept', '      A: "1" # kept\n      MINE: "2"');
    const next = COMPOSE.replace('      A: "1" # kept', '      A: "1" # kept\n      NEXT: "3"');
    const { text, conflicts } = await mergeFile('compose.yml', COMPOSE, mine, next);
    expect(conflicts, text).toBe(0);
    for (const kept of ['# Everything in one.', '# kept', 'MINE: "2"', 'NEXT: "3"'])
      expect(text).toContain(kept);
  });

  it('that is no YAML any more is merged line by line', async () => {
    const mine = `${COMPOSE}: : [\n`;
    const next = COMPOSE.replace('image: shop', 'image: shop:2');
    const { text, conflicts } = await mergeFile('compose.yml', COMPOSE, mine, next);
    expect({ text, conflicts }).toEqual({
      text: `${COMPOSE.replace('image: shop', 'image: shop:2')}: : [\n`,
      conflicts: 0,
    });
  });
});

it('text of no notation is merged line by line', async () => {
  const { text } = await mergeFile('README.md', 'a\nb\nc\nd\n', 'a\nmine\nb\nc\nd\n', 'a\nb\nc\nD\n');
  expect(text).toBe('a\nmine\nb\nc\nD\n');
});
