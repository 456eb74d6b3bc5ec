// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include <cairn/lang/parse.hpp>

#include "syntax/ast_builder.hpp"
#include "syntax/fault_messages.hpp"
#include "syntax/structure.hpp"
#include "syntax/terminal.hpp"

namespace cairn::lang {

ParsedFile parse(const SourceFile& file) {
  ParsedFile parsed;
  parsed.file = &file;
  const Span beginning{file.id(), 0, 0};
  if (file.text().size() > max_file_bytes) {
    parsed.diagnostics.report(Code::file_too_large, beginning,
                              {std::to_string(max_file_bytes >> 20U)});
    return parsed;
  }

  TokenTable table = tokenize(file);
  parsed.tokens = std::move(table.tokens);
  parsed.diagnostics = std::move(table.diagnostics);
  const Sentence sentence(file, parsed.tokens);
  if (sentence.size() == 0) {
    if (parsed.diagnostics.empty()) {
      parsed.diagnostics.report(Code::empty_file, beginning).hint =
          "a policy begins with the line `edition 1`";
    }
    return parsed;
  }

  const Structure structure = read_structure(sentence);
  DiagnosticList built;
  parsed.tree = AstBuilder(sentence, parsed.tokens, structure.nodes, built).file();
  if (parsed.tree.edition && parsed.tree.edition->value != Number(1)) {
    // Another edition is another language: nothing else that could be said of it would be true.
    parsed.diagnostics = {};
    parsed.diagnostics
        .report(Code::unknown_edition, parsed.tree.edition->span,
                {parsed.tree.edition->value.to_text()})
        .hint = "write `edition 1`, or use a newer version of Cairn";
    parsed.tree.declarations.clear();
    return parsed;
  }
  report_faults(sentence, structure.faults, parsed.diagnostics);
  parsed.diagnostics.append(built);
  parsed.diagnostics.sort();
  return parsed;
}

}  // namespace cairn::lang
