/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { kindLabel, parseRules, urusanName } from './rules';
import { sourceText } from './sources';
import { stagesOf, stageOrder } from './stages';

function rulesFile(name: string): Record<string, unknown> {
  const text = readFileSync(new URL(`../../../../../rules/${name}.yaml`, import.meta.url), 'utf8');
  return load(text) as Record<string, unknown>;
}

const names = ['stages', 'documents', 'kinds', 'capacities', 'terms', 'plan_exceptions', 'urusan'] as const;
const files = Object.fromEntries(names.map((name) => [name, rulesFile(name)]));
const rules = parseRules(files);

describe('parseRules', () => {
  it('reads the rules of the product', () => {
    expect(rules.stages.map((stage) => stage.id)).toEqual(stageOrder);
    expect(rules.documents.find((one) => one.id === 'cooperation_agreement')?.parentRequired).toBe(true);
    expect(rules.kinds.filter((kind) => !kind.accepted).every((kind) => kind.reason !== undefined)).toBe(true);
    expect(rules.endings.map((ending) => ending.id)).toContain('aim_reached');
    expect(rules.planExceptions.map((one) => one.id)).toEqual([
      'emergency',
      'national_strategic',
      'co_administration_task',
    ]);
    expect(urusanName(rules, '3.27', 'id')).toBe('Pertanian');
    expect(kindLabel(rules, 'ksdd_sukarela', 'en')).toBe('Voluntary cooperation between regions');
  });

  it('reads lists that stand alone as well', () => {
    const lists = Object.fromEntries(
      Object.entries(files).map(([name, file]) => [name, name === 'terms' ? file : file[name]]),
    );
    expect(parseRules(lists)).toEqual(rules);
  });

  it('leaves out what it does not understand', () => {
    expect(parseRules('no rules').stages).toEqual([]);
    expect(parseRules({ stages: [1, null], urusan: 'x' }).urusan).toEqual([]);
    expect(urusanName(rules, '9.99', 'id')).toBe('9.99');
  });
});

describe('sourceText', () => {
  it('says every source that screens show without an English word', () => {
    const shown = [...rules.stages, ...rules.kinds, ...rules.planExceptions, ...rules.endings];
    for (const { source } of shown) {
      expect(sourceText(source, 'id')).not.toMatch(/\b(and|as|by|its|of|the|name|from|published|with)\b/i);
    }
    expect(sourceText('PP 28/2018 Pasal 4 ayat (3) and its elucidation', 'id')).toBe(
      'PP 28/2018 Pasal 4 ayat (3) dan penjelasannya',
    );
    expect(sourceText('a and b', 'en')).toBe('a and b');
  });
});

describe('stagesOf', () => {
  it('tells source and what is missing', () => {
    const [first, gate] = stagesOf(
      [
        { id: 'preparation', status: 'implied', missing: ['kak'] },
        { id: 'dprd_approval', status: 'undetermined', missing: ['dprd_approval'] },
      ],
      rules,
      'id',
    );
    expect(first).toMatchObject({
      name: 'Persiapan',
      statusText: 'Terlampaui, berkas belum lengkap',
      missing: 'kerangka acuan kerja',
      source: 'PP 28/2018 Pasal 6 ayat (1) huruf a',
      certainty: 'law',
    });
    expect(gate?.statusText).toBe('Terlewati, belum dinilai');
  });
});
