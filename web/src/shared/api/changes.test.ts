import { describe, expect, it } from 'vitest';
import { parseChange } from './changes';

describe('parseChange', () => {
  it('reads dossier and version', () => {
    expect(parseChange('{"dossier":"ab","version":7}')).toEqual({ dossier: 'ab', version: 7 });
  });

  it('passes over what is not a change', () => {
    expect(parseChange('')).toBeUndefined();
    expect(parseChange('null')).toBeUndefined();
    expect(parseChange('{"version":7}')).toBeUndefined();
  });
});
