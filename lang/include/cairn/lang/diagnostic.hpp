// SPDX-License-Identifier: Apache-2.0
/// @file
/// What Cairn tells a person about their text. A diagnostic is data: a stable code, the place,
/// arguments for the message of that code (`diagnostics.def`), further places, and a hint.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cairn/lang/source.hpp>

namespace cairn {

enum class Severity { error, warning, note };

/// Every code of Cairn. `E` an error in a policy, `W` a warning, `R` something about a learner
/// record. A code keeps its meaning for ever and is never reused.
enum class Code : std::uint16_t {
#define CAIRN_DIAGNOSTIC(code, name, severity, message) name,
#include <cairn/lang/diagnostics.def>
#undef CAIRN_DIAGNOSTIC
};

/// The code as users see it: `E0201`.
[[nodiscard]] std::string_view code_text(Code code);
/// Its name in the table: `unknown_name`.
[[nodiscard]] std::string_view code_name(Code code);
[[nodiscard]] Severity severity_of(Code code);
/// The message with `{0}`, `{1}` … still in it.
[[nodiscard]] std::string_view message_template(Code code);
/// Every code in the order of the table.
[[nodiscard]] std::vector<Code> all_codes();

/// A further place that explains the message: "the other one is here".
struct Label {
  Span span;
  std::string text;
};

struct Diagnostic {
  Code code{};
  Span span;                           ///< the narrowest wrong thing
  std::vector<std::string> arguments;  ///< for the placeholders of the message
  std::vector<Label> labels;
  std::string hint;  ///< what to write instead; empty when there is nothing useful to say

  [[nodiscard]] Severity severity() const { return severity_of(code); }
  /// The message with its arguments filled in.
  [[nodiscard]] std::string message() const;
};

/// A change of the text: what stands in the span becomes `text`.
struct Replacement {
  Span span;
  std::string text;
};

/// What the hint asks for as a change of the text, where it says so exactly: a word that is nearly
/// the one to write, or a word that is missing. Nothing where a person has to decide.
[[nodiscard]] std::optional<Replacement> replacement_of(const Diagnostic& diagnostic,
                                                        const SourceFile& file);

/// Fills `{0}`, `{1}` … of a message; an argument that is missing stays as written, a very long
/// one is cut.
[[nodiscard]] std::string fill_message(std::string_view message,
                                       const std::vector<std::string>& arguments);

/// The diagnostics of a run, in the order they were found.
class DiagnosticList {
 public:
  /// Adds one and returns it, so that labels and a hint can be set on it.
  Diagnostic& report(Code code, Span span, std::initializer_list<std::string> arguments = {});
  void append(const DiagnosticList& other);

  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] std::size_t size() const { return items_.size(); }
  [[nodiscard]] auto begin() const { return items_.begin(); }
  [[nodiscard]] auto end() const { return items_.end(); }
  /// By file, then place, then code: the order in which a person reads them.
  void sort();

 private:
  std::vector<Diagnostic> items_;
};

}  // namespace cairn
