import { describe, expect, it } from 'vitest';
import golden from '../../../../tests/conformance/formats.json';
import { folded } from './letters';
import { joined } from './lists';
import { bareName, nameSortKey } from './names';

describe('lists', () => {
  it.each(golden.lists)('"$text"', (one) => {
    const joint = one.joint === 'and' ? 'and' : 'or';
    expect(joined(one.items, joint)).toBe(one.text);
    expect(joined(one.items, joint, 'en')).toBe(one.text_en);
  });
});

describe('names', () => {
  it.each(golden.names)('"$name"', (one) => {
    expect(bareName(one.name)).toBe(one.bare);
    expect(nameSortKey(one.name)).toBe(one.sort_key);
  });
});

describe('letters', () => {
  it.each(golden.folded)('"$text"', (one) => {
    expect(folded(one.text)).toBe(one.folded);
  });
});
