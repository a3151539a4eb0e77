// A key as ten words that two people read to each other over the telephone (docs/formats/bundle.md, "What is not
// proven"). One word for each value of a byte; a test holds the list to that of the node.
import { sha256 } from '@noble/hashes/sha2.js';
import { joined, utf8 } from './bytes';

const wordCount = 10;

export const words: readonly string[] = (
  'abad adat adik akar anak angin angka arah arus asam atap awan badai bagus bahu baja bakau balon ' +
  'bambu bangku bantal barat batik bawang bayam bebek bendera benteng beras beringin besi biji bintang ' +
  'biru bola boneka buah budi buku bulan bunga burung busur cabai cahaya cakap cangkir celana cerita ' +
  'cermin cincin cucu daging dahan dapur daun debu delima delman desa dinding domba dompet dunia durian ' +
  'duyung ekor elang emas embun enam fajar gading gajah garam garis gedung gelas gempa gergaji gerobak ' +
  'gigi gitar gula gunting gunung gurita guru hakim halus handuk harimau hati hijau hotel hujan ikan ' +
  'imam intan irama istana itik jagung jalan jangkrik jari jembatan jendela jerami jeruk jinak juara ' +
  'kabut kaca kaki kaktus kambing kamus kapal karang kartu kasur kawat kayu kebun kecap kelapa kemah ' +
  'kepiting keranjang kerbau kereta keris kertas kijang kipas kolam kopi kota kucing kuda kunang kunci ' +
  'kunyit lada ladang lagu lalat lampion lampu langit langsat lapar laut lemari lembah lengkuas lidah ' +
  'lilin lima lonceng lontar lumba lutut macan madu malam mangga manis mawar meja melati melon merah ' +
  'merpati minyak mobil monyet musik mutiara naga nakhoda nanas nasi nelayan obor ombak otak pabrik ' +
  'padi pahat paku palem panah panci pandan pantai papan pasar payung pedang pelangi pena penyu perahu ' +
  'perak perisai petani petir pintu piring pisang pohon pondok pulau purnama putih rakit rambut rawa ' +
  'roda roti rumah rusa sapi sawah sayap sayur sembilan semut senja sepatu serai singa siput sisir ' +
  'subuh sungai surat sutra tali taman tapai tenun tepung tikar timur tinta tomat udang ular utara ' +
  'warung wayang zaitun zamrud'
).split(' ');

export function keyWords(key: Uint8Array): string {
  const digest = sha256(joined(utf8('simpul/government/key/v1\n'), key));
  return Array.from(digest.subarray(0, wordCount), (byte) => words[byte] ?? '').join(' ');
}
