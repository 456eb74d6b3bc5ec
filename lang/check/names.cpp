// SPDX-License-Identifier: Apache-2.0
#include "check/names.hpp"

#include <algorithm>
#include <cctype>

#include "base/foreign_words.hpp"
#include "base/kinds.hpp"
#include "check/checker.hpp"
#include "check/fields.hpp"
#include "check/visit.hpp"

namespace cairn::lang::checking {
namespace {

constexpr std::string_view rename_one = "take one of the two away, or give it another name";

template <class Node>
void add(Checker& checker, Table<Node>& table, std::string_view what, const Node& node,
         const ast::Declaration& declaration) {
  const auto [found, added] =
      table.try_emplace(node.name.text, Declared<Node>{&node, &declaration});
  if (!added)
    report_duplicate(checker, what, node.name.text, node.name.span, found->second.node->name.span,
                     rename_one);
}

void add_field(Checker& checker, const ast::Field& field, const ast::Declaration& declaration) {
  const auto [found, added] = checker.names.fields.try_emplace(
      {field.owner, field.name.text}, Declared<ast::Field>{&field, &declaration});
  if (!added)
    report_duplicate(checker, "field", field.name.text, field.name.span,
                     found->second.node->name.span, rename_one);
  const bool known_word = field.name.text == "active" || field.name.text == "known";
  if (known_word || is_built_in(field.owner, field.name.text))
    checker
        .report(Code::shadowed_name, field.name.span,
                {std::string(field.name.text),
                 known_word ? "a word of the language" : "a field that every record has"})
        .hint = known_word ? "give the field another name"
                           : "use the field as it is, or give yours another name";
}

void add_policy(Checker& checker, const ParsedFile& parsed, const ast::PolicyHeader& policy,
                const ast::Declaration& declaration) {
  Names& names = checker.names;
  if (&parsed != &checker.root) {
    checker.report(Code::policy_in_used_file, declaration.keyword, {parsed.file->name()}).hint =
        "move what both policies need into a file without a `policy` block, and `use` that";
  } else if (names.policy != nullptr) {
    report_duplicate(checker, "block", "policy", declaration.keyword, names.policy->title.span,
                     "a file holds one policy");
  } else {
    names.policy = &policy;
  }
}

/// A line with a fault of parsing may declare any name that stands in it.
void find_words_of_faults(Checker& checker, const ParsedFile& parsed) {
  std::set<std::uint32_t> lines;
  for (const Diagnostic& fault : parsed.diagnostics)
    if (fault.span.source == parsed.file->id() && fault.severity() == Severity::error)
      lines.insert(parsed.file->line_column(fault.span.begin).line);
  std::uint32_t line = 1;
  for (const Token& token : parsed.tokens) {
    if (token.kind == TokenKind::newline) ++line;
    if (token.kind == TokenKind::word && lines.contains(line))
      checker.names.lost.insert(parsed.file->slice(token.span));
    const bool file =
        token.kind == TokenKind::text && parsed.file->slice(token.span).ends_with(".cairn\"");
    if (file && lines.contains(line)) checker.names_missing = true;
  }
}

/// Names that stand where a declaration or a label would give them, in files with faults.
void find_lost_names(Checker& checker, const ParsedFile& parsed) {
  std::vector<std::string_view> words;
  for (const Token& token : parsed.tokens)
    if (token.kind == TokenKind::word || token.kind == TokenKind::symbol)
      words.push_back(parsed.file->slice(token.span));
  find_words_of_faults(checker, parsed);
  std::size_t uses = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    const std::string_view next = i + 1 < words.size() ? words[i + 1] : std::string_view{};
    const std::string_view after = i + 2 < words.size() ? words[i + 2] : std::string_view{};
    const bool name_follows =
        !next.empty() && std::isalpha(static_cast<unsigned char>(next[0])) != 0;
    if (word == "use" || (name_follows && meant_by(word, {"use"}))) ++uses;
    if (next == ":") checker.names.lost.insert(word);
    if (word == "let" || word == "award" || word == "admission" || word == "standing" ||
        word == "badge" || word == "rule")
      checker.names.lost.insert(next);
    if (after == "=" && meant_by(word, {"let"})) checker.names.lost.insert(next);
    if ((word == "framework" || word == "scale") && after == "{") checker.names.lost.insert(next);
    if (word == "field") checker.names.lost.insert(after);
  }
  const auto read = std::count_if(
      parsed.tree.declarations.begin(), parsed.tree.declarations.end(),
      [](const ast::Declaration& d) { return std::holds_alternative<ast::Use>(d.kind); });
  if (uses > static_cast<std::size_t>(read)) checker.vocabulary_missing = true;
}

void collect_file(Checker& checker, const ParsedFile& parsed) {
  Names& names = checker.names;
  for (const ast::Declaration& declaration : parsed.tree.declarations) {
    std::visit(
        Overloaded{
            [&](const ast::PolicyHeader& policy) {
              add_policy(checker, parsed, policy, declaration);
            },
            [](const ast::Use&) {},
            [&](const ast::Framework& framework) {
              add(checker, names.frameworks, "framework", framework, declaration);
            },
            [&](const ast::Crosswalk& crosswalk) {
              names.crosswalks.push_back({&crosswalk, &declaration});
            },
            [&](const ast::Conversion& conversion) {
              names.conversions.push_back({&conversion, &declaration});
            },
            [&](const ast::Scale& scale) {
              add(checker, names.scales, "scale", scale, declaration);
            },
            [&](const ast::Field& field) { add_field(checker, field, declaration); },
            [&](const ast::Let& let) { add(checker, names.lets, "name", let, declaration); },
            [&](const ast::Recognise& recognise) {
              names.recognitions.push_back({&recognise, &declaration});
            },
            [](const ast::RecogniseTable&) {},  // its rows are a file of their own
            [&](const ast::Overlap& overlap) {
              names.overlaps.push_back({&overlap, &declaration});
            },
            [&](const ast::Reuse& reuse) {
              names.reuse.push_back({&reuse, &declaration});
            },
            [&](const ast::Rule& rule) { add(checker, names.rules, "rule", rule, declaration); },
            [&](const ast::Award& award) {
              add(checker, names.awards, "award", award, declaration);
            },
            [&](const ast::Test& test) {
              if (&parsed == &checker.root) names.tests.push_back({&test, &declaration});
            }},
        declaration.kind);
  }
}

/// The Program has its declarations in the order of their names.
template <class Table>
void number(Table& table) {
  std::uint32_t next = 0;
  for (auto& [name, declared] : table)
    declared.id = next++;
}

/// A let whose name already says something else where a selection or an amount could stand.
void report_shadowing(Checker& checker) {
  for (const auto& [name, declared] : checker.names.lets) {
    const Span span = declared.node->name.span;
    const auto award = checker.names.awards.find(name);
    if (award != checker.names.awards.end()) {
      Diagnostic& shadowed =
          checker.report(Code::shadowed_name, span, {std::string(name), "an award"});
      shadowed.labels.push_back({award->second.node->name.span, "the award is here"});
      shadowed.hint = "give one of the two another name";
    } else if (name == "home") {
      checker.report(Code::shadowed_name, span, {"home", "the issuers of the policy's `home` line"})
          .hint = "give the list another name";
    } else if (is_kind_singular(name)) {
      checker.report(Code::shadowed_name, span, {std::string(name), "a kind of credential"}).hint =
          "give the selection another name";
    }
  }
}

}  // namespace

void collect_names(Checker& checker) {
  for (const ParsedFile* parsed : checker.files) {
    if (parsed->diagnostics.has_errors()) find_lost_names(checker, *parsed);
    collect_file(checker, *parsed);
  }
  number(checker.names.frameworks);
  number(checker.names.scales);
  number(checker.names.awards);
  number(checker.names.fields);
  report_shadowing(checker);
  for (const auto& [name, declared] : checker.names.lets)
    checker.lets[name];
  const Names& names = checker.names;
  if (names.policy == nullptr && !names.awards.empty() && !checker.root.diagnostics.has_errors()) {
    for (const auto& [name, declared] : names.awards) {
      if (!checker.in_root(declared.declaration->span)) continue;
      checker.report(Code::policy_missing, declared.declaration->keyword).hint =
          "begin the file with `policy \"…\" { version … authority … framework … home { … } }`";
      return;
    }
  }
}

void report_unused_lets(Checker& checker) {
  for (const auto& [name, meaning] : checker.lets) {
    const ast::Let& let = *checker.names.lets.at(name).node;
    if (!meaning.used && checker.in_root(let.name.span))
      checker.report(Code::unused_let, let.name.span, {std::string(name)}).hint =
          "take it away, or use it in a clause";
  }
}

}  // namespace cairn::lang::checking
