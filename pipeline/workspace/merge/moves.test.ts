import { describe, expect, it } from 'vitest';
import { carryIds } from '#generator/evolve/identity.ts';
import { movesBetween, NO_MOVES } from './moves.ts';
import { blueprintOf, SHOP, specOf } from './testing/specs.ts';

const before = blueprintOf(specOf(SHOP));
const renamed = specOf(SHOP).replaceAll('Customer', 'Zone').replaceAll('### Order', '### Purchase');
const moves = movesBetween(before, carryIds(before, blueprintOf(renamed)).blueprint);

describe('what a rename moves', () => {
  it('is the folders of the entity, and nothing else', () => {
    expect(moves.pathOf('backend/app/modules/customer/service.py')).toBe(
      'backend/app/modules/zone/service.py',
    );
    expect(moves.pathOf('backend/tests/_generated/test_customer.py')).toBe(
      'backend/tests/_generated/test_zone.py',
    );
    expect(moves.pathOf('backend/app/modules/product/service.py')).toBe(
      'backend/app/modules/product/service.py',
    );
  });

  it('is the entity’s classes and modules in a text, and no word that only looks alike', () => {
    expect(
      moves.update(
        'from app.modules.customer.ext import CustomerCreate\n\ncustomers = Customerly + Customer\n',
      ),
    ).toBe('from app.modules.zone.ext import ZoneCreate\n\ncustomers = Customerly + Zone\n');
  });

  it('leaves imports sorted that were', () => {
    expect(
      moves.update(
        'from app.modules.customer.ext import Customer\nfrom app.modules.product.ext import Product\n',
      ),
    ).toBe('from app.modules.product.ext import Product\nfrom app.modules.zone.ext import Zone\n');
  });

  it('is nothing where nothing is renamed', () => {
    expect(movesBetween(before, before)).toBe(NO_MOVES);
  });
});
