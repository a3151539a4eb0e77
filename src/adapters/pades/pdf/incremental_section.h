#pragma once

#include <qpdf/QPDF.hh>

#include <map>
#include <string>
#include <string_view>

namespace simpul::pades {

// Collects new and changed objects and writes them as an incremental update (ISO 32000-1 section 7.5.6). The table of
// places has the form the file already uses, a table or a stream, because strict readers do not expect a mixture.
class IncrementalSection {
 public:
  // Throws Refused where the file does not say where its table of places is.
  IncrementalSection(QPDF& pdf, std::string_view original);

  // The new object's reference, "12 0 R".
  std::string add(std::string body);
  // Reserves a number for an object that others refer to before its text is known.
  int reserve() { return next_++; }
  void set(int number, std::string body) { set(number, 0, std::move(body)); }
  void set(int number, int generation, std::string body);
  void set(const QPDFObjectHandle& object, std::string body) {
    set(object.getObjectID(), object.getGeneration(), std::move(body));
  }

  // The bytes to be put behind the original.
  std::string finish();

 private:
  struct Object {
    int generation = 0;
    std::string body;
    std::size_t at = 0;
  };
  void write_table(std::string& out, std::size_t at) const;
  void write_stream(std::string& out, std::size_t at);
  // Runs of consecutive numbers: first and count.
  std::map<int, int> runs() const;
  std::string trailer_entries(const std::string& section) const;

  QPDF& pdf_;
  std::string_view original_;
  std::size_t previous_ = 0;
  bool streamed_ = false;
  int next_ = 0;
  std::map<int, Object> objects_;
};

std::string reference(int number, int generation = 0);

}  // namespace simpul::pades
