// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include <cairn/lang/render.hpp>

using namespace cairn;
using cairn::lang::render;

namespace {

/// A message about the first place where `marked` stands in the text.
std::string shown(const std::string& text, const std::string& marked, const std::string& hint = "",
                  lang::RenderOptions options = {}) {
  Sources sources;
  const SourceFile& file = sources.add("policy.cairn", text);
  const auto begin = static_cast<std::uint32_t>(text.find(marked));
  DiagnosticList list;
  list.report(Code::unexpected_character,
              {file.id(), begin, static_cast<std::uint32_t>(begin + marked.size())}, {marked})
      .hint = hint;
  return render(*list.begin(), sources, options);
}

}  // namespace

TEST_CASE("a message shows its line, underlines the place and says what to write") {
  CHECK(shown("edition 1\n\n  core: at least 3 of data-stak # x\n", "data-stak",
              "write `data-stack`") ==
        "error[E0101]: `data-stak` means nothing here\n"
        " --> policy.cairn:3:23\n"
        "  |\n"
        "3 |   core: at least 3 of data-stak # x\n"
        "  |                       ^^^^^^^^^\n"
        "  = hint: write `data-stack`\n");
}

TEST_CASE("line numbers of more digits move the margin") {
  const std::string text = std::string(11, '\n') + "abc";
  CHECK(shown(text, "b") ==
        "error[E0101]: `b` means nothing here\n"
        "  --> policy.cairn:12:2\n"
        "   |\n"
        "12 | abc\n"
        "   |  ^\n");
}

TEST_CASE("an empty place is one mark wide, also behind the end of a line") {
  Sources sources;
  const SourceFile& file = sources.add("p", "ab\ncd");
  DiagnosticList list;
  list.report(Code::expected, {file.id(), 2, 2}, {"`:`", "the end of the file"});
  CHECK(render(*list.begin(), sources) ==
        "error[E0201]: expected `:`, found the end of the file\n"
        " --> p:1:3\n"
        "  |\n"
        "1 | ab\n"
        "  |   ^\n");
}

TEST_CASE("tabs, wide letters and combining marks keep the mark under the place") {
  CHECK(shown("\tx: y", "y").find("|     x: y\n  |        ^\n") != std::string::npos);
  CHECK(shown("日本 y", "y").find("|      ^\n") != std::string::npos);
  CHECK(shown("e\xCC\x81 y", "y").find("|   ^\n") != std::string::npos);
}

TEST_CASE("nothing in a policy reaches the terminal as a command") {
  const std::string text = "a \x1b[31m\xE2\x80\xAE b\x7f \xFF z";
  const std::string out = shown(text, "z");
  CHECK(out.find('\x1b') == std::string::npos);
  CHECK(out.find("a <U+001B>[31m<U+202E> b<U+007F> <FF> z") != std::string::npos);
  CHECK(shown("\x1b[2J", "\x1b[2J", "\x1b[2J").find('\x1b') == std::string::npos);
}

TEST_CASE("a line as long as a file is cut around the place") {
  const std::string text = std::string(5000, 'a') + "HERE" + std::string(5000, 'b');
  const std::string out = shown(text, "HERE");
  CHECK(out.size() < 1000);
  CHECK(out.find("aaaHEREbbb") != std::string::npos);
  const std::size_t line = out.find("1 | ");
  const std::size_t place = out.find("HERE", line) - line;
  const std::size_t mark = out.find("^^^^");
  // The ellipsis is three bytes and one column.
  CHECK(mark - out.rfind('\n', mark) - 1 == place - 2);
}

TEST_CASE("a place over several lines is marked to the end of its first") {
  CHECK(shown("ab {\ncd }", "{\ncd }").find("|    ^\n") != std::string::npos);
}

TEST_CASE("further places stand below, each with its words") {
  Sources sources;
  const SourceFile& file = sources.add("p", "a and b\nor c");
  DiagnosticList list;
  Diagnostic& told = list.report(Code::mixed_and_or, {file.id(), 8, 10});
  told.labels.push_back({{file.id(), 2, 5}, "the other one is here"});
  CHECK(render(*list.begin(), sources) ==
        "error[E0207]: `and` and `or` stand side by side without brackets\n"
        " --> p:2:1\n"
        "  |\n"
        "2 | or c\n"
        "  | ^^\n"
        " ::: p:1:3\n"
        "  |\n"
        "1 | a and b\n"
        "  |   --- the other one is here\n");
}

TEST_CASE("colour is used only when it is asked for") {
  CHECK(shown("a b", "b").find('\x1b') == std::string::npos);
  const std::string coloured = shown("a b", "b", "", {true});
  CHECK(coloured.find("\x1b[1;31merror[E0101]\x1b[0m") != std::string::npos);
  CHECK(coloured.find("\x1b[1;31m^\x1b[0m") != std::string::npos);
}

TEST_CASE("a list of messages ends with their number") {
  Sources sources;
  const SourceFile& file = sources.add("p", "a b");
  DiagnosticList list;
  CHECK(render(list, sources).empty());
  list.report(Code::unexpected_character, {file.id(), 0, 1}, {"a"});
  CHECK(render(list, sources).ends_with("\n\n1 error\n"));
  list.report(Code::unexpected_character, {file.id(), 2, 3}, {"b"});
  CHECK(render(list, sources).ends_with("\n\n2 errors\n"));
}
