// A text from the library with every variable filled, as the staff of two provinces would before they sign.
import type { DocumentText } from '../../src/shared/api/generated/schemas.ts';

export interface Signatory {
  readonly name: string;
  readonly office: string;
  readonly seat: string;
}

const months = [
  'Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember',
];
const days = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
const ones = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];

// Up to 99, which is all that days and the last digits of years need.
function words(number: number): string {
  const [tens, rest] = [Math.floor(number / 10), number % 10];
  if (number < 10) return ones[number] ?? '';
  if (number === 10) return 'sepuluh';
  if (number === 11) return 'sebelas';
  if (number < 20) return `${ones[rest]} belas`;
  return `${ones[tens]} puluh ${ones[rest]}`.trim();
}

function plain(day: Date): string {
  return `${day.getUTCDate()} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

function shared(today: Date): Record<string, string> {
  const end = new Date(today);
  end.setUTCFullYear(end.getUTCFullYear() + 5);
  end.setUTCDate(end.getUTCDate() - 1);
  const two = (number: number): string => String(number).padStart(2, '0');
  return {
    dasar_rencana: 'rencana pembangunan jangka menengah daerah', maksud: 'landasan bagi PARA PIHAK untuk bekerja sama',
    tujuan: 'meningkatkan ketahanan pangan', objek: 'pembangunan daerah',
    pertimbangan: 'bahwa kerja sama daerah meningkatkan kesejahteraan masyarakat',
    penyelesai_perselisihan: 'Menteri Dalam Negeri', 'jangka_waktu.lama': '5 (lima) tahun',
    'jangka_waktu.mulai': plain(today), 'jangka_waktu.akhir': plain(end), 'tenggat.perpanjangan': '6 (enam) bulan',
    'lingkup.1.judul': 'ketahanan pangan', 'lingkup.1.pelaksana': 'dinas yang membidangi pangan',
    'tanggal.penandatanganan.hari': days[today.getUTCDay()] ?? '',
    'tanggal.penandatanganan.tanggal': words(today.getUTCDate()),
    'tanggal.penandatanganan.bulan': months[today.getUTCMonth()] ?? '',
    'tanggal.penandatanganan.tahun': `dua ribu ${words(today.getUTCFullYear() - 2000)}`,
    'tanggal.penandatanganan.angka':
      `${two(today.getUTCDate())}-${two(today.getUTCMonth() + 1)}-${today.getUTCFullYear()}`,
    'tempat.penandatanganan': 'Samarinda',
  };
}

function ofParty(place: number, one: Signatory): Record<string, string> {
  const values = {
    alamat: `Jalan Gajah Mada Nomor ${place}, ${one.seat}`, dasar_jabatan: 'Keputusan Presiden tentang pengangkatan',
    kontak_unit: 'Biro Pemerintahan', kontak_jabatan: 'Kepala Biro', kontak_pos_el: `biro${place}@example.go.id`, kontak_telepon: '0541-733333',
    nomor: `119/${place}/KB`, jabatan: one.office, 'jabatan.kapital': one.office.toUpperCase(), pejabat: one.name,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`pihak.${place}.${name}`, value]));
}

// `today` as the node counts days: in the zone of Jakarta.
export function filled(text: DocumentText, signatories: readonly Signatory[], now = new Date()): DocumentText {
  const today = new Date(now.getTime() + 7 * 3_600_000);
  const values = Object.assign(shared(today), ...signatories.map((one, at) => ofParty(at + 1, one))) as
    Record<string, string>;
  const whole = JSON.stringify(text).replaceAll(/\{\{([^}]+)\}\}/g, (mark, name: string) => values[name] ?? mark);
  return JSON.parse(whole) as DocumentText;
}
