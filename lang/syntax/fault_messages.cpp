// SPDX-License-Identifier: Apache-2.0
#include "syntax/fault_messages.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <cairn/lang/parse.hpp>

#include "base/kinds.hpp"
#include "syntax/block_words.hpp"
#include "syntax/fault_hints.hpp"
#include "syntax/fault_words.hpp"
#include "syntax/letter_faults.hpp"
#include "syntax/slips.hpp"

namespace cairn::lang {
namespace {

using T = Terminal;

/// A sign that stands where another one had to is wrong itself.
bool is_sign(Terminal terminal) {
  return T::open_brace <= terminal && terminal <= T::greater_equal;
}

/// Words that join two things: where another one had to stand, it stands in its place.
bool joins(Terminal word) {
  return word == T::and_ || word == T::or_ || word == T::with || word == T::to || word == T::by ||
         word == T::of || word == T::from || word == T::in || word == T::as || word == T::on ||
         word == T::for_ || word == T::per;
}

class Messages {
 public:
  Messages(const Sentence& sentence, DiagnosticList& diagnostics)
      : sentence_(sentence), diagnostics_(diagnostics) {}

  void tell(const Fault& fault) {
    switch (fault.point->kind) {
      case FaultKind::expected:
      case FaultKind::missing_behind:
      case FaultKind::misplaced:
      case FaultKind::keyword:
        expected(fault);
        return;
      case FaultKind::unknown_line:
        unknown_line(fault);
        return;
      case FaultKind::unclosed:
        unclosed(fault, *fault.opener);
        return;
      case FaultKind::list_end:
        list_end(fault);
        return;
      case FaultKind::no_base:
        no_base(fault);
        return;
      case FaultKind::too_deep:
        report(Code::nested_too_deep, sentence_.span(fault.at), {std::to_string(max_nesting)})
            .hint = "name the inner parts with `let`, and use the names";
        return;
      case FaultKind::no_edition:
        no_edition(fault);
        return;
    }
  }

 private:
  Diagnostic& report(Code what, Span span, std::initializer_list<std::string> arguments) {
    return diagnostics_.report(what, span, arguments);
  }

  /// `at least 50% from courses`
  void no_base(const Fault& fault) {
    if (misspelt(sentence_, fault.at, {"of"})) {
      expected(fault);
      return;
    }
    const std::string share(sentence_.text(fault.at - 1));
    report(Code::share_without_base, sentence_.span(fault.at - 1), {share}).hint =
        "write " + code(share + " of award credits") + " (as declared), " +
        code(share + " of counted credits") +
        " (of all that counts) or a share of an amount: " + code(share + " of 60 credits");
  }

  /// A fault that the words around it explain.
  bool told_as_slip(std::size_t at, std::string_view what) {
    const std::optional<Slip> slip = slip_at(sentence_, at, what);
    if (!slip) return false;
    report(Code::expected, sentence_.span(slip->at), {slip->what, found(sentence_, slip->at)})
        .hint = slip->hint;
    return true;
  }

  void expected(const Fault& fault) {
    const FaultPoint& point = *fault.point;
    std::vector<std::string_view> candidates = split(point.words);
    std::string what(point.what);
    if (point.kind == FaultKind::keyword) {
      candidates.push_back(spelling(point.keyword));
      what = code(spelling(point.keyword));
    }
    if (told_as_slip(fault.at, what)) return;
    if (const auto words = foreign(sentence_, fault.at, candidates)) {
      report(Code::expected, sentence_.span(fault.at), {what, found(sentence_, fault.at)}).hint =
          *words;
      return;
    }
    const std::optional<std::string> meant = misspelt(sentence_, fault.at, candidates);
    const bool missing =
        !meant && point.kind != FaultKind::misplaced &&
        (belongs_to_next(sentence_, fault.at) ||
         (point.kind == FaultKind::missing_behind && !is_sign(sentence_.at(fault.at))));
    const Span place = missing ? sentence_.behind(fault.at) : sentence_.span(fault.at);
    Diagnostic& told = report(Code::expected, place, {what, found(sentence_, fault.at)});
    if (meant) {
      told.hint = "write " + code(*meant);
    } else if (std::string special = hint_for(sentence_, fault, told); !special.empty()) {
      told.hint = std::move(special);
    } else if (!point.hint.empty()) {
      told.hint = point.hint;
    } else if (what.size() > 2 && what.find('`', 1) == what.size() - 1) {
      const bool instead = !missing && joins(sentence_.at(fault.at));
      told.hint = "write " + what +
                  (missing   ? " here"
                   : instead ? " for " + code(sentence_.text(fault.at))
                             : " before it");
    }
  }

  void unknown_line(const Fault& fault) {
    const Block block = fault.point->block;
    const std::size_t at = fault.at;
    const T here = sentence_.at(at);
    const std::string text(sentence_.text(at));
    if (block == Block::given && !is_label(sentence_, at) && is_kind_singular(text)) {
      Diagnostic& told =
          report(Code::expected, place_of(at + 1),
                 {"the code of the " + text + " in quotes", found(sentence_, at + 1)});
      if (is_word(sentence_.at(at + 1))) {
        told.hint = "put it in quotes: " + code("\"" + std::string(sentence_.text(at + 1)) + "\"");
      }
      return;
    }
    if (here == T::edition && edition_missing_) return;
    if (block == Block::file && at > 0 && here != T::close_brace && !sentence_.first_on_line(at)) {
      rest_of_declaration(at);
      return;
    }
    if (told_within_line(at, block)) return;
    Diagnostic& told = block == Block::file
                           ? report(Code::unknown_declaration, sentence_.span(at), {text})
                           : report(Code::unknown_line, sentence_.span(at),
                                    {text, std::string(block_name(block))});
    std::vector<std::string_view> words;
    for (const T word : block_words(block))
      words.push_back(spelling(word));
    if (block == Block::reuse && !is_label(sentence_, at)) {
      told.hint = list_of_words(block, words);
    } else if (is_label(sentence_, at)) {
      told.hint = label_hint(at, block);
    } else if (here == T::close_brace) {
      told.hint = "there is no open `{` that it closes";
    } else if (here == T::edition) {
      told.hint = "the edition is the first line of the file, once";
    } else if (std::find(words.begin(), words.end(), text) != words.end()) {
      told.hint = "see how " + code(text) + " is written in " + std::string(block_name(block));
    } else if (const auto other = foreign(sentence_, at, words)) {
      told.hint = *other;
    } else if (const auto detail = detail_for(at, block)) {
      told.hint = *detail;
    } else if (const auto home = home_of(here, block)) {
      told.hint = *home == Block::file
                      ? "move it out of here: " + code(text) + " stands outside of every block"
                      : code(text) + " belongs in " + std::string(block_name(*home));
    } else if (const auto meant = misspelt(sentence_, at, words)) {
      told.hint = "write " + code(*meant);
    } else {
      told.hint = list_of_words(block, words);
    }
  }

  /// Further on in a line of a block, a word that is nearly one that could go on there.
  bool told_within_line(std::size_t at, Block block) {
    if (sentence_.first_on_line(at) || sentence_.at(at) != T::word) return false;
    const auto meant = misspelt(sentence_, at, words_within_lines(block));
    if (!meant) return false;
    report(Code::expected, sentence_.span(at), {"the end of the line", found(sentence_, at)}).hint =
        "write " + code(*meant);
    return true;
  }

  /// Behind the code of a credential that a test gives, or what something is recognised as.
  [[nodiscard]] std::optional<std::string> detail_for(std::size_t at, Block block) const {
    if (block == Block::recognise && sentence_.at(at) == T::usable)
      return "put a comma before it: `as 30 credits, usable only in data-practice`";
    if (block != Block::given || sentence_.first_on_line(at)) return std::nullopt;
    return foreign(sentence_, at, {"awarded", "worth", "in", "from"});
  }

  /// Behind a declaration that is complete.
  void rest_of_declaration(std::size_t at) {
    constexpr std::string_view what = "the end of the declaration";
    if (told_as_slip(at, what)) return;
    Diagnostic& told =
        report(Code::expected, sentence_.span(at), {std::string(what), found(sentence_, at)});
    const std::vector<std::string_view> words =
        split("where|from|except|and|or|is|in|includes|matches|within|before|after|until");
    const bool second_use =
        at > 1 && sentence_.at(at) == T::comma && sentence_.at(at - 2) == T::use;
    if (second_use) {
      told.hint = "write a line for each: " + code("use " + std::string(sentence_.text(at + 1)));
    } else if (const auto other = foreign(sentence_, at, words)) {
      told.hint = *other;
    } else if (const auto meant = misspelt(sentence_, at, words)) {
      told.hint = "write " + code(*meant);
    } else {
      told.hint = hint_for_rest(sentence_, at);
    }
  }

  [[nodiscard]] Span place_of(std::size_t at) const {
    return belongs_to_next(sentence_, at) ? sentence_.behind(at) : sentence_.span(at);
  }

  [[nodiscard]] std::string label_hint(std::size_t at, Block block) const {
    const T here = sentence_.at(at);
    const std::vector<Terminal>& words = block_words(block);
    const bool known = std::find(words.begin(), words.end(), here) != words.end();
    if (known) return "write " + code(sentence_.text(at)) + " without a colon";
    if (block == Block::award)
      return "clauses stand in `requires { … }`, `overall { … }` or `provided { … }`";
    return "clauses stand in the blocks of an award";
  }

  static std::string list_of_words(Block block, const std::vector<std::string_view>& words) {
    std::string listed =
        block == Block::file ? "declarations begin with " : "its lines begin with ";
    if (block == Block::given)
      return "write a credential (`course \"A-1\" …`), `learner`, `conferred` or `decision`";
    if (block == Block::reuse)
      return "a line begins with a label of your choice and a colon: `down: from degrees to "
             "certificates at most 9 credits`";
    if (block == Block::evidence)
      return "each kind of evidence has a label of your choice: `one: \"A-1\" from \"Cisco\"`";
    if (block == Block::crosswalk)
      return "write a pair of levels (`5 is 5`), `source`, `status`, `from` or `until`";
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0) listed += i + 1 == words.size() ? " or " : ", ";
      listed += code(words[i]);
    }
    return listed;
  }

  /// An inner block whose closing brace stands further left than the line that opened it is more
  /// likely the open one than the block that was found open.
  [[nodiscard]] std::size_t likely_opener(std::size_t opener, std::size_t end) const {
    std::vector<std::size_t> open{opener};
    for (std::size_t i = opener + 1; i < end; ++i) {
      if (sentence_.at(i) == T::open_brace) open.push_back(i);
      if (sentence_.at(i) != T::close_brace) continue;
      const std::size_t matched = open.back();
      if (open.size() > 1) open.pop_back();
      if (sentence_.first_on_line(i) && indentation(i) < indentation(matched)) return matched;
    }
    return open.back();
  }

  [[nodiscard]] std::uint32_t indentation(std::size_t at) const {
    const SourceFile& file = sentence_.file();
    const std::uint32_t line = file.line_column(sentence_.span(at).begin).line;
    const std::size_t blanks = file.line_text(line).find_first_not_of(" \t");
    return static_cast<std::uint32_t>(blanks);
  }

  void unclosed(const Fault& fault, std::size_t opener) {
    const std::size_t open = likely_opener(opener, fault.at);
    Diagnostic& told =
        report(Code::unclosed, sentence_.span(open), {std::string(sentence_.text(open))});
    const bool at_end = fault.at >= sentence_.size();
    told.labels.push_back(
        {sentence_.span(fault.at), at_end ? "the file ends here" : "it has to end before this"});
    told.hint = "write `}` where it ends";
  }

  void list_end(const Fault& fault) {
    const std::size_t at = fault.at;
    const std::vector<std::string_view> candidates = split(fault.point->words);
    const std::optional<std::string> other = foreign(sentence_, at, candidates);
    const std::optional<std::string> meant = misspelt(sentence_, at, candidates);
    const bool over = at >= sentence_.size() || is_label(sentence_, at) ||
                      begins_declaration(sentence_, at) ||
                      (sentence_.first_on_line(at) && sentence_.at(at) != T::text && !meant);
    if (over && fault.opener) {
      unclosed(fault, *fault.opener);
      return;
    }
    const bool comma_missing = sentence_.at(at) == T::text || sentence_.at(at) == T::number;
    const Span place = comma_missing ? sentence_.behind(at) : sentence_.span(at);
    Diagnostic& told =
        report(Code::expected, place, {std::string(fault.point->what), found(sentence_, at)});
    if (other) {
      told.hint = *other;
    } else if (meant) {
      told.hint = "write " + code(*meant);
    } else if (comma_missing) {
      told.hint = "put a comma between the two";
    } else if (sentence_.at(at) == T::colon || begins_body(sentence_, at)) {
      told.hint = "a group of clauses stands behind `all of`, `any of` or `at least 2 of`";
    } else if (is_word(sentence_.at(at))) {
      told.hint = "codes stand in quotes, with commas between";
    }
  }

  void no_edition(const Fault& fault) {
    edition_missing_ = true;
    const bool misspelt_word = misspelt(sentence_, fault.at, {"edition"}).has_value();
    report(Code::expected, sentence_.span(fault.at), {"`edition 1`", found(sentence_, fault.at)})
        .hint = misspelt_word ? "write `edition`" : "begin the file with the line `edition 1`";
  }

  const Sentence& sentence_;
  DiagnosticList& diagnostics_;
  bool edition_missing_ = false;
};

/// Where letters were at fault, in the order of the file.
class LetterFaultPlaces {
 public:
  explicit LetterFaultPlaces(const DiagnosticList& letters) {
    for (const Diagnostic& diagnostic : letters)
      places_.push_back(diagnostic.span);
    std::sort(places_.begin(), places_.end());
  }

  [[nodiscard]] bool any_between(std::uint32_t begin, std::uint32_t end) const {
    const auto after = std::lower_bound(
        places_.begin(), places_.end(), begin,
        [](const Span& place, std::uint32_t offset) { return place.begin < offset; });
    return after != places_.end() && after->begin < end;
  }

 private:
  std::vector<Span> places_;
};

/// A wrong letter in the line or clause that was given up is the same fault.
bool explained(const Sentence& sentence, const Fault& fault, const LetterFaultPlaces& letters) {
  const std::string_view text = sentence.file().text();
  const std::size_t line_end = text.find('\n', sentence.span(fault.at).begin);
  const auto end = static_cast<std::uint32_t>(std::min(line_end, text.size()));
  std::uint32_t begin = sentence.span(fault.first).begin;
  if (fault.point->kind == FaultKind::missing_behind && fault.at > 0)
    begin = std::min(begin, sentence.span(fault.at - 1).begin);
  if (fault.point->kind == FaultKind::unclosed) {
    // A text without its closing quote may have swallowed the brace.
    begin = sentence.span(*fault.opener).begin;
  }
  return letters.any_between(begin, end);
}

}  // namespace

void report_faults(const Sentence& sentence, const std::vector<Fault>& faults,
                   DiagnosticList& diagnostics) {
  const LetterFaultPlaces letters(diagnostics);
  Messages messages(sentence, diagnostics);
  const Fault* last_told = nullptr;
  for (const Fault& fault : faults) {
    if (diagnostics.size() > max_faults) {
      diagnostics.report(Code::too_many_faults, sentence.span(fault.at),
                         {std::to_string(max_faults)});
      return;
    }
    // What is said of a place once is not said of it again.
    const bool said =
        last_told != nullptr && last_told->at == fault.at && fault.at < sentence.size();
    if (said || explained(sentence, fault, letters)) continue;
    messages.tell(fault);
    last_told = &fault;
  }
}

}  // namespace cairn::lang
