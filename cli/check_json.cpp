// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <string_view>

#include <cairn/engine/json_writer.hpp>
#include <cairn/lang/diagnostic.hpp>

#include "cli/check_report.hpp"
#include "cli/messages.hpp"

namespace cairn::cli {
namespace {

struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;

  void add(Severity severity) {
    switch (severity) {
      case Severity::error:
        ++errors;
        return;
      case Severity::warning:
        ++warnings;
        return;
      case Severity::note:
        ++notes;
        return;
    }
  }
};

Counts counts_of(const CheckedFile& file) {
  Counts counts;
  if (!file.policy) return counts;
  for (const Diagnostic& diagnostic : file.policy->result.diagnostics)
    counts.add(diagnostic.severity());
  return counts;
}

class CheckJson {
 public:
  [[nodiscard]] std::string whole(const std::vector<CheckedFile>& files) {
    out_.begin_object();
    text("cairn", "check/1");
    text("version", CAIRN_VERSION);
    out_.name("files");
    out_.begin_array();
    for (const CheckedFile& each : files)
      file(each);
    out_.end_array();
    out_.name("diagnostics");
    out_.begin_array();
    for (const CheckedFile& each : files) {
      if (!each.policy) continue;
      for (const Diagnostic& one : each.policy->result.diagnostics)
        diagnostic(each, one);
    }
    out_.end_array();
    summary(files);
    out_.end_object();
    return out_.finished() + "\n";
  }

 private:
  void text(std::string_view name, std::string_view value) {
    out_.name(name);
    out_.text(value);
  }
  void number(std::string_view name, std::size_t value) {
    out_.name(name);
    out_.number(value);
  }

  void file(const CheckedFile& file) {
    const Counts counts = counts_of(file);
    out_.begin_object();
    text("file", file.name);
    text("status", !file.policy ? "unreadable" : file.policy->result.program ? "valid" : "errors");
    number("errors", counts.errors);
    number("warnings", counts.warnings);
    number("notes", counts.notes);
    out_.name("contents");
    contents(file);
    out_.name("unreadable");
    out_.text_or_null(file.unreadable);
    out_.end_object();
  }

  void contents(const CheckedFile& file) {
    if (!file.policy || !file.policy->result.program) {
      out_.null();
      return;
    }
    const program::Program& program = *file.policy->result.program;
    out_.begin_object();
    number("awards", program.awards.size());
    number("clauses", program.clauses.size());
    number("recognitions", program.recognitions.size());
    number("tests", program.tests.size());
    out_.end_object();
  }

  void diagnostic(const CheckedFile& file, const Diagnostic& diagnostic) {
    const Sources& sources = *file.policy->sources;
    out_.begin_object();
    text("policy", file.name);
    text("code", code_text(diagnostic.code));
    text("name", code_name(diagnostic.code));
    text("severity", severity_word(diagnostic.severity()));
    text("message", diagnostic.message());
    out_.name("hint");
    out_.text_or_null(diagnostic.hint);
    out_.name("place");
    place(diagnostic.span, sources);
    out_.name("labels");
    out_.begin_array();
    for (const Label& label : diagnostic.labels) {
      out_.begin_object();
      text("text", label.text);
      out_.name("place");
      place(label.span, sources);
      out_.end_object();
    }
    out_.end_array();
    out_.name("fix");
    fix(diagnostic, sources);
    out_.end_object();
  }

  void place(Span span, const Sources& sources) {
    const SourceFile& file = sources.file(span.source);
    const LineColumn begin = file.line_column(span.begin);
    const LineColumn end = file.line_column(span.end);
    out_.begin_object();
    text("file", file.name());
    number("line", begin.line);
    number("column", begin.column);
    number("end_line", end.line);
    number("end_column", end.column);
    number("offset", span.begin);
    number("end_offset", span.end);
    out_.end_object();
  }

  void fix(const Diagnostic& diagnostic, const Sources& sources) {
    const auto replacement = replacement_of(diagnostic, sources.file(diagnostic.span.source));
    if (!replacement) {
      out_.null();
      return;
    }
    out_.begin_object();
    out_.name("place");
    place(replacement->span, sources);
    text("text", replacement->text);
    out_.end_object();
  }

  void summary(const std::vector<CheckedFile>& files) {
    Counts all;
    std::size_t valid = 0;
    std::size_t unreadable = 0;
    for (const CheckedFile& file : files) {
      const Counts counts = counts_of(file);
      all.errors += counts.errors;
      all.warnings += counts.warnings;
      all.notes += counts.notes;
      if (!file.policy) {
        ++unreadable;
      } else if (file.policy->result.program) {
        ++valid;
      }
    }
    out_.name("summary");
    out_.begin_object();
    number("files", files.size());
    number("valid", valid);
    number("unreadable", unreadable);
    number("errors", all.errors);
    number("warnings", all.warnings);
    number("notes", all.notes);
    out_.end_object();
  }

  engine::JsonWriter out_;
};

}  // namespace

std::string check_json(const std::vector<CheckedFile>& files) {
  return CheckJson().whole(files);
}

}  // namespace cairn::cli
