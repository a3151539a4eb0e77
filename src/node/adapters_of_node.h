#pragma once

#include <memory>
#include <string>

#include "docx/docx_files.h"
#include "files/blobs.h"
#include "files/chance.h"
#include "files/data_folder.h"
#include "inspector/process_inspector.h"
#include "keystore/keystore.h"
#include "line_log/line_log.h"
#include "memory/change_feed.h"
#include "ocr/ocr_page_reader.h"
#include "pades/pades_signatures.h"
#include "pdf/pdf_renderer.h"
#include "ports/clock.h"
#include "signing_setup.h"
#include "sql/database.h"
#include "sql/journal.h"
#include "yaml/caged_template_files.h"

namespace simpul::node {

// What a node's data folder holds, by name.
struct Places {
  explicit Places(const std::string& folder)
      : database(folder + "/simpul.db"),
        blobs(folder + "/blobs"),
        keys(folder + "/keys"),
        secret(folder + "/secret"),
        checkpoint(folder + "/checkpoint") {}
  std::string database;
  std::string blobs;
  std::string keys;
  std::string secret;
  std::string checkpoint;  // the last one the log showed; never part of a backup (docs/decisions/0011)
};

// The outside world of one node.
struct Adapters {
  files::DataFolder folder;
  Places places;
  Clock& clock;
  files::SystemChance chance;
  std::unique_ptr<sql::SqliteDatabase> database;
  std::unique_ptr<sql::SqlJournal> journal;
  std::unique_ptr<files::FileBlobs> blobs;
  std::unique_ptr<keystore::Keystore> keys;
  memory::MemoryChangeFeed feed;
  std::unique_ptr<FileInspector> inspector;
  std::unique_ptr<Renderer> renderer;
  std::unique_ptr<WordFiles> word_files;
  std::unique_ptr<PageReader> page_reader;
  std::unique_ptr<TemplateFiles> template_files;
  std::unique_ptr<Log> log;
  std::unique_ptr<SigningSetup> signing_setup;
  std::unique_ptr<cage::ConfinedProgram> signature_worker;
  std::unique_ptr<PdfSignatures> signatures;
  bool timestamps = false;  // whether a time-stamp authority is set up
};

// The database of a node with the shape and the search of this program.
Result<std::unique_ptr<sql::SqliteDatabase>, Refusals> open_node_database(const std::string& path);

Result<std::unique_ptr<Adapters>, Refusals> open_adapters(const std::string& folder,
                                                          const std::string& inspector_program, Clock& clock);

}  // namespace simpul::node
