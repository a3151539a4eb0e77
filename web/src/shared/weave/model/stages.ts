// The ten legal stages as the stepper shows them: names and sources from the rules, the standing from the server.
import type { DocumentType, StageId, StageStanding } from '../../api/generated/schemas';
import { joined } from '../../formats/lists';
import { inWords, type Certainty, type Rules, type StageRule } from './rules';
import { sourceText } from './sources';
import { wordsOf, type Language } from './words';

export interface StageView {
  readonly id: StageId;
  readonly name: string;
  /** Fits under a tenth of the line. */
  readonly short: string;
  readonly status: StageStanding['status'];
  readonly statusText: string;
  readonly source: string;
  readonly certainty: Certainty | undefined;
  readonly note: string;
  readonly deadlineDays: number | undefined;
  readonly missing: string;
}

const shortNames: Record<Language, Record<StageId, string>> = {
  id: {
    preparation: 'Persiapan',
    offer: 'Penawaran',
    ja_drafting: 'Penyusunan KB',
    ja_signing: 'Penandatanganan KB',
    dprd_approval: 'Persetujuan DPRD',
    pks_drafting: 'Penyusunan PKS',
    pks_signing: 'Penandatanganan PKS',
    implementation: 'Pelaksanaan',
    records: 'Penatausahaan',
    reporting: 'Pelaporan',
  },
  en: {
    preparation: 'Preparation',
    offer: 'Offer',
    ja_drafting: 'Drafting the KB',
    ja_signing: 'Signing the KB',
    dprd_approval: 'Council approval',
    pks_drafting: 'Drafting the PKS',
    pks_signing: 'Signing the PKS',
    implementation: 'Implementation',
    records: 'Records',
    reporting: 'Reporting',
  },
};

export const stageOrder: readonly StageId[] = [
  'preparation',
  'offer',
  'ja_drafting',
  'ja_signing',
  'dprd_approval',
  'pks_drafting',
  'pks_signing',
  'implementation',
  'records',
  'reporting',
];

export function stageShortName(id: StageId, language: Language): string {
  return shortNames[language][id];
}

const statusTexts: Record<Language, Record<StageStanding['status'], string>> = {
  id: {
    done: 'Selesai',
    implied: 'Terlampaui, berkas belum lengkap',
    current: 'Sedang berjalan',
    later: 'Belum dimulai',
    not_needed: 'Tidak diperlukan',
    undetermined: 'Terlewati, belum dinilai',
  },
  en: {
    done: 'Done',
    implied: 'Passed, papers incomplete',
    current: 'Under way',
    later: 'Not begun',
    not_needed: 'Not needed',
    undetermined: 'Passed by without judgement',
  },
};

export function stagesOf(standings: readonly StageStanding[], rules: Rules, language: Language): StageView[] {
  return standings.map((standing) =>
    stageView(
      standing,
      rules.stages.find((rule) => rule.id === standing.id),
      language,
    ),
  );
}

function stageView(standing: StageStanding, rule: StageRule | undefined, language: Language): StageView {
  return {
    id: standing.id,
    name: inWords(rule?.name, language) || stageShortName(standing.id, language),
    short: stageShortName(standing.id, language),
    status: standing.status,
    statusText: statusTexts[language][standing.status],
    source: sourceText(rule?.source ?? '', language),
    certainty: rule?.certainty,
    note: inWords(rule?.note, language),
    deadlineDays: rule?.deadlineDays,
    missing: missingText(standing.missing, language),
  };
}

function missingText(missing: readonly DocumentType[], language: Language): string {
  return joined(
    missing.map((type) => wordsOf(language).documents[type]),
    'and',
    language,
  );
}

// "Tahap 4 dari 10"
export function stageNumber(id: StageId): number {
  return stageOrder.indexOf(id) + 1;
}
