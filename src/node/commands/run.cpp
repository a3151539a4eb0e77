#include <algorithm>
#include <iostream>

#include "cage/worker.h"
#include "commands/command_line.h"
#include "docx/word_worker.h"
#include "inspector/inspector_worker.h"
#include "node/version.h"
#include "ocr/page_worker.h"
#include "pades/confined.h"
#include "yaml/template_worker.h"

namespace simpul::node {
namespace {

const OptionSpec data_option{"data", "DIR", "SIMPUL_DATA", "folder data simpul ini (bawaan: ./simpul-data)"};
const OptionSpec json_option{"json", "", "", "hasil dan galat sebagai JSON"};

// The table of all commands, one row each, by what they are for.
std::vector<Command> commands_that_serve() {
  return {{"serve",
           "jalankan simpul",
           "simpul serve --data /var/lib/simpul --listen 127.0.0.1:8080",
           {data_option,
            {"listen", "HOST:PORT", "SIMPUL_LISTEN", "alamat layanan (bawaan: 127.0.0.1:8080)"},
            {"origin", "URL", "SIMPUL_ORIGIN",
             "alamat publik di belakang perantara TLS, misalnya https://simpul.contoh.go.id"},
            {"trusted-proxy", "ALAMAT", "SIMPUL_TRUSTED_PROXY",
             "perantara TLS di mesin lain yang menyebut alamat pemakainya, dipisah koma"},
            {"plain-http", "", "", "izinkan masuk melalui http biasa di jaringan tertutup"},
            json_option},
           0,
           serve_command},
          {"demo",
           "jalankan peragaan dengan lima kasus nyata",
           "simpul demo",
           {{"data", "DIR", "SIMPUL_DATA", "folder data peragaan (bawaan: folder sementara yang baru)"},
            {"listen", "HOST:PORT", "SIMPUL_LISTEN",
             "alamat layanan (bawaan: 127.0.0.1 dengan porta SIMPUL_PORT atau 8080)"},
            {"port", "PORT", "SIMPUL_PORT", "porta layanan"},
            json_option},
           0,
           demo_command},
          {"init",
           "siapkan folder data dan cetak kode pertama",
           "simpul init --data /var/lib/simpul",
           {data_option, json_option},
           0,
           init_command}};
}

std::vector<Command> commands_of_upkeep() {
  return {{"doctor",
           "periksa folder data: basis data, peristiwa, berkas, kunci, cadangan",
           "simpul doctor --data /var/lib/simpul",
           {data_option, {"rebuild", "", "", "susun ulang tampilan dari utas, lalu periksa"}, json_option},
           0,
           doctor_command},
          {"backup",
           "buat cadangan; dinyatakan selesai hanya setelah diuji pulih",
           "simpul backup --data /var/lib/simpul --to /mnt/cadangan",
           {data_option,
            {"to", "DIR", "", "folder tujuan; cadangan menjadi folder sendiri di dalamnya"},
            {"with-keys", "", "", "sertakan kunci penandatangan dan rahasia simpul"},
            json_option},
           0,
           backup_command},
          {"restore",
           "pulihkan cadangan ke folder data yang kosong",
           "simpul restore /mnt/cadangan/simpul-20220812-220000 --data /var/lib/simpul",
           {data_option, {"check", "", "", "uji saja, jangan pulihkan"}, json_option},
           1,
           restore_command}};
}

std::vector<Command> commands_on_files() {
  return {{"import",
           "daftarkan banyak kerja sama dari CSV",
           "simpul import kerja-sama.csv --data /var/lib/simpul --as sari@64 --dry-run",
           {data_option,
            {"as", "AKUN", "", "akun yang mendaftarkan, dengan kode pemerintah daerahnya"},
            {"dry-run", "", "", "periksa saja, jangan catat"},
            json_option},
           1,
           import_command},
          {"export",
           "tulis semua utas sebagai JSON Lines",
           "simpul export --data /var/lib/simpul > utas.jsonl",
           {data_option,
            {"dossier", "ID", "", "hanya berkas ini"},
            {"bundle", "FILE", "", "tulis berkas itu sebagai bundel yang membuktikan dirinya sendiri"},
            {"withhold", "JENIS", "",
             "jenis peristiwa, atau hash peristiwa dan dokumen, yang tidak disertakan; dipisah koma"},
            json_option},
           0,
           export_command},
          {"verify",
           "periksa bundel sebuah berkas; tanpa jaringan dan tanpa folder data",
           "simpul verify berkas-3498b629117b.simpul.zip",
           {json_option},
           1,
           verify_command},
          {"version", "versi program", "simpul version --json", {json_option}, 0, version_command}};
}

const std::vector<Command>& commands() {
  static const std::vector<Command> all = [] {
    std::vector<Command> rows = commands_that_serve();
    for (auto* more : {commands_of_upkeep, commands_on_files}) std::ranges::move(more(), std::back_inserter(rows));
    return rows;
  }();
  return all;
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

void print_help() {
  std::cout << "Simpul " << version_text << ": kerja sama daerah, dari kontak pertama sampai laporan terakhir\n\n"
            << "Contoh:\n  simpul demo\n  simpul init --data ./simpul-data && simpul serve --data "
               "./simpul-data\n\nPerintah:\n";
  for (const Command& command : commands()) std::cout << fmt::format("  {:<9} {}\n", command.name, command.summary);
  std::cout << "\nsimpul help PERINTAH menjelaskan satu perintah.\n";
}

void print_help(const Command& command) {
  std::cout << "simpul " << command.name << ": " << command.summary << "\n\nContoh:\n  " << command.examples
            << "\n\nPilihan:\n";
  for (const OptionSpec& option : command.options) {
    const std::string flag =
        "--" + std::string(option.name) + (option.placeholder.empty() ? "" : " ") + std::string(option.placeholder);
    std::cout << fmt::format("  {:<18} {}", flag, option.help);
    if (!option.environment.empty()) std::cout << " [" << option.environment << "]";
    std::cout << '\n';
  }
}

int unknown_command(const std::string& name) {
  const auto nearest =
      std::ranges::min_element(commands(), {}, [&](const Command& c) { return distance(c.name, name); });
  std::cerr << "Perintah \"" << name << "\" tidak dikenal.";
  if (distance(nearest->name, name) <= 2) std::cerr << " Maksud Anda \"simpul " << nearest->name << "\"?";
  std::cerr << "\nKetik \"simpul help\" untuk daftar perintah." << std::endl;
  return static_cast<int>(Exit::Usage);
}

const Command* find_command(const std::string& name) {
  const auto found = std::ranges::find(commands(), name, &Command::name);
  return found == commands().end() ? nullptr : &*found;
}

// "simpul help" is about all, "simpul help doctor" says what "simpul doctor --help" says.
int help(const std::vector<std::string>& words) {
  const auto arguments = Arguments::read(words, {{"help", "", "", ""}, json_option}, 1);
  if (!arguments) return static_cast<int>(Terminal(false).fail(arguments.error(), Exit::Usage));
  const std::string about = arguments->positional().empty() ? "help" : arguments->positional().front();
  const Command* command = find_command(about);
  if (!command && about != "help") return unknown_command(about);
  command ? print_help(*command) : print_help();
  return 0;
}

}  // namespace

Exit version_command(const Arguments&, const Terminal& terminal) {
  if (terminal.json()) {
    terminal.result(Json(JsonObject{{"version", std::string(version_text)}}));
  } else {
    terminal.result(std::string(version_text));
  }
  return Exit::Ok;
}

int run(const std::vector<std::string>& words) {
  const std::string name = words.empty() ? "help" : words.front();
  const std::vector<std::string> rest(words.empty() ? words.end() : words.begin() + 1, words.end());
  if (name == inspector::worker_command) return inspector::run_inspector_worker();
  if (name == docx::worker_command) return docx::run_word_worker();
  if (name == yaml::worker_command) return yaml::run_template_worker();
  if (name == ocr::worker_command) return ocr::run_page_worker();
  if (name == pades::worker_command) return cage::run_worker(pades::carry_out, pades::warm_up);
  if (name == "help" || name == "--help" || name == "-h") return help(rest);
  const Command* command = find_command(name == "--version" ? "version" : name);
  if (!command) return unknown_command(name);
  if (std::ranges::find(rest, "--help") != rest.end()) {
    print_help(*command);
    return 0;
  }
  const bool json = std::ranges::find(rest, "--json") != rest.end();
  const Terminal terminal(json);
  const auto arguments = Arguments::read(rest, command->options, command->positional_max);
  if (!arguments) return static_cast<int>(terminal.fail(arguments.error(), Exit::Usage));
  return static_cast<int>(command->run(*arguments, terminal));
}

}  // namespace simpul::node
