// SPDX-License-Identifier: Apache-2.0
/// @file
/// What the passes of the checker share: the declarations found, the Program as far as it is built,
/// and what there is to tell the author. A pass is a few free functions over a Checker; `check.cpp`
/// says in which order they run.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <cairn/lang/diagnostic.hpp>
#include <cairn/lang/parse.hpp>
#include <cairn/lang/program.hpp>

#include "check/names.hpp"

namespace cairn::lang::checking {

/// A value, or (empty) the mark of one about which something was already said: whoever meets that
/// stays silent, so that one fault gives one message.
template <class T>
using Checked = std::optional<T>;

/// What a bare `level 5`, `15 credits` or `"B+"` takes. `written` without `id`: named, but wrongly.
template <class Id>
struct Default {
  bool written = false;
  Checked<Id> id;
};

/// Names that are defined through names, awards that complete awards and files that use files may
/// be this deep.
inline constexpr std::size_t longest_chain = 200;

/// What a `let` stands for; worked out when it is first used.
struct LetMeaning {
  bool used = false;
  bool cyclic = false;
  bool resolved = false;
  Checked<program::SelectionId> selection;
  Checked<program::Amount> amount;
};

enum class ParameterType { credits, hours, level, number, text, selection };

/// A parameter of the rule whose clauses are being read.
struct Parameter {
  Span declared;
  Checked<ParameterType> type;
  std::optional<ast::Value> argument = {};  ///< none while the rule is read by itself
  std::string text = {};                    ///< the argument as clauses show it
};
using Parameters = std::map<std::string_view, Parameter>;

/// The lines of an award: its own, or those of a rule that it follows.
struct AwardPart {
  const ast::Award* lines = nullptr;
  std::string name;                       ///< "award `data-practice`", "rule `diploma`"
  const ast::Follows* follows = nullptr;  ///< of the award itself; none: its own lines
  Parameters parameters = {};
};

/// Where a clause comes from.
struct ClauseOrigin {
  const ast::Clause* source = nullptr;  ///< none: of a line that is no clause, as `level highest`
  const AwardPart* part = nullptr;      ///< the lines that it came with
};

/// The clauses of one award by their paths within it.
using ClausePaths = std::unordered_map<std::string, program::ClauseId>;

class Checker {
 public:
  Checker(const std::vector<const ParsedFile*>& parsed, const ParsedFile& root_file);

  /// All files, the root among them, each once.
  std::vector<const ParsedFile*> files;
  const ParsedFile& root;
  /// Something that `use` names could not be read, so that a name nobody knows may stand there.
  bool names_missing = false;
  /// A module of the standard library is missing: it has frameworks and scales, no other names.
  bool vocabulary_missing = false;
  /// The modules of the standard library.
  std::vector<std::string> module_names = {};
  /// Crosswalks that are used although they are not official, and why.
  std::map<const ast::Crosswalk*, std::string> taken_over = {};

  Names names;
  program::Program program;
  DiagnosticList diagnostics;

  Default<program::FrameworkId> level_framework;
  Default<program::FrameworkId> credit_framework;
  Default<program::ScaleId> scale;
  /// The framework whose credits `unit` of a framework speaks of; none where it has no credits.
  std::vector<Default<program::FrameworkId>> credit_unit_of;

  std::map<std::string_view, LetMeaning> lets;
  std::vector<ClausePaths> clauses_of;  ///< by award
  std::set<program::FieldId> used_fields;
  std::set<program::FieldId> faulty_fields;    ///< of a type nobody knows
  std::set<program::ClauseId> faulty_clauses;  ///< their body is poisoned
  /// Of each clause, parallel to `program.clauses`.
  std::vector<ClauseOrigin> clause_origins;

  Parameters parameters;                         ///< of the rule whose clauses are being read
  std::set<Span> parameter_uses;                 ///< where a parameter stands
  std::vector<std::vector<AwardPart>> parts;     ///< of each award
  std::vector<std::string_view> rules_in_order;  ///< each behind those that it follows
  std::set<std::string_view> cyclic_rules;
  std::set<std::string_view> followed_rules;
  /// Awards that follow a rule which could not be taken over, so that its clauses are not there.
  std::set<std::string_view> awards_without_a_rule;
  /// What was said of rules by themselves, so that it is not said again for each award.
  std::set<std::pair<Code, Span>> told_of_rules;
  const AwardPart* part = nullptr;  ///< being read

  /// Where the author wrote each recognition; parallel to `program.recognitions`.
  std::vector<const ast::Declaration*> recognition_sources;
  /// `complete X`: who completes whom, and where that is written.
  struct Completion {
    program::AwardId by;
    program::AwardId of;
    Span span;
  };
  std::vector<Completion> completions;

  /// `credentials counted in X`: the clause that speaks of it, and what X is.
  struct CountedIn {
    program::ClauseId clause;
    const ast::Path* path = nullptr;
    Span span;
  };
  std::vector<CountedIn> counted_in;
  /// The clause of `overall` of which what is read is all that it speaks of.
  std::optional<program::ClauseId> counting;

  Diagnostic& report(Code code, Span span, std::initializer_list<std::string> arguments = {});
  /// The author's own words: white space folded, comments left out.
  [[nodiscard]] std::string text(Span span) const;
  [[nodiscard]] program::Place place(Span span) const;
  /// A place in the root file takes the policy's framework; one in a library file names its own.
  [[nodiscard]] bool in_root(Span span) const;
  /// It stands in a table of recognitions.
  [[nodiscard]] bool is_table(Span span) const { return file_of(span).table_of != nullptr; }
  /// Something in there could not be read, so that what seems absent may only be lost.
  [[nodiscard]] bool has_fault_within(Span span) const;
  /// The same, and where something in there was read and is wrong.
  [[nodiscard]] bool has_any_fault_within(Span span) const;
  /// Where the policy block stands; the whole root file where there is none.
  [[nodiscard]] Span policy_span() const;

 private:
  void note_files();
  /// Its place in `files`; their number where it is none of them.
  [[nodiscard]] std::size_t index_of_file(Span span) const;
  [[nodiscard]] const ParsedFile& file_of(Span span) const;
  /// The place of the first token that ends behind `offset`.
  [[nodiscard]] std::size_t token_at(const ParsedFile& file, std::uint32_t offset) const;

  /// Where token_at last found one: a policy is read mostly from front to back.
  mutable std::size_t last_token_ = 0;

  std::vector<program::FileId> file_ids_;  ///< parallel to `files`
  std::set<Span> fault_places_;            ///< of what the checker itself reported
};

/// `a`, `b` and `c`: each in backticks.
[[nodiscard]] std::string listing(const std::vector<std::string_view>& words,
                                  std::string_view joined_by = "and");
/// The text in backticks.
[[nodiscard]] std::string ticked(std::string_view text);

/// Reports a name that nobody declares, with the nearest of those there are; silent where the
/// declaration may have been lost to another fault. `what` is a `selection`, an `award`, …
void report_unknown(Checker& checker, std::string_view what, std::string_view name, Span span,
                    const std::vector<std::string_view>& known);

/// Reports the second of two that have one name. `what` is a `let`, a `parameter`, …
void report_duplicate(Checker& checker, std::string_view what, std::string_view name, Span again,
                      Span first, std::string_view hint);

/// Reports the end of a chain of definitions that is too long to follow.
void report_chain(Checker& checker, std::string_view name, Span span);

/// Reports (E0206) that something stands in a block where it means nothing, and where it belongs.
void report_wrong_block(Checker& checker, Span span, std::string what, program::Block block,
                        std::string hint);
[[nodiscard]] std::string_view block_word(program::Block block);

}  // namespace cairn::lang::checking
