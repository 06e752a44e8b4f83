import { describe, expect, test } from 'vitest';
import { moveToOverride } from './override.ts';

const SERVICE = 'backend/app/modules/note/_generated/service.py';
const BASE = `"""Operations on: Notes."""

from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.soft_service import SoftService
from app.modules.note._generated.repository import NoteRepository
from app.modules.note.ext import Note

if TYPE_CHECKING:
    from app.modules.folder.ext import Folder


class NoteServiceBase(SoftService[Note]):
    """Operations on: Notes."""

    model = Note
    limit = (
        10,
        20,
    )

    def __init__(self, session: AsyncSession) -> None:
        super().__init__(session, NoteRepository(session))

    async def close(self, note: Note) -> None:
        note.closed = True
`;
const OWN = `"""Yours, never overwritten: override or add operations."""

from app.modules.note._generated.service import NoteServiceBase


class NoteService(NoteServiceBase):
    """Operations on: Notes."""
`;
const moved = async (mine: string, own = OWN) => (await moveToOverride(SERVICE, BASE, mine)).update(own);

describe('changes of a generated Python file', () => {
  test('become overrides in the class that extends it, with what they import', async () => {
    const mine = BASE.replace(
      'note.closed = True',
      'note.closed = True\n        note.price = Decimal("0")',
    ).replace('        10,\n        20,', '        10,\n        30,');
    expect(await moved(mine)).toBe(`"""Yours, never overwritten: override or add operations."""

from decimal import Decimal

from app.modules.note._generated.service import NoteServiceBase
from app.modules.note.ext import Note


class NoteService(NoteServiceBase):
    """Operations on: Notes."""

    limit = (
        10,
        30,
    )

    async def close(self, note: Note) -> None:
        note.closed = True
        note.price = Decimal("0")
`);
  });

  test('that add an operation go there too', async () => {
    const mine = `${BASE}
    async def open(self) -> str:
        return """
not a statement: def f():
"""
`;
    const text = await moved(mine);
    expect(text).toContain('    """Operations on: Notes."""\n\n    async def open(self) -> str:');
    expect(text).not.toContain('Your changes in');
  });

  test.each([
    ['are a comment above a class', BASE.replace('class Note', '# mine\nclass Note')],
    ['are a comment among members', BASE.replace('    model = Note', '    # mine\n    model = Note')],
    [
      'import what nobody uses',
      BASE.replace('from app.core.soft', 'from app.core import x\nfrom app.core.soft'),
    ],
    ['call super()', BASE.replace('super().__init__(session,', 'super().__init__(session=session,')],
    ['take something out', BASE.replace('    model = Note\n', '')],
    ['stand outside of a class', `${BASE}\n\ndef helper() -> int:\n    return 1\n`],
    [
      'need what only the generated file has',
      BASE.replace('note.closed = True', 'folder: Folder | None = None'),
    ],
  ])('that %s stay as a comment, for their person to say what they mean', async (_what, mine) => {
    const text = await moved(mine);
    expect(text).toContain(`# Your changes in ${SERVICE}, which is rewritten:`);
  });

  test('never overwrite what stands in the person’s file already', async () => {
    const own = `${OWN}\n    async def close(self, note: Note) -> None:\n        raise NotImplementedError\n`;
    const text = await moved(BASE.replace('note.closed = True', 'note.closed = False'), own);
    expect(text).toContain('raise NotImplementedError');
    expect(text).toContain('# +        note.closed = False');
  });

  test('are moved once, however often they are', async () => {
    const mine = BASE.replace('note.closed = True', 'note.closed = False');
    const once = await moved(mine);
    const { update } = await moveToOverride(SERVICE, BASE, mine);
    expect(update(once).match(/async def close/g)).toHaveLength(1);
  });
});

test('changes of a page stay as a comment in the file that extends it', async () => {
  const path = 'frontend/src/features/note/_generated/list.tsx';
  const { target, update } = await moveToOverride(path, 'a\n', 'b\n');
  expect(target).toBe('frontend/src/features/note/overrides.tsx');
  expect(update('export {};\n')).toContain('// +b');
});
