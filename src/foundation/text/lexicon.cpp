// The words that the stemmer knows, each list in byte order.
#include "lexicon.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace simpul::text {
namespace {

// Roots of the field and of general papers, and names of regions that begin or end like an affix ("Berau", "Pemalang").
constexpr auto roots = std::to_array<std::string_view>({
    "aceh",         "ada",           "adat",         "adendum",    "adil",         "adu",           "agama",
    "ahli",         "air",           "ajak",         "ajar",       "akad",         "akar",          "akhir",
    "akibat",       "akses",         "akta",         "aktif",      "aktivitas",    "akurat",        "alam",
    "alami",        "alat",          "alih",         "alir",       "alokasi",      "amal",          "aman",
    "amanat",       "ambil",         "amendemen",    "ampu",       "anak",         "analisis",      "ancam",
    "anggap",       "anggar",        "anggota",      "angkat",     "angkut",       "angsur",        "antar",
    "antara",       "apresiasi",     "apung",        "arah",       "arsip",        "arti",          "arus",
    "asal",         "asas",          "aset",         "asing",      "aspek",        "aspirasi",      "asuh",
    "asuransi",     "atas",          "atur",         "awak",       "awal",         "awas",          "baca",
    "badan",        "bagi",          "bagian",       "bahan",      "bahas",        "bahasa",        "bahaya",
    "baik",         "bakar",         "baku",         "balai",      "balas",        "balik",         "bandara",
    "banding",      "bangkit",       "bangsa",       "bangun",     "banjir",       "bantu",         "banyak",
    "barang",       "baru",          "basis",        "batal",      "batas",        "batik",         "bawah",
    "bayar",        "beasiswa",      "beban",        "bebas",      "beda",         "bekal",         "bekasi",
    "beku",         "belanja",       "beli",         "belitung",   "belu",         "benah",         "benar",
    "bencana",      "bener",         "bengkalis",    "bengkayang", "bengkulu",     "benih",         "bentuk",
    "berangkat",    "beras",         "berau",        "beri",       "berita",       "bersih",        "besar",
    "biak",         "biaya",         "bibit",        "bicara",     "bidan",        "bidang",        "bijak",
    "bimbing",      "bina",          "bisnis",       "blokir",     "boleh",        "bongkar",       "bor",
    "borong",       "buah",          "buat",         "bubar",      "budaya",       "budi",          "budidaya",
    "bugar",        "buka",          "bukti",        "buku",       "bumi",         "bunuh",         "bunyi",
    "buruh",        "buruk",         "butuh",        "cabai",      "cabang",       "cabut",         "cacat",
    "cadang",       "cair",          "cakap",        "cakup",      "calon",        "campur",        "canang",
    "candi",        "cantum",        "cap",          "capai",      "cari",         "catat",         "cedera",
    "cegah",        "cek",           "cemar",        "cengkih",    "cepat",        "cerdas",        "ceria",
    "cetak",        "cipta",         "ciri",         "coba",       "cocok",        "cukup",         "curah",
    "daerah",       "daftar",        "dagang",       "daging",     "dairi",        "dalih",         "damai",
    "dampak",       "damping",       "dana",         "danau",      "dapat",        "dapur",         "darat",
    "dasar",        "data",          "datang",       "daur",       "daya",         "debat",         "debit",
    "definisi",     "deiyai",        "dekat",        "delegasi",   "demak",        "demokrasi",     "demplot",
    "denda",        "dengar",        "denpasar",     "depok",      "derajat",      "dermaga",       "desa",
    "desain",       "detail",        "dewan",        "dewasa",     "dharmasraya",  "didik",         "digital",
    "dinas",        "dinding",       "disiplin",     "diskusi",    "distribusi",   "dogiyai",       "dokter",
    "dokumen",      "dominasi",      "dompu",        "donggala",   "dorong",       "draf",          "dua",
    "duduk",        "duga",          "dukung",       "dumai",      "duplikasi",    "durasi",        "dusun",
    "edar",         "edukasi",       "efektif",      "efisien",    "ekonomi",      "ekspor",        "elektronik",
    "emas",         "emban",         "embung",       "emisi",      "empang",       "energi",        "evaluasi",
    "fakta",        "faktur",        "fasilitas",    "fasilitasi", "festival",     "fisik",         "fokus",
    "fondasi",      "format",        "formulir",     "forum",      "fungsi",       "gabung",        "gagal",
    "gagas",        "gambar",        "gambut",       "ganda",      "ganggu",       "ganti",         "gantung",
    "garam",        "garap",         "garis",        "gas",        "gaya",         "gedung",        "gelar",
    "gempa",        "gempur",        "genang",       "gender",     "gerak",        "gerbang",       "giat",
    "giliran",      "gizi",          "golong",       "gratis",     "gudang",       "gugat",         "gula",
    "guna",         "gunung",        "guru",         "gusur",      "habis",        "hadap",         "hadir",
    "haji",         "hak",           "hakim",        "halal",      "halang",       "hambat",        "hambur",
    "hapus",        "harap",         "harga",        "hari",       "harmoni",      "harus",         "hasil",
    "hasut",        "hayat",         "hemat",        "henti",      "hewan",        "hibah",         "hidup",
    "hijau",        "hilang",        "hilir",        "himbau",     "himpun",       "hindar",        "hitung",
    "hormat",       "hubung",        "hukum",        "huni",       "hutan",        "ibadah",        "ibukota",
    "identitas",    "ikan",          "ikat",         "iklan",      "iklim",        "ikut",          "imbang",
    "impor",        "imunisasi",     "inap",         "indah",      "indikator",    "industri",      "inflasi",
    "informasi",    "infrastruktur", "ingat",        "ingin",      "inovasi",      "inspeksi",      "inspektorat",
    "instansi",     "integrasi",     "intensif",     "internet",   "inti",         "inventarisasi", "investasi",
    "irigasi",      "isi",           "isolasi",      "istimewa",   "izin",         "jabat",         "jadi",
    "jadwal",       "jaga",          "jagung",       "jajak",      "jajan",        "jaksa",         "jalan",
    "jalin",        "jalur",         "jamin",        "jangka",     "jangkau",      "janji",         "jarak",
    "jaring",       "jasa",          "jawab",        "jelajah",    "jelas",        "jembatan",      "jemput",
    "jenis",        "jenjang",       "jual",         "juang",      "judul",        "jumlah",        "juru",
    "jurus",        "kabar",         "kabupaten",    "kader",      "kaimana",      "kain",          "kait",
    "kaji",         "kakao",         "kali",         "kambing",    "kampanye",     "kampar",        "kampung",
    "kampus",       "kanal",         "kandang",      "kandung",    "kantor",       "kapal",         "kapasitas",
    "kapuas",       "karang",        "karet",        "karimun",    "karo",         "karya",         "kasasi",
    "kasih",        "kasus",         "kata",         "kaum",       "kaur",         "kawal",         "kawasan",
    "kawin",        "kaya",          "kayu",         "kebumen",    "kebun",        "kecamatan",     "kecil",
    "kedelai",      "kediri",        "keerom",       "kejar",      "kelapa",       "kelas",         "kelola",
    "kelompok",     "keluar",        "keluarga",     "keluh",      "kemas",        "kembali",       "kembang",
    "kena",         "kenal",         "kendal",       "kendala",    "kendali",      "kendara",       "kendari",
    "kentang",      "kepahiang",     "kepala",       "kepung",     "kerabat",      "keras",         "kerbau",
    "kereta",       "kerinci",       "kering",       "kerja",      "kertas",       "kesan",         "ketapang",
    "ketat",        "ketela",        "ketua",        "ketuk",      "khusus",       "kilang",        "kilau",
    "kinerja",      "kira",          "kirim",        "kisah",      "klaim",        "klasifikasi",   "klaster",
    "klinik",       "kode",          "kolaborasi",   "kolaka",     "kolam",        "komisi",        "komitmen",
    "kompensasi",   "kompeten",      "kompetisi",    "komunikasi", "komunitas",    "kondisi",       "konflik",
    "konsep",       "konservasi",    "konstruksi",   "konsultasi", "konsumen",     "konsumsi",      "kontrak",
    "kontribusi",   "kontrol",       "koordinasi",   "koperasi",   "kopi",         "koreksi",       "korupsi",
    "kota",         "kotabaru",      "kotor",        "kreatif",    "kredit",       "kriminal",      "kualitas",
    "kuasa",        "kuat",          "kudus",        "kukuh",      "kumpul",       "kunci",         "kuning",
    "kuningan",     "kunjung",       "kuota",        "kupang",     "kupas",        "kurang",        "kurikulum",
    "kutip",        "laba",          "labuh",        "lacak",      "lada",         "lahan",         "lahat",
    "lahir",        "lain",          "laju",         "laksana",    "laku",         "lalu",          "laman",
    "lamar",        "lambat",        "lamongan",     "lampau",     "lampir",       "lampung",       "lancar",
    "landas",       "langgan",       "langgar",      "langkat",    "langsung",     "lanjut",        "lantik",
    "lapang",       "lapis",         "lapor",        "larang",     "laris",        "larut",         "latar",
    "latih",        "laut",          "lawan",        "layak",      "layan",        "layar",         "lebak",
    "lebih",        "lebong",        "legal",        "lelah",      "lelang",       "lembaga",       "lembata",
    "lembur",       "lengkap",       "lepas",        "lestari",    "letak",        "lewat",         "libat",
    "libur",        "lihat",         "limbah",       "limpah",     "lindung",      "lingga",        "lingkung",
    "lingkup",      "lintas",        "lisensi",      "listrik",    "literasi",     "lokal",         "lokasi",
    "lombok",       "longsor",       "luar",         "luas",       "lulus",        "lumbung",       "lunas",
    "luncur",       "lurah",         "lurus",        "maaf",       "main",         "maju",          "makam",
    "makan",        "makmur",        "maksud",       "malam",      "mampu",        "mamuju",        "manado",
    "mandailing",   "mandat",        "mandiri",      "manfaat",    "manis",        "manokwari",     "mantap",
    "manusia",      "margin",        "masa",         "masak",      "masalah",      "masuk",         "masyarakat",
    "mata",         "materai",       "mati",         "medan",      "megah",        "mekar",         "melek",
    "memori",       "mempawah",      "menang",       "menengah",   "mentawai",     "menteri",       "merangin",
    "meranti",      "merauke",       "merdeka",      "merek",      "mesin",        "mesuji",        "meterai",
    "metro",        "mikro",         "milik",        "minahasa",   "minat",        "minta",         "minum",
    "minyak",       "misi",          "miskin",       "mitigasi",   "mitra",        "mobil",         "modal",
    "modern",       "mohon",         "monitor",      "muara",      "muat",         "muda",          "mudah",
    "muka",         "mukim",         "mulai",        "muna",       "muncul",       "mungkin",       "murah",
    "murni",        "musik",         "musnah",       "musyawarah", "mutakhir",     "mutasi",        "mutu",
    "naik",         "nakal",         "nama",         "nanti",      "narasumber",   "narkoba",       "nasihat",
    "nasional",     "naskah",        "negara",       "negosiasi",  "nelayan",      "niaga",         "nikah",
    "nikel",        "nilai",         "nominal",      "nomor",      "norma",        "notaris",       "nyala",
    "nyaman",       "nyata",         "nyawa",        "obat",       "objek",        "objektif",      "olah",
    "olahraga",     "operasi",       "opini",        "optimal",    "orang",        "organisasi",    "otonom",
    "otorisasi",    "pacitan",       "paham",        "pajak",      "pajang",       "pakai",         "pakan",
    "pala",         "palembang",     "pancang",      "pandang",    "pandeglang",   "panduan",       "panen",
    "pangan",       "panggil",       "pangkal",      "pangkas",    "panitia",      "panjang",       "pantai",
    "pantau",       "papar",         "papua",        "paraf",      "parah",        "pariaman",      "parigi",
    "parkir",       "partai",        "partisipasi",  "pasang",     "pasar",        "pascapanen",    "paser",
    "pasok",        "pasti",         "pasuruan",     "paten",      "pati",         "patok",         "patuh",
    "pecah",        "pedoman",       "peduli",       "pegang",     "pekalongan",   "pekan",         "pekanbaru",
    "pelalawan",    "pelihara",      "pelosok",      "peluang",    "pemalang",     "pemerintah",    "pemuda",
    "penajam",      "pendek",        "penduduk",     "pengaruh",   "penting",      "penuh",         "perak",
    "peran",        "perang",        "perangkat",    "percaya",    "perdata",      "perekat",       "perempuan",
    "pergi",        "periksa",       "perintah",     "peristiwa",  "perkakas",     "perkara",       "perlu",
    "pernah",       "persen",        "pertama",      "pertamina",  "pesan",        "pesat",         "pesawaran",
    "peserta",      "pesisir",       "peta",         "petik",      "pidana",       "pidie",         "pihak",
    "pikir",        "pilih",         "pimpin",       "pinang",     "pindah",       "pinggir",       "pinjam",
    "pinrang",      "pintar",        "pintu",        "pipa",       "pisah",        "plasma",        "pokok",
    "pola",         "polisi",        "politik",      "populasi",   "porsi",        "poso",          "potensi",
    "potong",       "prakarsa",      "praktik",      "prasarana",  "preferensi",   "prestasi",      "prioritas",
    "produk",       "produksi",      "produsen",     "profesi",    "profil",       "program",       "promosi",
    "proses",       "protokol",      "provinsi",     "proyek",     "puas",         "publik",        "publikasi",
    "pugar",        "puji",          "pukul",        "pulang",     "pulau",        "pulih",         "puncak",
    "pungut",       "pupuk",         "pusat",        "puskesmas",  "pustaka",      "putar",         "putih",
    "putus",        "ragam",         "rahasia",      "raih",       "rakyat",       "ralat",         "ramah",
    "ramai",        "rambah",        "rampung",      "rancang",    "rancu",        "rangka",        "rangkai",
    "rangkap",      "rangkum",       "rangsang",     "rapat",      "rapi",         "rasa",          "rasio",
    "rata",         "rawan",         "rawat",        "raya",       "realisasi",    "reboisasi",     "rebut",
    "redam",        "reformasi",     "regional",     "registrasi", "rehabilitasi", "rekam",         "rekayasa",
    "rekening",     "rekomendasi",   "rekrut",       "relawan",    "relevan",      "relokasi",      "rencana",
    "rendah",       "renovasi",      "reputasi",     "resah",      "resmi",        "respons",       "restoran",
    "retribusi",    "revisi",        "revitalisasi", "rezeki",     "ribut",        "rinci",         "ringan",
    "ringkas",      "rintis",        "riset",        "risiko",     "roda",         "rotan",         "ruang",
    "rugi",         "rujuk",         "rukun",        "rumah",      "rumpun",       "rumput",        "rumus",
    "runding",      "runtuh",        "rupa",         "rusak",      "rutin",        "sabar",         "sadar",
    "safari",       "sah",           "sahabat",      "saham",      "saing",        "saji",          "sakit",
    "saksi",        "sakti",         "salah",        "salin",      "salur",        "sambung",       "sampah",
    "sampai",       "sandar",        "sanggah",      "sanggup",    "sanitasi",     "sanksi",        "sapa",
    "sapi",         "saran",         "sarana",       "sarapan",    "sasar",        "sastra",        "satelit",
    "satu",         "satuan",        "saudara",      "sawah",      "sawit",        "sayur",         "sebab",
    "sebar",        "sebut",         "sedap",        "sedekah",    "sederhana",    "sedia",         "segel",
    "sehat",        "seimbang",      "sejahtera",    "sejarah",    "sekadau",      "sekolah",       "sekretariat",
    "sektor",       "selamat",       "selaras",      "selat",      "selayar",      "seleksi",       "selenggara",
    "selesai",      "seling",        "selisih",      "seluma",     "seluruh",      "semai",         "semangat",
    "semarang",     "sembako",       "sembuh",       "semen",      "sempurna",     "senang",        "sengketa",
    "seni",         "sensus",        "sentosa",      "sentra",     "sepaham",      "sepakat",       "seragam",
    "serah",        "seram",         "serang",       "serap",      "serasi",       "serat",         "serdang",
    "serikat",      "sertifikasi",   "sertifikat",   "seruyan",    "sesuai",       "setor",         "setuju",
    "sewa",         "siaga",         "siap",         "siar",       "siasat",       "sidang",        "sidenreng",
    "sidik",        "sifat",         "sikap",        "simeulue",   "simpan",       "simpul",        "sinergi",
    "singgah",      "singkat",       "sintang",      "sipil",      "sisa",         "sisih",         "sistem",
    "siswa",        "sita",          "situs",        "skala",      "skema",        "solusi",        "sopan",
    "sorot",        "sosial",        "sosialisasi",  "standar",    "stasiun",      "statistik",     "status",
    "stok",         "strategi",      "studi",        "subjek",     "subsidi",      "subur",         "sudah",
    "suhu",         "sukarela",      "sukses",       "suku",       "sulam",        "sulap",         "sulit",
    "sumbang",      "sumber",        "sungai",       "sunting",    "supervisi",    "surat",         "surut",
    "survei",       "susu",          "susul",        "susun",      "susut",        "swadaya",       "swakelola",
    "swasembada",   "swasta",        "syarat",       "syukur",     "tabung",       "tahan",         "tahap",
    "tahu",         "tahun",         "tahura",       "taman",      "tamat",        "tambah",        "tambak",
    "tambang",      "tampil",        "tampung",      "tanah",      "tanam",        "tanda",         "tanding",
    "tangan",       "tanggal",       "tanggap",      "tanggulang", "tanggung",     "tangkap",       "tanya",
    "tapis",        "tari",          "tarif",        "tarik",      "taruh",        "tata",          "tawar",
    "tebing",       "tebo",          "tebu",         "tegak",      "tegal",        "tegas",         "teguh",
    "tekad",        "tekan",         "teknik",       "teknis",     "teknologi",    "telaah",        "teladan",
    "teliti",       "teluk",         "temanggung",   "tembakau",   "tembus",       "tempat",        "tempuh",
    "temu",         "tenaga",        "tenang",       "tender",     "tengah",       "tentara",       "tentu",
    "tenun",        "tepat",         "tepi",         "tepung",     "terampil",     "terang",        "terap",
    "terbang",      "terbit",        "terima",       "teritorial", "terminal",     "ternak",        "ternate",
    "tertib",       "terus",         "tetap",        "tiba",       "tiga",         "timah",         "timbang",
    "timbul",       "timbun",        "timpang",      "tindak",     "tinggal",      "tinggi",        "tingkat",
    "tinjau",       "tiru",          "titik",        "titip",      "tokoh",        "tol",           "tolak",
    "tolong",       "tombak",        "topang",       "transaksi",  "transfer",     "transmigrasi",  "transparan",
    "transportasi", "tua",           "tugas",        "tuju",       "tukar",        "tulis",         "tumbuh",
    "tuna",         "tunai",         "tunda",        "tunggu",     "tunjang",      "tunjuk",        "tuntas",
    "tuntut",       "turun",         "turut",        "tutup",      "tutur",        "uang",          "ubah",
    "udang",        "ujar",          "uji",          "ukir",       "ukur",         "ulang",         "ulas",
    "umat",         "umum",          "undang",       "undi",       "unduh",        "undur",         "unggah",
    "unggul",       "unit",          "universitas",  "unsur",      "upah",         "upaya",         "urai",
    "urus",         "usaha",         "usul",         "usung",      "usut",         "utama",         "utang",
    "vaksin",       "valid",         "validasi",     "variasi",    "verifikasi",   "visi",          "wabah",
    "wadah",        "wajah",         "wajar",        "wajib",      "wakaf",        "wakil",         "waktu",
    "warga",        "waris",         "warna",        "wasit",      "waspada",      "wenang",        "wilayah",
    "wirausaha",    "wisata",        "wujud",        "yakin",      "yayasan",      "zakat",         "zona",
});
static_assert(std::ranges::is_sorted(roots));

// A word that is read as other words.
struct Reading {
  std::string_view word;
  std::string_view meaning;
};

// One word read as another: older spellings, and derivations whose affixes mislead.
constexpr auto aliases = std::to_array<Reading>({
    {"addendum", "adendum"},
    {"analisa", "analisis"},
    {"apotik", "apotek"},
    {"hutang", "utang"},
    {"ijin", "izin"},
    {"jadual", "jadwal"},
    {"kepariwisataan", "wisata"},
    {"kesekretariatan", "sekretariat"},
    {"kwalitas", "kualitas"},
    {"kwitansi", "kuitansi"},
    {"lembab", "lembap"},
    {"menanggapi", "tanggap"},
    {"milyar", "miliar"},
    {"mula", "mulai"},
    {"nopember", "november"},
    {"obyek", "objek"},
    {"obyektif", "objektif"},
    {"pariwisata", "wisata"},
    {"pebruari", "februari"},
    {"pemohon", "mohon"},
    {"pemrograman", "program"},
    {"permohonan", "mohon"},
    {"permusyawaratan", "musyawarah"},
    {"praktek", "praktik"},
    {"propinsi", "provinsi"},
    {"resiko", "risiko"},
    {"rubah", "ubah"},
    {"sekretaris", "sekretariat"},
    {"sertipikat", "sertifikat"},
    {"sistim", "sistem"},
    {"standard", "standar"},
    {"subyek", "subjek"},
    {"tehnik", "teknik"},
    {"tehnis", "teknis"},
    {"trilyun", "triliun"},
    {"wewenang", "wenang"},
    {"wisatawan", "wisata"},
});
static_assert(std::ranges::is_sorted(aliases, {}, &Reading::word));

// Words that are two or more: written together in one form and apart in another, or short for them.
constexpr auto compounds = std::to_array<Reading>({
    {"antardaerah", "antar daerah"},   {"antarprovinsi", "antar provinsi"},
    {"antarwilayah", "antar wilayah"}, {"babel", "bangka belitung"},
    {"beritahu", "beri tahu"},         {"bertandatangan", "tanda tangan"},
    {"ikutserta", "ikut serta"},       {"jabar", "jawa barat"},
    {"jateng", "jawa tengah"},         {"jatim", "jawa timur"},
    {"kalbar", "kalimantan barat"},    {"kalsel", "kalimantan selatan"},
    {"kaltara", "kalimantan utara"},   {"kalteng", "kalimantan tengah"},
    {"kaltim", "kalimantan timur"},    {"kepri", "kepulauan riau"},
    {"kerjasama", "kerja sama"},       {"ketatausahaan", "tata usaha"},
    {"lalulintas", "lalu lintas"},     {"malut", "maluku utara"},
    {"narahubung", "nara hubung"},     {"ntb", "nusa tenggara barat"},
    {"ntt", "nusa tenggara timur"},    {"pascabencana", "pasca bencana"},
    {"pemda", "pemerintah daerah"},    {"pemkab", "pemerintah kabupaten"},
    {"pemkot", "pemerintah kota"},     {"pemprov", "pemerintah provinsi"},
    {"rumahsakit", "rumah sakit"},     {"sebarluas", "sebar luas"},
    {"serahterima", "serah terima"},   {"sulbar", "sulawesi barat"},
    {"sulsel", "sulawesi selatan"},    {"sulteng", "sulawesi tengah"},
    {"sultra", "sulawesi tenggara"},   {"sulut", "sulawesi utara"},
    {"sumbar", "sumatera barat"},      {"sumberdaya", "sumber daya"},
    {"sumsel", "sumatera selatan"},    {"sumut", "sumatera utara"},
    {"tandatangan", "tanda tangan"},   {"tanggungjawab", "tanggung jawab"},
    {"tatakelola", "tata kelola"},     {"tatausaha", "tata usaha"},
    {"tenagakerja", "tenaga kerja"},   {"tenagalistrik", "tenaga listrik"},
    {"tindaklanjut", "tindak lanjut"}, {"titiktemu", "titik temu"},
    {"warganegara", "warga negara"},
});
static_assert(std::ranges::is_sorted(compounds, {}, &Reading::word));

// Too frequent to tell documents apart; the English ones for titles in English.
constexpr auto stop_words = std::to_array<std::string_view>({
    "ada",      "adalah",  "adapun",   "agar",     "akan",      "aku",      "and",      "anda",        "apa",
    "apabila",  "apakah",  "atas",     "atau",     "bagaimana", "bagi",     "bahwa",    "beberapa",    "begitu",
    "belum",    "berupa",  "bila",     "bisa",     "by",        "dalam",    "dan",      "dapat",       "dari",
    "daripada", "demi",    "demikian", "dengan",   "di",        "dia",      "for",      "guna",        "hal",
    "hanya",    "harus",   "hingga",   "ia",       "ialah",     "in",       "ini",      "itu",         "jika",
    "juga",     "kalau",   "kami",     "kamu",     "karena",    "ke",       "kepada",   "kita",        "lagi",
    "lain",     "maka",    "manakala", "maupun",   "melalui",   "mengenai", "menjadi",  "mereka",      "merupakan",
    "namun",    "nya",     "of",       "oleh",     "on",        "or",       "pada",     "para",        "pula",
    "pun",      "saat",    "saja",     "sampai",   "sangat",    "saya",     "sebagai",  "sebagaimana", "sebelum",
    "sebuah",   "secara",  "sedang",   "sehingga", "sejak",     "selain",   "selaku",   "selama",      "seluruh",
    "semua",    "seorang", "seperti",  "serta",    "sesudah",   "setelah",  "setiap",   "suatu",       "sudah",
    "supaya",   "tanpa",   "tapi",     "telah",    "tentang",   "terhadap", "tersebut", "tetapi",      "the",
    "tiap",     "tidak",   "to",       "untuk",    "with",      "yaitu",    "yakni",    "yang",
});
static_assert(std::ranges::is_sorted(stop_words));

constexpr std::size_t words_count = roots.size() + aliases.size() + compounds.size();

constexpr Reading reading_at(std::size_t index) {
  if (index < roots.size()) return {.word = roots[index], .meaning = roots[index]};
  index -= roots.size();
  return index < aliases.size() ? aliases[index] : compounds[index - aliases.size()];
}

// Every word of a text is looked up some ten times while its affixes come off, so the lists are hashed when compiled.
constexpr std::size_t slots_count = 4096;
constexpr std::uint16_t free_slot = 0xFFFF;
static_assert(words_count * 2 < slots_count);

// FNV-1a, 32 bits.
constexpr std::size_t slot_of(std::string_view word) {
  std::uint32_t hash = 2166136261U;
  for (const char c : word) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
  return (hash ^ (hash >> 16)) % slots_count;
}

constexpr auto slots = [] {
  std::array<std::uint16_t, slots_count> filled{};
  filled.fill(free_slot);
  for (std::size_t index = 0; index < words_count; ++index) {
    std::size_t slot = slot_of(reading_at(index).word);
    while (filled[slot] != free_slot) slot = (slot + 1) % slots_count;
    filled[slot] = static_cast<std::uint16_t>(index);
  }
  return filled;
}();

}  // namespace

std::string_view meaning_of(std::string_view word) {
  for (std::size_t slot = slot_of(word); slots[slot] != free_slot; slot = (slot + 1) % slots_count) {
    const Reading reading = reading_at(slots[slot]);
    if (reading.word == word) return reading.meaning;
  }
  return {};
}

bool is_stop(std::string_view word) { return std::ranges::binary_search(stop_words, word); }

}  // namespace simpul::text
