import { expect, test } from 'vitest';
import { blueprint, entity } from '../golden/build.ts';
import { prepare } from './prepare.ts';
import { expectedRules, prepareRules } from './rules.ts';

const rule = (text: string) => ({ id: text, text });
const eventOf = (text: string) => prepareRules([rule(text)], true)[0]?.event;

test('a sentence that says when is called then', () => {
  expect(eventOf('When an order is created, an e-mail is sent to the customer.')).toBe('after_create');
  expect(eventOf('Cuando se crea un pedido, se avisa al cliente.')).toBe('after_create');
  expect(eventOf('Al eliminar un socio, se avisa al administrador.')).toBe('after_delete');
  expect(eventOf('After a price gets changed, the cart is calculated anew.')).toBe('after_update');
});

test('a sentence that does not say it plainly is called by nobody', () => {
  expect(eventOf('When an order is paid, lower the stock.')).toBeNull();
  expect(eventOf('The order is created by the customer.')).toBeNull();
  expect(eventOf('When an order is created or is deleted, tell the manager.')).toBeNull();
  expect(prepareRules([rule('When an order is created, tell.')], false)[0]?.event).toBeNull();
});

test('every sentence has a function of its own, named after it', () => {
  const long = 'When an order is paid lower the stock of each of its products by the quantity';
  const rules = prepareRules(
    [rule(long), rule(`${long}.`), rule('¡!'), rule('2 orders a day at most.')],
    true,
  );
  const methods = rules.map(({ method }) => method);
  expect(methods[0]).toBe('when_an_order_is_paid_lower_the_stock_of_each_of');
  expect(new Set(methods).size).toBe(4);
  for (const method of methods) expect(method).toMatch(/^[a-z][a-z0-9_]{1,59}$/);
  expect(prepareRules([rule('Before create')], true)[0]?.method).not.toBe('before_create');
});

test('no sentence is dropped: what names no entity has its place too', () => {
  const app = prepare(
    blueprint('Shop', [entity('Order', [])], [], {
      rules: [
        { id: '1', text: 'When an order is paid, lower the stock.', entity: 'Order' },
        { id: '2', text: 'Backups are made every night.' },
        { id: '3', text: 'Nobody knows this one.', entity: 'Gone' },
      ],
    }),
  );
  expect(expectedRules(app).map(({ file, name }) => `${file} ${name}`)).toEqual([
    'backend/app/modules/order/hooks.py OrderHooks.when_an_order_is_paid_lower_the_stock',
    'backend/app/rules.py backups_are_made_every_night',
    'backend/app/rules.py nobody_knows_this_one',
  ]);
});
