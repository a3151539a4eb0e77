import { describe, expect, it } from 'vitest';
import { typeOf } from './generate.mjs';

describe('typeOf', () => {
  it('names references, lists and closed sets', () => {
    expect(typeOf({ $ref: '#/components/schemas/Day' })).toBe('Day');
    expect(typeOf({ type: 'array', items: { $ref: '#/components/schemas/Day' } }, 'schema.')).toBe('(schema.Day)[]');
    expect(typeOf({ type: 'string', enum: ['wib', 'wit'] })).toBe('"wib" | "wit"');
    expect(typeOf({ const: 'alive' })).toBe('"alive"');
  });

  it('tells required members from optional ones', () => {
    const schema = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string' }, 'b-c': { type: 'integer' } },
    };
    expect(typeOf(schema)).toBe('{ a: string; "b-c"?: number | undefined }');
  });

  it('keeps open objects open', () => {
    expect(typeOf({ type: 'object', additionalProperties: { type: 'boolean' } })).toBe('{ [name: string]: boolean }');
    expect(typeOf({ type: 'object' })).toBe('{ [name: string]: unknown }');
  });

  it('stops at what it does not understand', () => {
    expect(() => typeOf({ type: 'stream' })).toThrow('stream');
  });
});
