// SPDX-License-Identifier: Apache-2.0
// What the compiler sees in policy files, as JSON lines for the tests of highlighting.
//
//   token_dump FILE…    a line {"file"}, then one {"kind","begin","end"} a token (bytes; a text
//   also has
//                       "faults", its escapes that are none), then one {"fault"} a message of the
//                       parser
//   token_dump --words  one line: the words that the parser and the table of kinds know
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include <cairn/lang/parse.hpp>
#include <cairn/lang/source.hpp>
#include <cairn/lang/token.hpp>

#include "base/kinds.hpp"
#include "syntax/text_value.hpp"

namespace {

using nlohmann::json;

json words() {
  const std::vector<std::string_view> reserved{
#define CAIRN_RESERVED_WORD(name, text) text,
#define CAIRN_WORD(name, text)
#include "syntax/words.def"
#undef CAIRN_RESERVED_WORD
#undef CAIRN_WORD
  };
  const std::vector<std::string_view> of_their_place{
#define CAIRN_RESERVED_WORD(name, text)
#define CAIRN_WORD(name, text) text,
#include "syntax/words.def"
#undef CAIRN_RESERVED_WORD
#undef CAIRN_WORD
  };
  return {{"reserved", reserved},
          {"of-their-place", of_their_place},
          {"one", cairn::lang::kind_singulars()},
          {"many", cairn::lang::kind_plurals()}};
}

json token_line(const cairn::SourceFile& file, const cairn::lang::Token& token) {
  json line{{"kind", cairn::lang::token_kind_name(token.kind)},
            {"begin", token.span.begin},
            {"end", token.span.end}};
  if (token.kind == cairn::lang::TokenKind::text) {
    line["faults"] = json::array();
    for (const auto& fault : cairn::lang::text_value(file.slice(token.span)).faults) {
      const std::size_t begin = token.span.begin + fault.begin;
      line["faults"].push_back({begin, begin + fault.length});
    }
  }
  return line;
}

std::string as_line(const json& value) {
  return value.dump(-1, ' ', true, json::error_handler_t::replace) + "\n";
}

int dump(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::cerr << path << ": cannot be read\n";
    return 1;
  }
  cairn::Sources sources;
  const auto& file = sources.add(path, {std::istreambuf_iterator<char>(in), {}});
  std::cout << as_line({{"file", path}});
  for (const auto& token : cairn::lang::tokenize(file).tokens) {
    std::cout << as_line(token_line(file, token));
  }
  for (const auto& diagnostic : cairn::lang::parse(file).diagnostics) {
    const auto place = file.line_column(diagnostic.span.begin);
    std::cout << as_line({{"fault", std::string(cairn::code_text(diagnostic.code)) + " in line " +
                                        std::to_string(place.line) + ": " + diagnostic.message()}});
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    const std::vector<std::string> names(arguments + 1, arguments + count);
    if (names == std::vector<std::string>{"--words"}) {
      std::cout << as_line(words());
      return 0;
    }
    int status = names.empty() ? 2 : 0;
    for (const std::string& name : names)
      status |= dump(name);
    return status;
  } catch (const std::exception& fault) {
    std::cerr << fault.what() << '\n';
    return 1;
  }
}
