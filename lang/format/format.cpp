// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include <cairn/lang/format.hpp>
#include <cairn/lang/parse.hpp>

#include "format/fidelity.hpp"
#include "format/layout.hpp"
#include "format/pieces.hpp"
#include "syntax/structure.hpp"
#include "syntax/terminal.hpp"

namespace cairn::lang {

FormatResult format(const SourceFile& file) {
  ParsedFile parsed = parse(file);
  FormatResult result;
  result.diagnostics = std::move(parsed.diagnostics);
  if (result.diagnostics.has_errors()) return result;

  const Sentence sentence(file, parsed.tokens);
  const Structure structure = read_structure(sentence);
  const Pieces pieces(sentence, parsed.tokens, structure.nodes);
  const SourceFile written(file.id(), file.name(), Layout(pieces, structure.nodes).text());

  const TokenTable again = tokenize(written);
  const Structure structure_again = read_structure(Sentence(written, again.tokens));
  if (again.diagnostics.empty() &&
      say_the_same({file, parsed.tokens, structure}, {written, again.tokens, structure_again})) {
    result.text = std::string(written.text());
  }
  return result;
}

}  // namespace cairn::lang
