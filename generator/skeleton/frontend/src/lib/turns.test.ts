import { expect, test } from 'vitest';
import { takeTurn } from './turns';

test('turns come one after the other, each once what it needs is loaded', async () => {
  const said: string[] = [];
  let arrive: () => void = () => {};
  const loading = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const first = takeTurn(() => loading).then(() => said.push('first'));
  const second = takeTurn().then(() => said.push('second'));
  said.push('asked');
  arrive();
  await Promise.all([first, second]);
  expect(said).toEqual(['asked', 'first', 'second']);
});

test('what cannot be loaded keeps nobody waiting', async () => {
  const refused = takeTurn(() => Promise.reject(new Error('gone')));
  await expect(refused).resolves.toBeUndefined();
  await expect(takeTurn()).resolves.toBeUndefined();
});
