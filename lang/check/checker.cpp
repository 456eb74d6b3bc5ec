// SPDX-License-Identifier: Apache-2.0
#include "check/checker.hpp"

#include <algorithm>
#include <numeric>

#include "base/foreign_words.hpp"
#include "base/suggest.hpp"

namespace cairn::lang::checking {
namespace {

/// `DATA-501`, `Cisco`: names of a policy are in small letters, and few have figures in them.
bool looks_like_code(std::string_view name) {
  return std::any_of(name.begin(), name.end(), [](char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
  });
}

}  // namespace

Checker::Checker(const std::vector<const ParsedFile*>& parsed, const ParsedFile& root_file)
    : files(parsed), root(root_file) {
  if (std::find(files.begin(), files.end(), &root) == files.end()) files.push_back(&root);
  std::sort(files.begin(), files.end(), [](const ParsedFile* left, const ParsedFile* right) {
    return left->file->id() < right->file->id();
  });
  files.erase(std::unique(files.begin(), files.end()), files.end());
  note_files();
}

void Checker::note_files() {
  std::vector<std::size_t> order(files.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
    const bool first = files[left] == &root;
    const bool second = files[right] == &root;
    return first != second ? first : files[left]->file->name() < files[right]->file->name();
  });
  file_ids_.resize(files.size());
  for (const std::size_t i : order) {
    file_ids_[i] = {static_cast<std::uint32_t>(program.files.size())};
    program.files.push_back({files[i]->file->name(), std::string(files[i]->file->text())});
  }
}

Diagnostic& Checker::report(Code code, Span span, std::initializer_list<std::string> arguments) {
  if (severity_of(code) == Severity::error) fault_places_.insert(span);
  return diagnostics.report(code, span, arguments);
}

std::size_t Checker::index_of_file(Span span) const {
  const auto found = std::find_if(files.begin(), files.end(), [span](const ParsedFile* parsed) {
    return parsed->file->id() == span.source;
  });
  return static_cast<std::size_t>(found - files.begin());
}

const ParsedFile& Checker::file_of(Span span) const {
  const std::size_t index = index_of_file(span);
  return index == files.size() ? root : *files[index];
}

bool Checker::in_root(Span span) const {
  return span.source == root.file->id() || file_of(span).table_of == root.file;
}

std::size_t Checker::token_at(const ParsedFile& file, std::uint32_t offset) const {
  const std::vector<Token>& tokens = file.tokens;
  const auto before = [&](const Token& token) { return token.span.end <= offset; };
  // The steps away from the last place double, so that a near one is found by looking near.
  std::size_t low = std::min(last_token_, tokens.size());
  std::size_t high = low;
  for (std::size_t step = 1; low > 0 && !before(tokens[low - 1]); step *= 2) {
    high = low;
    low -= std::min(low, step);
  }
  for (std::size_t step = 1; high < tokens.size() && before(tokens[high]); step *= 2) {
    low = high;
    high += std::min(tokens.size() - high, step);
  }
  const auto first = tokens.begin();
  last_token_ = static_cast<std::size_t>(
      std::partition_point(first + static_cast<std::ptrdiff_t>(low),
                           first + static_cast<std::ptrdiff_t>(high), before) -
      first);
  return last_token_;
}

std::string Checker::text(Span span) const {
  const ParsedFile& parsed = file_of(span);
  if (parsed.table_of != nullptr) return std::string(parsed.file->slice(span));
  std::string folded;
  bool gap = false;
  auto token = parsed.tokens.begin() + static_cast<std::ptrdiff_t>(token_at(parsed, span.begin));
  for (; token != parsed.tokens.end() && token->span.begin < span.end; ++token) {
    const bool significant = token->kind != TokenKind::blank && token->kind != TokenKind::newline &&
                             token->kind != TokenKind::comment &&
                             token->kind != TokenKind::documentation;
    if (significant) {
      if (gap && !folded.empty()) folded += ' ';
      const std::string_view word = parsed.file->slice(token->span);
      const auto parameter = parameters.find(word);
      const bool bound = parameter != parameters.end() && parameter->second.argument &&
                         parameter_uses.contains(token->span);
      folded += bound ? parameter->second.text : std::string(word);
    }
    gap = !significant;
  }
  return folded;
}

program::Place Checker::place(Span span) const {
  const std::size_t index = index_of_file(span);
  const LineColumn at = file_of(span).file->line_column(span.begin);
  return {index == files.size() ? program::FileId{} : file_ids_[index], at.line, at.column};
}

bool Checker::has_fault_within(Span span) const {
  const DiagnosticList& faults = file_of(span).diagnostics;
  return std::any_of(faults.begin(), faults.end(), [span](const Diagnostic& fault) {
    return fault.severity() == Severity::error && fault.span.begin >= span.begin &&
           fault.span.begin <= span.end;
  });
}

bool Checker::has_any_fault_within(Span span) const {
  if (has_fault_within(span)) return true;
  const auto first = fault_places_.lower_bound({span.source, span.begin, 0});
  return first != fault_places_.end() && first->source == span.source && first->begin <= span.end;
}

Span Checker::policy_span() const {
  for (const ast::Declaration& declaration : root.tree.declarations)
    if (std::holds_alternative<ast::PolicyHeader>(declaration.kind)) return declaration.span;
  return {root.file->id(), 0, static_cast<std::uint32_t>(root.file->text().size())};
}

std::string ticked(std::string_view text) {
  return "`" + std::string(text) + "`";
}

std::string listing(const std::vector<std::string_view>& words, std::string_view joined_by) {
  std::string listed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) listed += i + 1 == words.size() ? " " + std::string(joined_by) + " " : ", ";
    listed += ticked(words[i]);
  }
  return listed;
}

void report_unknown(Checker& checker, std::string_view what, std::string_view name, Span span,
                    const std::vector<std::string_view>& known) {
  if (checker.names_missing || checker.names.lost.contains(name)) return;
  if (checker.vocabulary_missing && (what == "framework" || what == "scale")) return;
  Diagnostic& unknown =
      checker.report(Code::unknown_name, span, {std::string(what), std::string(name)});
  const bool in_library = std::find(checker.module_names.begin(), checker.module_names.end(),
                                    name) != checker.module_names.end();
  if (const auto near = in_library ? std::nullopt : nearest(name, known)) {
    unknown.hint = "write " + ticked(*near);
  } else if (const auto meant = meant_by(name, known)) {
    unknown.hint = "write " + ticked(*meant) + " for " + ticked(name);
  } else if ((what == "selection" || what == "list") && looks_like_code(name)) {
    unknown.hint = "put it in quotes: " + ticked("\"" + std::string(name) + "\"");
  } else if (in_library && (what == "framework" || what == "scale")) {
    unknown.hint = "add " + ticked("use " + std::string(name));
  } else if (!known.empty() && known.size() <= 8) {
    unknown.hint = "there is " + listing(known);
  }
}

void report_duplicate(Checker& checker, std::string_view what, std::string_view name, Span again,
                      Span first, std::string_view hint) {
  Diagnostic& duplicate =
      checker.report(Code::duplicate_name, again, {std::string(what), std::string(name)});
  duplicate.labels.push_back({first, "the first is here"});
  duplicate.hint = hint;
}

void report_chain(Checker& checker, std::string_view name, Span span) {
  checker.report(Code::chain_too_long, span, {std::string(name), std::to_string(longest_chain)})
      .hint = "say what it is in fewer steps";
}

std::string_view block_word(program::Block block) {
  switch (block) {
    case program::Block::declares:
      return "declares";
    case program::Block::requirements:
      return "requires";
    case program::Block::overall:
      return "overall";
    case program::Block::provided:
      return "provided";
  }
  return {};
}

void report_wrong_block(Checker& checker, Span span, std::string what, program::Block block,
                        std::string hint) {
  checker.report(Code::wrong_block, span, {std::move(what), std::string(block_word(block))}).hint =
      std::move(hint);
}

}  // namespace cairn::lang::checking
