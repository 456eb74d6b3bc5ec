// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include <cairn/engine/json_writer.hpp>
#include <cairn/lang/diagnostic.hpp>

#include "cli/check_report.hpp"
#include "cli/explanations.hpp"
#include "cli/messages.hpp"
#include "cli/plain_page.hpp"

namespace cairn::cli {
namespace {

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr std::size_t help_width = 100;

/// The name of a file as a URI: relative where it is, and a module of the library as it is called.
std::string uri_of(std::string_view name) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = name.starts_with('/') ? "file://" : "";
  // `a:b.cairn` alone would be read as a scheme.
  const std::size_t colon = name.find(':');
  const bool library = name.starts_with("stdlib:");
  if (!library && colon != std::string_view::npos && name.find('/') > colon) uri += "./";
  for (const char letter : name) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool plain =
        (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
        (byte >= '0' && byte <= '9') ||
        std::string_view("-._~/:@!$&'()*+,;=").find(letter) != std::string_view::npos;
    if (plain) {
      uri += letter;
    } else {
      uri += '%';
      uri += digits[byte >> 4U];
      uri += digits[byte & 0xFU];
    }
  }
  return uri;
}

/// `UnknownName` of `unknown_name`, as SARIF's rules are named.
std::string rule_name(Code code) {
  std::string name;
  bool upper = true;
  for (const char letter : code_name(code)) {
    const bool small = letter >= 'a' && letter <= 'z';
    if (letter != '_') name += upper && small ? static_cast<char>(letter - 'a' + 'A') : letter;
    upper = letter == '_';
  }
  return name;
}

std::string_view explanation_of(Code code) {
  const auto all = explanations();
  const auto found = std::find_if(all.begin(), all.end(), [code](const Explanation& one) {
    return one.name == code_text(code);
  });
  return found == all.end() ? std::string_view{} : found->text;
}

class CheckSarif {
 public:
  explicit CheckSarif(const std::vector<CheckedFile>& files) : files_(files) {
    for (const CheckedFile& file : files) {
      if (!file.policy) continue;
      for (const Diagnostic& diagnostic : file.policy->result.diagnostics)
        rules_.emplace(code_text(diagnostic.code), diagnostic.code);
    }
  }

  [[nodiscard]] std::string whole() {
    out_.begin_object();
    text("$schema", schema);
    text("version", "2.1.0");
    list("runs", [&] { run(); });
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
  template <class Members>
  void object(std::string_view name, const Members& members) {
    out_.name(name);
    out_.begin_object();
    members();
    out_.end_object();
  }
  template <class Items>
  void list(std::string_view name, const Items& items) {
    out_.name(name);
    out_.begin_array();
    items();
    out_.end_array();
  }
  void message(std::string_view name, std::string_view value) {
    object(name, [&] { text("text", value); });
  }

  void run() {
    out_.begin_object();
    object("tool", [&] {
      object("driver", [&] {
        text("name", "Cairn");
        text("version", CAIRN_VERSION);
        text("semanticVersion", CAIRN_VERSION);
        list("rules", [&] {
          for (const auto& [id, code] : rules_)
            rule(code);
        });
      });
    });
    text("columnKind", "utf16CodeUnits");
    list("invocations", [&] { invocation(); });
    list("artifacts", [&] {
      std::set<std::string> listed;
      for (const CheckedFile& file : files_) {
        if (!listed.insert(file.name).second) continue;
        out_.begin_object();
        object("location", [&] { text("uri", uri_of(file.name)); });
        out_.end_object();
      }
    });
    list("results", [&] {
      for (const CheckedFile& file : files_) {
        if (!file.policy) continue;
        for (const Diagnostic& diagnostic : file.policy->result.diagnostics)
          result(diagnostic, *file.policy->sources);
      }
    });
    out_.end_object();
  }

  void rule(Code code) {
    const std::string_view page = explanation_of(code);
    std::string_view title = title_of(page);
    title.remove_prefix(std::min(code_text(code).size() + 1, title.size()));
    out_.begin_object();
    text("id", code_text(code));
    text("name", rule_name(code));
    message("shortDescription", title);
    object("help", [&] {
      text("text", plain_page(page, help_width));
      text("markdown", page);
    });
    object("defaultConfiguration", [&] { text("level", severity_word(severity_of(code))); });
    out_.end_object();
  }

  void invocation() {
    const bool all_read = std::all_of(files_.begin(), files_.end(), [](const CheckedFile& file) {
      return file.policy.has_value();
    });
    out_.begin_object();
    out_.name("executionSuccessful");
    out_.truth(all_read);
    list("toolExecutionNotifications", [&] {
      for (const CheckedFile& file : files_) {
        if (file.policy) continue;
        out_.begin_object();
        text("level", "error");
        message("message", file.unreadable);
        object("descriptor", [&] { text("id", code_text(Code::file_not_readable)); });
        out_.end_object();
      }
    });
    out_.end_object();
  }

  void result(const Diagnostic& diagnostic, const Sources& sources) {
    const std::string id(code_text(diagnostic.code));
    const std::string said = diagnostic.hint.empty()
                                 ? diagnostic.message()
                                 : diagnostic.message() + "; hint: " + diagnostic.hint;
    // A file that two policies use has its faults once.
    const SourceFile& file = sources.file(diagnostic.span.source);
    if (!told_.insert({file.name(), diagnostic.span.begin, id, said}).second) return;
    out_.begin_object();
    text("ruleId", id);
    number("ruleIndex", static_cast<std::size_t>(std::distance(
                            rules_.begin(), rules_.find(code_text(diagnostic.code)))));
    text("level", severity_word(diagnostic.severity()));
    message("message", said);
    list("locations", [&] { location(diagnostic.span, file); });
    related(diagnostic, sources);
    fixes(diagnostic, file);
    out_.end_object();
  }

  void location(Span span, const SourceFile& file) {
    out_.begin_object();
    physical_location(span, file);
    out_.end_object();
  }

  void physical_location(Span span, const SourceFile& file) {
    object("physicalLocation", [&] {
      object("artifactLocation", [&] { text("uri", uri_of(file.name())); });
      region("region", span, file);
    });
  }

  void region(std::string_view name, Span span, const SourceFile& file) {
    object(name, [&] {
      number("startLine", file.line_column(span.begin).line);
      number("startColumn", file.utf16_column(span.begin));
      number("endLine", file.line_column(span.end).line);
      number("endColumn", file.utf16_column(span.end));
    });
  }

  void related(const Diagnostic& diagnostic, const Sources& sources) {
    if (diagnostic.labels.empty()) return;
    list("relatedLocations", [&] {
      std::size_t id = 0;
      for (const Label& label : diagnostic.labels) {
        out_.begin_object();
        number("id", id++);
        physical_location(label.span, sources.file(label.span.source));
        message("message", label.text);
        out_.end_object();
      }
    });
  }

  void fixes(const Diagnostic& diagnostic, const SourceFile& file) {
    const auto replacement = replacement_of(diagnostic, file);
    if (!replacement) return;
    list("fixes", [&] {
      out_.begin_object();
      message("description", diagnostic.hint);
      list("artifactChanges", [&] {
        out_.begin_object();
        object("artifactLocation", [&] { text("uri", uri_of(file.name())); });
        list("replacements", [&] {
          out_.begin_object();
          region("deletedRegion", replacement->span, file);
          object("insertedContent", [&] { text("text", replacement->text); });
          out_.end_object();
        });
        out_.end_object();
      });
      out_.end_object();
    });
  }

  const std::vector<CheckedFile>& files_;
  engine::JsonWriter out_;
  std::map<std::string_view, Code> rules_;
  std::set<std::tuple<std::string, std::uint32_t, std::string, std::string>> told_;
};

}  // namespace

std::string check_sarif(const std::vector<CheckedFile>& files) {
  return CheckSarif(files).whole();
}

}  // namespace cairn::cli
