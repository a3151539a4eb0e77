// The words the sentences of the weave are built from. Sentences are grammar, not labels: each language has its own
// table of the same shape, so a missing phrase does not compile.
import type { DocumentType, EndingGround, OccurrenceKind, Turn } from '../../api/generated/schemas';
import type { Language } from '../../i18n/language.svelte';

export type { Language };

interface Words {
  documents: Record<DocumentType, string>;
  shortDocuments: Record<DocumentType, string>;
  acts: Record<Turn['act'], { one: string; short: string }>;
  occurrences: Record<OccurrenceKind, string>;
  endings: Record<EndingGround, string>;
}

const id: Words = {
  documents: {
    kak: 'kerangka acuan kerja',
    offer_letter: 'surat penawaran',
    reply_letter: 'surat tanggapan',
    joint_agreement: 'kesepakatan bersama',
    dprd_approval: 'persetujuan DPRD',
    cooperation_agreement: 'perjanjian kerja sama',
    work_plan: 'rencana kerja',
    power_of_attorney: 'surat kuasa',
    minutes: 'berita acara',
    amendment: 'adendum',
    extension: 'perpanjangan',
    termination: 'pengakhiran',
    report: 'laporan',
  },
  shortDocuments: {
    kak: 'KAK',
    offer_letter: 'surat penawaran',
    reply_letter: 'surat tanggapan',
    joint_agreement: 'KB',
    dprd_approval: 'persetujuan DPRD',
    cooperation_agreement: 'PKS',
    work_plan: 'rencana kerja',
    power_of_attorney: 'surat kuasa',
    minutes: 'berita acara',
    amendment: 'adendum',
    extension: 'perpanjangan',
    termination: 'pengakhiran',
    report: 'laporan',
  },
  acts: {
    prepare: { one: 'menyiapkan kerangka acuan kerja', short: 'menyiapkan KAK' },
    send_offer: { one: 'mengirim surat penawaran', short: 'mengirim penawaran' },
    reply_to_offer: { one: 'menjawab surat penawaran', short: 'menjawab penawaran' },
    draft_agreement: { one: 'menyusun kesepakatan bersama', short: 'menyusun KB' },
    agree_text: { one: 'menjawab naskah', short: 'menjawab naskah' },
    sign_agreement: { one: 'menandatangani', short: 'menandatangani' },
    assess_burden: { one: 'menilai perlu tidaknya persetujuan DPRD', short: 'menilai perlunya DPRD' },
    obtain_approval: { one: 'memperoleh persetujuan DPRD', short: 'memperoleh persetujuan DPRD' },
    draft_pks: { one: 'menyusun perjanjian kerja sama', short: 'menyusun PKS' },
    sign_pks: { one: 'menandatangani', short: 'menandatangani' },
    show_activity: { one: 'mencatat kegiatan pelaksanaan', short: 'mencatat kegiatan' },
    complete_records: { one: 'melengkapi nomor dan pindaian', short: 'melengkapi catatan' },
    report: { one: 'menyampaikan laporan', short: 'melapor' },
  },
  occurrences: {
    meeting: 'Rapat',
    ceremony: 'Upacara',
    visit: 'Kunjungan',
    activity: 'Kegiatan',
    plan: 'Rencana',
    note: 'Catatan',
  },
  endings: {
    aim_reached: 'tujuan tercapai',
    parties_agree: 'para pihak sepakat mengakhiri',
    policy_change: 'perubahan kebijakan menurut peraturan perundang-undangan',
    object_lost: 'objek kerja sama hilang atau musnah',
  },
};

const en: Words = {
  documents: {
    kak: 'terms of reference',
    offer_letter: 'offer letter',
    reply_letter: 'reply letter',
    joint_agreement: 'joint agreement',
    dprd_approval: 'council approval',
    cooperation_agreement: 'cooperation agreement',
    work_plan: 'work plan',
    power_of_attorney: 'power of attorney',
    minutes: 'minutes',
    amendment: 'amendment',
    extension: 'extension',
    termination: 'termination',
    report: 'report',
  },
  shortDocuments: {
    kak: 'terms',
    offer_letter: 'offer letter',
    reply_letter: 'reply letter',
    joint_agreement: 'joint agreement',
    dprd_approval: 'council approval',
    cooperation_agreement: 'cooperation agreement',
    work_plan: 'work plan',
    power_of_attorney: 'power of attorney',
    minutes: 'minutes',
    amendment: 'amendment',
    extension: 'extension',
    termination: 'termination',
    report: 'report',
  },
  acts: {
    prepare: { one: 'to write the terms of reference', short: 'to write the terms' },
    send_offer: { one: 'to send the offer letter', short: 'to send the offer' },
    reply_to_offer: { one: 'to answer the offer letter', short: 'to answer the offer' },
    draft_agreement: { one: 'to draft the joint agreement', short: 'to draft the agreement' },
    agree_text: { one: 'to answer the text of', short: 'to answer the text of' },
    sign_agreement: { one: 'to sign', short: 'to sign' },
    assess_burden: { one: 'to judge whether the council must approve', short: 'to assess council approval' },
    obtain_approval: { one: 'to obtain the approval of the council', short: 'to obtain council approval' },
    draft_pks: { one: 'to draft the cooperation agreements', short: 'to draft agreements' },
    sign_pks: { one: 'to sign', short: 'to sign' },
    show_activity: { one: 'to record an activity', short: 'to record an activity' },
    complete_records: { one: 'to complete numbers and scans of', short: 'to complete records' },
    report: { one: 'to report', short: 'to report' },
  },
  occurrences: {
    meeting: 'Meeting',
    ceremony: 'Ceremony',
    visit: 'Visit',
    activity: 'Activity',
    plan: 'Plan',
    note: 'Note',
  },
  endings: {
    aim_reached: 'the aim is reached',
    parties_agree: 'the parties agree to end it',
    policy_change: 'a change of policy under law',
    object_lost: 'the object is lost or destroyed',
  },
};

const tables: Record<Language, Words> = { id, en };

export function wordsOf(language: Language): Words {
  return tables[language];
}

export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('id') + text.slice(1);
}

// "7 perjanjian kerja sama"; Indonesian has no plural form, English adds one.
export function counted(count: number, noun: string, language: Language): string {
  if (language === 'id' || count === 1) return `${count} ${noun}`;
  if (noun === 'terms of reference' || noun === 'minutes' || noun.endsWith('s')) return `${count} ${noun}`;
  const plural = noun === 'power of attorney' ? 'powers of attorney' : `${noun}s`;
  return `${count} ${plural}`;
}
