import { expect, it } from 'vitest';
import { fieldId } from './field-id';

it('turns a JSON pointer into the id of its field', () => {
  expect(fieldId('/parties/0/region')).toBe('field-parties-0-region');
});
