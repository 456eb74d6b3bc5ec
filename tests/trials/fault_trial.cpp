// SPDX-License-Identifier: Apache-2.0
/// @file
/// Faults of people, put into k different declarations of an example policy, must give k messages,
/// one in each of those declarations, in 95 of 100 trials; k from 1 to 5.
#include <algorithm>
#include <array>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include <cairn/lang/parse.hpp>

#include "base/kinds.hpp"
#include "example_policies.hpp"
#include "syntax/terminal.hpp"

namespace {

using namespace trials;
using cairn::Diagnostic;
using cairn::lang::Token;
using cairn::lang::TokenKind;

constexpr double wanted = 0.95;
constexpr std::size_t most_faults = 5;

/// What stands from `begin` to `end` of the text becomes `text`.
struct Edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

/// A policy and the tokens of its declarations that mean something.
struct Reading {
  const Policy* policy = nullptr;
  std::vector<std::string> words;
  std::vector<cairn::Span> spans;
  std::vector<TokenKind> kinds;
  std::vector<std::pair<std::size_t, std::size_t>> declarations;  ///< tokens, first to behind last

  [[nodiscard]] std::string_view at(std::size_t i) const {
    return i < words.size() ? std::string_view(words[i]) : std::string_view{};
  }
  [[nodiscard]] std::string_view before(std::size_t i, std::size_t back) const {
    return i >= back ? at(i - back) : std::string_view{};
  }
  /// The token, and the blank behind it.
  [[nodiscard]] Edit without(std::size_t i) const {
    std::size_t end = spans[i].end;
    while (end < policy->text.size() && policy->text[end] == ' ')
      ++end;
    return {spans[i].begin, end, ""};
  }
  /// Whether it is the name that its declaration gives: its uses would be at fault, not it.
  [[nodiscard]] bool declares(std::size_t i) const {
    for (const auto& [first, last] : declarations) {
      if (i < first || i >= last) continue;
      const std::string_view keyword = at(first);
      const bool gives = keyword != "use" && keyword != "recognise" && keyword != "overlap";
      return gives && i <= first + 2;
    }
    return false;
  }
  [[nodiscard]] Edit instead(std::size_t i, std::string text) const {
    return {spans[i].begin, spans[i].end, std::move(text)};
  }
};

Reading read(const Policy& policy) {
  Reading reading;
  reading.policy = &policy;
  cairn::Sources sources;
  const cairn::SourceFile& file = sources.add(policy.path, policy.text);
  const cairn::lang::ParsedFile parsed = cairn::lang::parse(file);
  for (const Token& token : parsed.tokens) {
    const bool blank = token.kind == TokenKind::blank || token.kind == TokenKind::newline ||
                       token.kind == TokenKind::comment || token.kind == TokenKind::documentation;
    if (blank) continue;
    reading.words.emplace_back(file.slice(token.span));
    reading.spans.push_back(token.span);
    reading.kinds.push_back(token.kind);
  }
  for (const auto& declaration : parsed.tree.declarations) {
    std::size_t first = 0;
    while (reading.spans[first].begin < declaration.span.begin)
      ++first;
    std::size_t last = first;
    while (last < reading.spans.size() && reading.spans[last].begin < declaration.span.end)
      ++last;
    reading.declarations.emplace_back(first, last);
  }
  return reading;
}

/// What somebody may get wrong at this token, if it is one that it can be got wrong at.
struct FaultKind {
  std::string_view name;
  std::function<std::optional<Edit>(const Reading&, std::size_t, Dice&)> at;
};

bool is_bound(std::string_view word) {
  return word == "least" || word == "most" || word == "exactly";
}

bool is_grammar_word(std::string_view word) {
  return cairn::lang::terminal_of_word(word) != cairn::lang::Terminal::word;
}

bool is_kind(std::string_view word) {
  return cairn::lang::singular_of(word) || cairn::lang::is_kind_singular(word);
}

const std::vector<FaultKind>& fault_kinds() {
  using Where = const Reading&;
  using Maybe = std::optional<Edit>;
  const auto lost = [](std::string_view sign) {
    return [sign](Where in, std::size_t i, Dice&) -> Maybe {
      if (in.at(i) != sign) return std::nullopt;
      return in.instead(i, "");
    };
  };
  static const std::vector<FaultKind> all = {
      {"lost opening brace", lost("{")},
      {"lost closing brace", lost("}")},
      {"doubled brace",
       [](Where in, std::size_t i, Dice&) -> Maybe {
         if (in.at(i) != "{" && in.at(i) != "}") return std::nullopt;
         return in.instead(i, std::string(in.at(i)) + " " + std::string(in.at(i)));
       }},
      {"lost colon", lost(":")},
      {"lost comma", lost(",")},
      {"lost quote",
       [](Where in, std::size_t i, Dice& dice) -> Maybe {
         if (in.kinds[i] != TokenKind::text) return std::nullopt;
         const std::size_t at = dice.below(2) == 0 ? in.spans[i].begin : in.spans[i].end - 1;
         return Edit{at, at + 1, ""};
       }},
      {"unknown word",
       [](Where in, std::size_t i, Dice&) -> Maybe {
         if (in.kinds[i] != TokenKind::word || !is_grammar_word(in.at(i)) || in.at(i + 1) == ":")
           return std::nullopt;
         return in.instead(i, "quibble");
       }},
      {"stray word",
       [](Where in, std::size_t i, Dice&) -> Maybe {
         if (in.kinds[i] != TokenKind::word) return std::nullopt;
         return in.instead(i, std::string(in.at(i)) + " quibble");
       }},
      {"misspelt kind",
       [](Where in, std::size_t i, Dice& dice) -> Maybe {
         if (!is_kind(in.at(i)) || in.at(i).size() < 5 || in.declares(i)) return std::nullopt;
         std::string typed(in.at(i));
         std::swap(typed[1], typed[2]);
         if (dice.below(2) == 0) typed = std::string(in.at(i)).erase(2, 1);
         return in.instead(i, typed);
       }},
      {"misspelt word",
       [](Where in, std::size_t i, Dice& dice) -> Maybe {
         if (!is_grammar_word(in.at(i)) || in.at(i).size() < 4 || in.at(i + 1) == ":")
           return std::nullopt;
         return in.instead(i, std::string(in.at(i)).erase(1 + dice.below(in.at(i).size() - 2), 1));
       }},
      {"wrong unit",
       [](Where in, std::size_t i, Dice&) -> Maybe {
         if (i == 0 || in.kinds[i - 1] != TokenKind::number) return std::nullopt;
         const std::string_view unit = in.at(i);
         if (unit == "credits" || unit == "hours") return in.instead(i, "years");
         if (unit == "years" || unit == "months" || unit == "days") return in.instead(i, "credits");
         return std::nullopt;
       }},
      {"missing bound",
       [](Where in, std::size_t i, Dice&) -> Maybe {
         if (!is_bound(in.at(i)) || (in.at(i) != "exactly" && in.before(i, 1) != "at"))
           return std::nullopt;
         Edit edit = in.without(i);
         if (in.at(i) != "exactly") edit.begin = in.spans[i - 1].begin;
         return edit;
       }},
      {"missing number",
       [](Where in, std::size_t i, Dice&) -> Maybe {
         if (in.kinds[i] != TokenKind::number || in.at(i - 1) == "edition") return std::nullopt;
         return in.without(i);
       }},
      {"missing text",
       [](Where in, std::size_t i, Dice&) -> Maybe {
         if (in.kinds[i] != TokenKind::text) return std::nullopt;
         return in.without(i);
       }},
      {"missing word",
       [](Where in, std::size_t i, Dice&) -> Maybe {
         if (!is_grammar_word(in.at(i)) || in.at(i + 1) == ":") return std::nullopt;
         return in.without(i);
       }},
      {"unknown name",
       [](Where in, std::size_t i, Dice&) -> Maybe {
         const bool name = in.kinds[i] == TokenKind::word && !is_grammar_word(in.at(i)) &&
                           !is_kind(in.at(i)) && in.at(i + 1) != ":" && !in.declares(i);
         if (!name) return std::nullopt;
         return in.instead(i, "nothing-like-it");
       }},
      {"level without framework",
       [](Where in, std::size_t i, Dice&) -> Maybe {
         const bool named = in.at(i) == "level" && i > 0 && in.kinds[i - 1] == TokenKind::word &&
                            !is_grammar_word(in.at(i - 1));
         if (!named) return std::nullopt;
         return in.without(i - 1);
       }},
      {"wrong block",
       [](Where in, std::size_t i, Dice& dice) -> Maybe {
         if (in.at(i) != "{") return std::nullopt;
         if (in.before(i, 1) == "requires" || in.before(i, 1) == "overall")
           return in.instead(i, dice.below(2) == 0 ? "{\n    misplaced: approval of \"Panel\"\n"
                                                   : "{\n    misplaced: learner where age >= 16\n");
         if (in.before(i, 1) == "provided")
           return in.instead(i, "{\n    misplaced: only courses\n");
         if (in.before(i, 2) == "award" || in.before(i, 3) == "award")
           return in.instead(i, "{\n  version \"2026\"\n");
         if (in.before(i, 2) == "policy") return in.instead(i, "{\n  credits 40\n");
         return std::nullopt;
       }},
      {"wrong sign",
       [](Where in, std::size_t i, Dice& dice) -> Maybe {
         if (in.at(i) == ">=") return in.instead(i, dice.below(2) == 0 ? "=>" : "at least");
         if (in.at(i) == "is" && dice.below(2) == 0) return in.instead(i, "=");
         if (in.at(i) == ":") return in.instead(i, "=");
         if (in.at(i) == ",") return in.instead(i, ";");
         return std::nullopt;
       }},
  };
  return all;
}

struct Fault {
  const FaultKind* kind = nullptr;
  std::size_t declaration = 0;
  Edit edit;
};

std::string damaged(const std::string& text, std::vector<Fault> faults) {
  std::sort(faults.begin(), faults.end(),
            [](const Fault& a, const Fault& b) { return a.edit.begin > b.edit.begin; });
  std::string result = text;
  for (const Fault& fault : faults)
    result.replace(fault.edit.begin, fault.edit.end - fault.edit.begin, fault.edit.text);
  return result;
}

/// Where a place of the damaged text stood before; what was put in stands where it was put.
std::size_t before_damage(std::vector<Fault> faults, std::size_t place) {
  std::sort(faults.begin(), faults.end(), [](const Fault& left, const Fault& right) {
    return left.edit.begin < right.edit.begin;
  });
  std::size_t added = 0;
  std::size_t removed = 0;
  for (const Fault& fault : faults) {
    const std::size_t begin = fault.edit.begin + added - removed;
    if (place <= begin) break;
    if (place < begin + fault.edit.text.size()) return fault.edit.begin;
    added += fault.edit.text.size();
    removed += fault.edit.end - fault.edit.begin;
  }
  return place + removed - added;
}

/// Everything that is said, and of what declaration: as many as there are, then one for what is
/// said of anything else.
std::vector<std::size_t> messages_of(const Reading& reading, const std::vector<Fault>& faults,
                                     const std::string& text, std::vector<std::string>* said) {
  const Checked checked(*reading.policy, text);
  std::vector<std::size_t> counts(reading.declarations.size() + 1);
  for (const Diagnostic& diagnostic : checked.result.diagnostics) {
    const std::size_t at = before_damage(faults, diagnostic.span.begin);
    std::size_t declaration = reading.declarations.size();
    for (std::size_t i = 0; i < reading.declarations.size(); ++i) {
      const auto [first, last] = reading.declarations[i];
      if (reading.spans[first].begin <= at && at <= reading.spans[last - 1].end) declaration = i;
    }
    if (!Checked::in_policy(diagnostic)) declaration = reading.declarations.size();
    ++counts[declaration];
    if (said != nullptr) {
      const auto place =
          checked.sources.file(diagnostic.span.source).line_column(diagnostic.span.begin);
      said->push_back(std::to_string(place.line) + ":" + std::to_string(place.column) + " " +
                      diagnostic.message() + " | " + diagnostic.hint);
    }
  }
  return counts;
}

class Trial {
 public:
  Trial() {
    for (const Policy& policy : example_policies()) {
      readings_.push_back(read(policy));
      REQUIRE(Checked(policy, policy.text).result.program);
    }
  }

  struct Rate {
    std::size_t good = 0;
    std::size_t all = 0;
    void add(bool is_good) {
      good += is_good ? 1U : 0U;
      ++all;
    }
    [[nodiscard]] double value() const {
      return all == 0 ? 1.0 : static_cast<double>(good) / static_cast<double>(all);
    }
  };

  void run(std::size_t number) {
    const Reading& reading = readings_[dice_.below(readings_.size())];
    const std::size_t most = std::min(most_faults, reading.declarations.size());
    const std::size_t k = 1 + dice_.below(most);
    std::vector<Fault> faults;
    std::set<std::size_t> used;
    for (std::size_t attempts = 0; faults.size() < k && attempts < 200; ++attempts) {
      const std::size_t declaration = dice_.below(reading.declarations.size());
      if (used.contains(declaration)) continue;
      const std::optional<Fault> fault = some_fault(reading, declaration);
      if (!fault) continue;
      used.insert(declaration);
      faults.push_back(*fault);
    }
    const std::string text = damaged(reading.policy->text, faults);
    std::vector<std::string> said;
    const auto counts = messages_of(reading, faults, text, &said);
    std::size_t whole = 0;
    bool each_has_one = true;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      whole += counts[i];
      if (counts[i] != (used.contains(i) ? 1U : 0U)) each_has_one = false;
    }
    exact_.add(whole == faults.size());
    by_number_[faults.size()].add(each_has_one);
    all_.add(each_has_one);
    for (const Fault& fault : faults) {
      // A fault is told well where its own declaration has one message.
      const bool well = counts[fault.declaration] == 1;
      by_kind_[fault.kind->name].add(well && (each_has_one || faults.size() > 1));
    }
    if (each_has_one) return;
    std::cout << "trial " << number << ", " << reading.policy->name << ":";
    for (const Fault& fault : faults) {
      const auto line =
          std::count(reading.policy->text.begin(),
                     reading.policy->text.begin() + static_cast<std::ptrdiff_t>(fault.edit.begin),
                     '\n') +
          1;
      std::cout << " [" << fault.kind->name << " line " << line << " `"
                << reading.policy->text.substr(fault.edit.begin, fault.edit.end - fault.edit.begin)
                << "` " << counts[fault.declaration] << "]";
    }
    std::cout << "\n";
    constexpr std::size_t most_shown = 8;
    for (std::size_t i = 0; i < said.size() && i < most_shown; ++i)
      std::cout << "    " << said[i] << "\n";
  }

  void print() const {
    const auto line = [](const std::string& name, const Rate& rate) {
      std::cout << "  " << std::left << std::setw(24) << name << std::right << std::setw(6)
                << rate.good << " of " << std::setw(5) << rate.all << "  " << std::fixed
                << std::setprecision(1) << std::setw(5) << 100 * rate.value() << " %\n";
    };
    std::cout << "faults of a kind with one message in their declaration:\n";
    for (const auto& [name, rate] : by_kind_)
      line(std::string(name), rate);
    std::cout << "k faults with one message in each of their declarations and no other:\n";
    for (const auto& [number, rate] : by_number_)
      line("k = " + std::to_string(number), rate);
    line("all", all_);
    line("as many messages", exact_);
  }

  [[nodiscard]] double rate() const { return all_.value(); }
  [[nodiscard]] std::size_t kinds_tried() const { return by_kind_.size(); }

 private:
  /// A fault of any kind that the declaration can have, and that is one.
  std::optional<Fault> some_fault(const Reading& reading, std::size_t declaration) {
    const auto [first, last] = reading.declarations[declaration];
    for (std::size_t attempts = 0; attempts < 20; ++attempts) {
      const FaultKind& kind = fault_kinds()[dice_.below(fault_kinds().size())];
      std::vector<Fault> found;
      for (std::size_t i = first; i < last; ++i) {
        if (const auto edit = kind.at(reading, i, dice_))
          found.push_back({&kind, declaration, *edit});
      }
      if (found.empty()) continue;
      Fault fault = found[dice_.below(found.size())];
      if (is_fault(reading, fault)) return fault;
    }
    return std::nullopt;
  }

  /// Some damage still is a policy.
  bool is_fault(const Reading& reading, const Fault& fault) {
    const std::string text = damaged(reading.policy->text, {fault});
    const auto [known, added] = is_fault_.try_emplace(text, false);
    if (added) known->second = !Checked(*reading.policy, text).result.program.has_value();
    return known->second;
  }

  Dice dice_{20260701};
  std::vector<Reading> readings_;
  std::map<std::string, bool> is_fault_;
  std::map<std::string_view, Rate> by_kind_;
  std::map<std::size_t, Rate> by_number_;
  Rate all_;
  Rate exact_;
};

}  // namespace

TEST_CASE("k faults in k declarations have k messages, one in each") {
  Trial trial;
  for (std::size_t i = 0; i < trials_asked(2000); ++i)
    trial.run(i);
  trial.print();
  CHECK(trial.kinds_tried() >= 12);
  CHECK(trial.rate() >= wanted);
}
