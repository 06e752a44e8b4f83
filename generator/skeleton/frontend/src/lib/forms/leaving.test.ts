import { expect, test, vi } from 'vitest';
import { guardLeaving, leaveTo } from './leaving';

test('who has nothing unsaved goes at once', () => {
  const go = vi.fn();
  leaveTo('/tickets', go);
  expect(go).toHaveBeenCalledExactlyOnceWith('/tickets');
});

test('a form with changes is asked first, as long as it is there', () => {
  const go = vi.fn();
  const asked: string[] = [];
  const end = guardLeaving((href) => {
    asked.push(href);
    return true;
  });
  leaveTo('/tickets', go);
  expect(go).not.toHaveBeenCalled();
  expect(asked).toEqual(['/tickets']);
  end();
  leaveTo('/tickets', go);
  expect(go).toHaveBeenCalledTimes(1);
});
