import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Failure, Result } from '#lib/errors.ts';
import type { SavedSpec } from '#lib/specs/schema.ts';
import { Autosaver, LONGEST_WAIT_MS, PAUSE_MS, RETRY_MS, type SaveInput } from './autosaver.ts';

type Answer = (result: Result<SavedSpec>) => void;
const savedAt = new Date('2026-01-01T00:00:00Z');
const saved = (number: number): Result<SavedSpec> => ({
  ok: true,
  data: { id: `spec_${number}`, number, savedAt, created: true },
});
const refused = (error: Failure): Result<SavedSpec> => ({ ok: false, error });

describe('saving while somebody writes', () => {
  let asked: SaveInput[];
  let answers: Answer[];
  let saver: Autosaver;

  beforeEach(() => {
    vi.useFakeTimers();
    asked = [];
    answers = [];
    saver = new Autosaver({ number: 3, savedAt: null }, (input) => {
      asked.push(input);
      return new Promise((resolve) => answers.push(resolve));
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const texts = () => asked.map((input) => input.text);
  const answer = async (result: Result<SavedSpec>) => {
    answers.shift()?.(result);
    await vi.advanceTimersByTimeAsync(0);
  };

  test('saves once, after a pause, on top of the version it stems from', async () => {
    saver.change('a');
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    saver.change('ab');
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    expect([texts(), saver.getState().kind]).toEqual([[], 'unsaved']);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual([{ text: 'ab', baseNumber: 3, baseSavedAt: null }]);
    await answer(saved(4));
    expect([saver.getState(), saver.getBase(), saver.isUnsaved]).toEqual([
      { kind: 'saved' },
      { number: 4, savedAt },
      false,
    ]);
  });

  test('does not wait for ever while somebody types on', async () => {
    for (let waited = 0; waited < LONGEST_WAIT_MS; waited += PAUSE_MS / 2) {
      saver.change(`text ${waited}`);
      await vi.advanceTimersByTimeAsync(PAUSE_MS / 2);
    }
    expect(asked.length).toBe(1);
  });

  test('has one save at a time, and then saves what was written meanwhile', async () => {
    saver.change('a');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    saver.change('ab');
    await vi.advanceTimersByTimeAsync(PAUSE_MS * 2);
    expect(texts()).toEqual(['a']);
    await answer(saved(4));
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    expect(asked.at(-1)).toEqual({ text: 'ab', baseNumber: 4, baseSavedAt: savedAt });
  });

  test('never saves over somebody else: a conflict stops it until it is settled', async () => {
    saver.change('mine');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    await answer(refused({ code: 'conflict', key: 'spec_changed', params: { number: 9 } }));
    saver.change('mine too');
    await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS * 2);
    expect([texts(), saver.getState().kind, saver.isUnsaved]).toEqual([['mine'], 'blocked', true]);

    saver.rebase({ number: 9, savedAt }, 'mine too');
    await vi.advanceTimersByTimeAsync(0);
    expect(asked.at(-1)).toEqual({ text: 'mine too', baseNumber: 9, baseSavedAt: savedAt });
  });

  test('keeps the text and tries again while the server is out of reach', async () => {
    saver.change('a');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    await answer(refused({ code: 'unexpected', key: 'offline' }));
    expect([saver.getState().kind, saver.isUnsaved]).toEqual(['retrying', true]);
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    await answer(saved(4));
    expect([texts(), saver.getState().kind]).toEqual([['a', 'a'], 'saved']);
  });

  test('a text refused for itself is not sent again, another one is', async () => {
    saver.change('far too long');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    await answer(refused({ code: 'limit', key: 'spec_too_large' }));
    expect(await saver.flush()).toBe(false);
    expect([texts(), saver.getState().kind]).toEqual([['far too long'], 'blocked']);
    saver.change('short');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    await answer(saved(4));
    expect([texts(), saver.getState().kind]).toEqual([['far too long', 'short'], 'saved']);
  });

  test('goes on by itself once a person whose session had ended has signed in again', async () => {
    saver.change('a');
    await vi.advanceTimersByTimeAsync(PAUSE_MS);
    await answer(refused({ code: 'unauthenticated', key: 'unauthenticated' }));
    expect([saver.getState().kind, saver.isUnsaved]).toEqual(['retrying', true]);
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    await answer(saved(4));
    expect(saver.getState().kind).toBe('saved');
  });

  test('flush saves at once and says whether everything is safe', async () => {
    saver.change('a');
    const flushed = saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    await answer(saved(4));
    expect(await flushed).toBe(true);
    expect(await saver.flush()).toBe(true);
    expect(texts()).toEqual(['a']);
  });

  test('taking another version forgets what was not saved', async () => {
    saver.change('mine');
    saver.rebase({ number: 9, savedAt }, null);
    await vi.advanceTimersByTimeAsync(LONGEST_WAIT_MS * 2);
    expect([texts(), saver.getState().kind, saver.isUnsaved]).toEqual([[], 'saved', false]);
  });
});
