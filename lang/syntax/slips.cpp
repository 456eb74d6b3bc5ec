// SPDX-License-Identifier: Apache-2.0
#include "syntax/slips.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/foreign_words.hpp"
#include "base/kinds.hpp"
#include "syntax/block_words.hpp"

namespace cairn::lang {
namespace {

using T = Terminal;

constexpr std::string_view a_check = "a check such as `is`, `in` or `>=`";

std::string code(std::string_view text) {
  return "`" + std::string(text) + "`";
}

bool is_name(Terminal terminal) {
  return terminal >= T::word && is_word(terminal);
}

bool is_end(std::string_view what) {
  return what == "the end of the clause" || what == "the end of the declaration";
}

/// Nothing between the two, not even a blank.
bool touch(const Sentence& sentence, std::size_t left, std::size_t right) {
  return right < sentence.size() && sentence.span(left).end == sentence.span(right).begin;
}

/// What is written from the one to the other.
std::string stretch(const Sentence& sentence, std::size_t first, std::size_t last) {
  return std::string(sentence.file().slice(sentence.span(first).to(sentence.span(last))));
}

std::string hyphenated(const Sentence& sentence, std::size_t first, std::size_t last) {
  std::string joined;
  for (std::size_t i = first; i <= last; ++i)
    joined += (i > first ? "-" : "") + std::string(sentence.text(i));
  return joined;
}

/// The last of the words that stand side by side on the line from `at` on.
std::size_t last_of_words(const Sentence& sentence, std::size_t at) {
  while (is_word(sentence.at(at + 1)) && !sentence.first_on_line(at + 1))
    ++at;
  return at;
}

/// `data-practice` of "Data practice", for an award that has a title only.
std::string name_for(std::string_view title) {
  std::string name;
  for (const char letter : title) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte < 0x80 && std::isalnum(byte) != 0) {
      name += static_cast<char>(std::tolower(byte));
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  if (!name.empty() && name.back() == '-') name.pop_back();
  const bool begins_well = !name.empty() && std::isalpha(static_cast<unsigned char>(name[0])) != 0;
  return begins_well && is_name(terminal_of_word(name)) ? name : "short-name";
}

/// Reads the words before and behind a fault.
class Slips {
 public:
  Slips(const Sentence& sentence, std::size_t at, std::string_view what)
      : sentence_(sentence), at_(at), what_(what) {}

  [[nodiscard]] std::optional<Slip> find() const {
    if (at_ == 0 || at_ >= sentence_.size()) return std::nullopt;
    if (is_end(what_)) return behind_the_end();
    if (what_ == "a label" && !sentence_.first_on_line(at_)) return check_in_words();
    if (what_ == a_check) return signs_in_words(at_, "");
    if (what_ == "a value") return is_with_more_words();
    if (what_ == "a number") return figure(at_, "a number");
    if (what_ == "a name") return name_left_out();
    if (what_ == "`=`") return name_of_two_words(T::equals);
    if (what_ == "`{`" && is_award(at_ - 2)) return title_or_name_of_two_words();
    if (what_ == "`:` behind the label") return label_of_two_words();
    if (what_ == "`approved`") return approval_without_its_words();
    if (what_ == "`credits`" && here(-1) == T::by && here(-2) == T::weighted)
      return slip(at_, "write `weighted by credits` or `each equal`");
    if (what_.starts_with("`of`, `credits`")) return beside_a_number();
    if (what_ == "what the clause demands" || what_ == "an amount") return range_with_a_dash();
    const bool list =
        what_ == "a selection of credentials" || what_.starts_with("a list in braces");
    if (list && here() == T::open_bracket)
      return slip(at_, "lists stand in braces: `{ \"A-1\", \"A-2\" }`");
    return std::nullopt;
  }

 private:
  /// Past the beginning there is nothing, as past the end.
  [[nodiscard]] T here(int offset = 0) const {
    const auto place = static_cast<std::ptrdiff_t>(at_) + offset;
    return place < 0 ? T::past_last : sentence_.at(static_cast<std::size_t>(place));
  }
  [[nodiscard]] std::string text(int offset = 0) const {
    const auto place = static_cast<std::ptrdiff_t>(at_) + offset;
    return place < 0 ? "" : std::string(sentence_.text(static_cast<std::size_t>(place)));
  }

  [[nodiscard]] Slip slip(std::size_t at, std::string hint) const {
    return {at, std::string(what_), std::move(hint)};
  }

  [[nodiscard]] bool is_award(std::size_t at) const {
    const T word = sentence_.at(at);
    return word == T::award || word == T::admission || word == T::standing || word == T::badge;
  }

  // --- behind what is complete, where the fault shows late

  [[nodiscard]] std::optional<Slip> behind_the_end() const {
    if (here() == T::dot && sentence_.first_on_line(at_ + 1))
      return slip(at_, "lines need no mark at their end; take it out");
    if (sentence_.first_on_line(at_) || !is_word(here())) return std::nullopt;
    const bool per_cent = text(-1) == "percent" || text(-1) == "pct" || text(-1) == "per-cent";
    if (per_cent && here(-2) == T::number)
      return Slip{at_ - 1, "`%`", "write " + code(text(-2) + "%")};
    if (const auto kind = kind_in_words(sentence_, at_ - 1))
      return Slip{at_ - 1, "a selection of credentials", "write " + code(*kind)};
    if (here(-2) == T::is) {
      if (text(-1) == "one" && here() == T::of)
        return Slip{at_ - 1, "a value", "write `in { … }` for `is one of`"};
      if (auto sign = signs_in_words(at_ - 1, "is ")) return sign;
    }
    if (auto check = check_in_words()) return check;
    const bool amount = here(-2) == T::least || here(-2) == T::most || here(-2) == T::exactly ||
                        here(-2) == T::equals;
    return amount ? figure(at_ - 1, "an amount") : std::nullopt;
  }

  /// `where subject contains "data"`: a field alone can be a test, so the fault shows behind it.
  [[nodiscard]] std::optional<Slip> check_in_words() const {
    const T before = here(-2);
    const bool lone_field =
        is_name(here(-1)) && (before == T::where || before == T::and_ || before == T::or_ ||
                              before == T::not_ || before == T::open_bracket);
    return lone_field ? signs_in_words(at_, "") : std::nullopt;
  }

  /// `greater than`, `equals` for a check; `before` is what of the check was read already.
  [[nodiscard]] std::optional<Slip> signs_in_words(std::size_t at, std::string_view before) const {
    static const std::vector<std::string_view> checks = {
        ">=", "<=", ">", "<", "is", "in", "includes", "matches", "from", "until"};
    if (!is_word(sentence_.at(at)) || is_label(sentence_, at)) return std::nullopt;
    const std::string one(sentence_.text(at));
    const std::string two = one + " " + std::string(sentence_.text(at + 1));
    for (const std::string& words : {two, one}) {
      if (const auto meant = meant_by(words, checks))
        return Slip{at, std::string(a_check),
                    "write " + code(*meant) + " for " + code(std::string(before) + words)};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Slip> is_with_more_words() const {
    if (here(-1) != T::is) return std::nullopt;
    if (here() == T::any && here(1) == T::of) return slip(at_, "write `in { … }` for `is any of`");
    return signs_in_words(at_, "is ");
  }

  /// `three` for `3`.
  [[nodiscard]] std::optional<Slip> figure(std::size_t at, std::string_view what) const {
    const auto figures = in_figures(sentence_.text(at));
    if (!figures) return std::nullopt;
    return Slip{at, std::string(what), "write numbers in figures: " + code(*figures)};
  }

  // --- names, labels and titles

  [[nodiscard]] std::optional<Slip> name_left_out() const {
    if (here(-1) == T::let && is_label(sentence_, at_))
      return Slip{at_ + 1, "`=`", "write `=` for `:`"};
    if (here() != T::text || !is_award(at_ - 1)) return std::nullopt;
    const bool behind = is_name(here(1)) && !sentence_.first_on_line(at_ + 1);
    const std::string title = text();
    const std::string name = behind
                                 ? hyphenated(sentence_, at_ + 1, last_of_words(sentence_, at_ + 1))
                                 : name_for(title);
    return slip(at_, "a short name comes first: " + code(text(-1) + " " + name + " " + title));
  }

  [[nodiscard]] std::optional<Slip> name_of_two_words(Terminal behind) const {
    if (!is_word(here()) || sentence_.first_on_line(at_)) return std::nullopt;
    const std::size_t last = last_of_words(sentence_, at_);
    if (sentence_.at(last + 1) != behind) return std::nullopt;
    return slip(at_, "join the words of a name with a hyphen: " +
                         code(hyphenated(sentence_, at_ - 1, last)));
  }

  [[nodiscard]] std::optional<Slip> title_or_name_of_two_words() const {
    if (auto name = name_of_two_words(T::text)) return name;
    if (!is_word(here()) || sentence_.first_on_line(at_)) return std::nullopt;
    std::size_t end = at_;
    while (end < sentence_.size() && sentence_.at(end) != T::open_brace &&
           !sentence_.first_on_line(end))
      ++end;
    if (sentence_.at(end) != T::open_brace || sentence_.first_on_line(end)) return std::nullopt;
    const std::string title = stretch(sentence_, at_, end - 1);
    const bool capitals = std::any_of(title.begin(), title.end(),
                                      [](char letter) { return letter >= 'A' && letter <= 'Z'; });
    if (!capitals) return name_of_two_words(T::open_brace);
    if (title.find('"') != std::string::npos) return std::nullopt;
    return Slip{at_, "the title in quotes", "put it in quotes: " + code("\"" + title + "\"")};
  }

  [[nodiscard]] std::optional<Slip> label_of_two_words() const {
    for (std::size_t i = at_; is_word(sentence_.at(i)); ++i) {
      if (sentence_.first_on_line(i) || begins_body(sentence_, i)) break;
      if (is_label(sentence_, i))
        return slip(at_, "join the words of a label with a hyphen: " +
                             code(hyphenated(sentence_, at_ - 1, i) + ":"));
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Slip> approval_without_its_words() const {
    const std::size_t whom = here() == T::text ? at_ : at_ + 1;
    const bool named = sentence_.at(whom) == T::text && (whom == at_ || here() == T::by);
    const std::string_view shown = named ? sentence_.text(whom) : "\"…\"";
    if (is_word(here()) && !named) return std::nullopt;
    return slip(at_, "write " + code("unless approved by " + std::string(shown)));
  }

  // --- amounts

  /// Behind `at least 15`.
  [[nodiscard]] std::optional<Slip> beside_a_number() const {
    if (const auto kind = kind_in_words(sentence_, at_)) return slip(at_, "write " + code(*kind));
    if (text() == "per" && text(1) == "cent")
      return Slip{at_, "`%`", "write " + code(text(-1) + "%")};
    const bool comma = here() == T::comma && here(1) == T::number && touch(sentence_, at_, at_ + 1);
    const bool blank = here() == T::number;
    if (!comma && !blank) return std::nullopt;
    const std::string before = text(-1);
    std::size_t last = at_ + (comma ? 1 : 0);
    std::string digits(sentence_.text(last));
    const bool thousands = digits.substr(0, digits.find('.')).size() == 3 && before.size() <= 3;
    if (!thousands) {
      if (!comma) return std::nullopt;
      return slip(at_, "write a point, not a comma: " + code(before + "." + digits));
    }
    while (comma && sentence_.at(last + 1) == T::comma && sentence_.at(last + 2) == T::number) {
      last += 2;
      digits += sentence_.text(last);
    }
    std::string whole = before + digits;
    if (is_word(sentence_.at(last + 1))) whole += " " + std::string(sentence_.text(last + 1));
    return slip(at_, "numbers have no separators: " + code(whole));
  }

  /// `10-20`, which is read as a day of the year.
  [[nodiscard]] std::optional<Slip> range_with_a_dash() const {
    if (here() != T::month_day) return std::nullopt;
    const std::string range = text();
    const std::size_t dash = range.find('-');
    return slip(at_, "write " + code("between " + range.substr(0, dash) + " and " +
                                     range.substr(dash + 1)));
  }

  const Sentence& sentence_;
  std::size_t at_;
  std::string_view what_;
};

}  // namespace

std::optional<Slip> slip_at(const Sentence& sentence, std::size_t at, std::string_view what) {
  return Slips(sentence, at, what).find();
}

std::optional<std::string> kind_in_words(const Sentence& sentence, std::size_t at) {
  constexpr std::size_t most_words = 4;
  std::string joined(sentence.text(at));
  if (!is_word(sentence.at(at))) return std::nullopt;
  for (std::size_t i = at + 1; i < at + most_words; ++i) {
    if (!is_word(sentence.at(i)) || is_label(sentence, i) || sentence.first_on_line(i)) break;
    joined += "-" + std::string(sentence.text(i));
    if (singular_of(joined) || is_kind_singular(joined)) return joined;
  }
  return std::nullopt;
}

}  // namespace cairn::lang
