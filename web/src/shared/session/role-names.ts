// Roles as people call them.
import type { Role } from '../api/generated/schemas';
import { messages } from '../i18n/messages';
import { joined } from '../formats/lists';
import { language } from '../i18n/language.svelte.ts';

export const allRoles: readonly Role[] = [
  'staff', 'agency_officer', 'legal', 'signatory', 'leader', 'auditor', 'administrator',
];

const say = messages(
  {
    staff: 'Staf kerja sama',
    agency_officer: 'Petugas perangkat daerah',
    legal: 'Hukum',
    signatory: 'Penandatangan',
    leader: 'Pimpinan',
    auditor: 'Auditor',
    administrator: 'Admin',
    staffMeans: 'Membuka berkas, mencatat naskah dan tanda tangan, mengurus daftar pemerintah',
    agency_officerMeans: 'Mencatat naskah, lampiran, kegiatan, dan tanda tangan perangkat daerahnya',
    legalMeans: 'Sama seperti staf, dari bagian hukum',
    signatoryMeans: 'Membaca berkas dan mencatat tanda tangan',
    leaderMeans: 'Membaca seluruh berkas pemerintahnya',
    auditorMeans: 'Membaca dan memeriksa berkas serta jejak akun; tidak mengubah apa pun',
    administratorMeans: 'Mengurus akun dan daftar pemerintah; tidak membuka berkas kerja sama',
  },
  {
    staff: 'Cooperation staff',
    agency_officer: 'Agency officer',
    legal: 'Legal',
    signatory: 'Signatory',
    leader: 'Leader',
    auditor: 'Auditor',
    administrator: 'Administrator',
    staffMeans: 'Opens dossiers, records documents and signatures, keeps the government’s register',
    agency_officerMeans: 'Records documents, attachments, activities and signatures of the agency',
    legalMeans: 'Like staff, from the legal bureau',
    signatoryMeans: 'Reads dossiers and records signatures',
    leaderMeans: 'Reads every dossier of the government',
    auditorMeans: 'Reads and verifies dossiers and the account trail; changes nothing',
    administratorMeans: 'Keeps accounts and the government’s register; does not open dossiers',
  },
);

export function roleName(role: Role): string {
  return say(role);
}

export function roleMeaning(role: Role): string {
  return say(`${role}Means`);
}

export function roleNames(roles: readonly Role[]): string {
  return joined(roles.map(roleName), 'and', language.current);
}
