// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include <cairn/engine/record.hpp>

#include "records/content.hpp"
#include "records/field_text.hpp"
#include "records/parts.hpp"
#include "records/text.hpp"

namespace cairn::engine {
namespace {

using records::shown;

/// `#3`: an id that was made up from the place of an entry in its file.
bool is_made_up(std::string_view id) {
  return id.size() > 1 && id.front() == '#' &&
         id.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

/// What a conferral or a decision says, as one text: two that say the same are one.
std::string content_of(const Conferral& conferral) {
  std::string used = "unknown";
  if (conferral.used) used = fmt::format("{}", fmt::join(*conferral.used, "\x1f"));
  return fmt::format("{}\x1e{}\x1e{}\x1e{}", conferral.award,
                     conferral.on ? conferral.on->to_text() : "", used, conferral.credential);
}

std::string content_of(const Decision& decision) {
  const auto day = [](const std::optional<Date>& date) { return date ? date->to_text() : ""; };
  const std::array<std::string, 9> members = {decision.kind,
                                              decision.clause,
                                              decision.by,
                                              day(decision.on),
                                              day(decision.until),
                                              decision.why,
                                              decision.credential,
                                              decision.substitute_for,
                                              decision.amount ? decision.amount->to_text() : ""};
  return fmt::format("{}", fmt::join(members, "\x1e"));
}

template <class Item>
void append_new(std::vector<Item>& all, std::vector<Item>&& more) {
  if (more.empty()) return;
  std::set<std::string> known;
  for (const Item& item : all)
    known.insert(content_of(item));
  for (Item& item : more) {
    if (known.insert(content_of(item)).second) all.push_back(std::move(item));
  }
}

/// Gives made-up ids the numbers after `taken` and changes every mention of them with it.
void renumber(Record& record, std::size_t taken) {
  std::map<std::string, std::string> renamed;
  for (RecordCredential& credential : record.credentials) {
    if (!is_made_up(credential.id)) continue;
    std::string fresh = fmt::format("#{}", ++taken);
    renamed.emplace(credential.id, fresh);
    credential.id = std::move(fresh);
  }
  const auto rename = [&](std::string& id) {
    if (const auto found = renamed.find(id); found != renamed.end()) id = found->second;
  };
  for (RecordCredential& credential : record.credentials)
    std::for_each(credential.parts.begin(), credential.parts.end(), rename);
  for (Conferral& conferral : record.conferred) {
    rename(conferral.credential);
    if (conferral.used) std::for_each(conferral.used->begin(), conferral.used->end(), rename);
  }
  for (Decision& decision : record.decisions)
    rename(decision.credential);
}

/// The records of one learner, one laid to the other.
class Merger {
 public:
  explicit Merger(Record first) : record_(std::move(first)) {
    for (std::size_t i = 0; i < record_.credentials.size(); ++i)
      index_of_.emplace(record_.credentials[i].id, i);
    renumber_from_ = record_.credentials.size();
  }

  void add(Record next) {
    if (is_known(next)) return;
    std::move(next.provenance.begin(), next.provenance.end(),
              std::back_inserter(record_.provenance));
    agree("born", record_.learner.born, next.learner.born);
    agree("admitted", record_.learner.admitted, next.learner.admitted);
    for (auto& [name, value] : next.learner.fields) {
      const auto [found, fresh] = record_.learner.fields.emplace(name, value);
      if (!fresh && found->second != value) {
        differ(name, records::field_text(found->second), records::field_text(value));
      }
    }
    if (record_.learner.name.empty()) record_.learner.name = next.learner.name;
    record_.complete = record_.complete && next.complete;

    renumber(next, renumber_from_);
    renumber_from_ += next.credentials.size();
    for (RecordCredential& credential : next.credentials)
      add_entry(std::move(credential));
    append_new(record_.conferred, std::move(next.conferred));
    append_new(record_.decisions, std::move(next.decisions));
    std::move(next.diagnostics.begin(), next.diagnostics.end(),
              std::back_inserter(record_.diagnostics));
  }

  void finish(ReadResult& result) {
    if (const auto circle = records::entry_within_itself(record_.credentials)) {
      report(Code::parts_cycle, {shown(record_.credentials[*circle].id)}, "");
    }
    if (errors_.empty()) {
      result.records.push_back(std::move(record_));
      return;
    }
    ++result.lost;
    std::move(errors_.begin(), errors_.end(), std::back_inserter(result.diagnostics));
  }

 private:
  /// The same bytes given twice are one record, and what they award was awarded once.
  [[nodiscard]] bool is_known(const Record& next) const {
    return std::any_of(
        record_.provenance.begin(), record_.provenance.end(), [&](const Provenance& mine) {
          return !next.provenance.empty() && mine.sha256 == next.provenance.front().sha256;
        });
  }

  void agree(std::string_view name, std::optional<PartialDate>& mine,
             const std::optional<PartialDate>& other) {
    if (!mine) {
      mine = other;
    } else if (other && *mine != *other) {
      differ(name, mine->to_text(), other->to_text());
    }
  }

  void differ(std::string_view name, std::string_view mine, std::string_view other) {
    report(Code::conflicting_learner,
           {shown(record_.learner.id), fmt::format("`{}`", name), shown(mine), shown(other)},
           "correct the one that is wrong; which it is, is not for Cairn to choose");
  }

  void add_entry(RecordCredential credential) {
    const auto [found, fresh] = index_of_.emplace(credential.id, record_.credentials.size());
    if (fresh) {
      record_.credentials.push_back(std::move(credential));
    } else if (const auto member =
                   records::differing_member(record_.credentials[found->second], credential)) {
      report(Code::conflicting_entries,
             {shown(record_.learner.id), shown(credential.id), fmt::format("`{}`", *member)},
             "keep one of them, or give each an id of its own");
    }
  }

  void report(Code code, std::vector<std::string> arguments, std::string hint) {
    RecordDiagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.arguments = std::move(arguments);
    diagnostic.hint = std::move(hint);
    if (!record_.provenance.empty()) {
      diagnostic.file = record_.provenance.back().file;
      diagnostic.line = record_.provenance.back().line;
    }
    errors_.push_back(std::move(diagnostic));
  }

  Record record_;
  std::map<std::string, std::size_t> index_of_;
  std::size_t renumber_from_ = 0;
  std::vector<RecordDiagnostic> errors_;
};

}  // namespace

ReadResult merge_records(std::vector<Record> records) {
  std::vector<Merger> mergers;
  std::map<std::string, std::size_t> merger_of;
  for (Record& record : records) {
    if (!record.learner.id.empty()) {
      const auto [found, fresh] = merger_of.emplace(record.learner.id, mergers.size());
      if (!fresh) {
        mergers[found->second].add(std::move(record));
        continue;
      }
    }
    mergers.emplace_back(std::move(record));
  }
  ReadResult result;
  for (Merger& merger : mergers)
    merger.finish(result);
  return result;
}

}  // namespace cairn::engine
