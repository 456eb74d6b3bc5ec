// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>

#include <fmt/core.h>

#include <cairn/engine/record.hpp>

#include "records/documents.hpp"
#include "records/field_text.hpp"
#include "records/native.hpp"
#include "records/text.hpp"

namespace cairn::engine {
namespace {

using namespace records;

/// One fragment while it is read.
struct Fragment {
  NativeDraft draft;
  std::optional<Json> learner;
};

void refuse(const Json& value, Fragment&, Findings& findings) {
  findings.report(Code::not_a_fact, value, {std::string(value.key())},
                  "facts are `learner`, `conferred` and `decisions`; credentials belong in a "
                  "record");
}

// clang-format off
constexpr auto fragment_members = std::to_array<MemberRow<Fragment>>({
    {"$schema", [](const Json&, Fragment&, Findings&) {}},
    {"cairn", [](const Json& value, Fragment&, Findings& findings) {
       if (value.text() == native_form) return;
       findings.report(Code::unknown_record_version, value,
                       {std::string(native_form), shown(value.text())});
     }},
    {"complete", refuse},
    {"conferred", [](const Json& value, Fragment& fragment, Findings& findings) {
       read_conferrals(value, fragment.draft, findings);
     }},
    {"credentials", refuse},
    {"decisions", [](const Json& value, Fragment& fragment, Findings& findings) {
       read_decisions(value, fragment.draft, findings);
     }},
    {"learner", [](const Json& value, Fragment& fragment, Findings& findings) {
       fragment.learner = value;
       read_learner(value, fragment.draft, findings);
     }},
});
// clang-format on
static_assert(in_order(fragment_members));

/// Lays fragments over the records they are about.
class FactsReader {
 public:
  explicit FactsReader(std::vector<Record>& records) : records_(records) {
    for (std::size_t i = 0; i < records.size(); ++i)
      records_of_[records[i].learner.id].push_back(i);
  }

  void read(const Json& document, Findings& findings) {
    Fragment fragment;
    read_members(document, fragment_members, fragment, fragment.draft.unknown, findings);
    fragment.draft.unknown.report(findings);
    if (findings.has_errors()) return;
    Record* const record = record_of(document, fragment, findings);
    if (record != nullptr) {
      check_mentions(fragment.draft.mentions, record->credentials, findings);
      if (findings.has_errors()) return;
      take(findings.warnings);
      findings.warnings.clear();
      lay_over(*record, fragment, findings);
      std::move(findings.warnings.begin(), findings.warnings.end(),
                std::back_inserter(record->diagnostics));
    } else {
      take(findings.warnings);
    }
  }

  /// Everything there is to tell, errors of the documents first.
  std::vector<RecordDiagnostic> finish(std::vector<RecordDiagnostic> errors) {
    if (!nobody_.empty()) {
      nobody_.front().arguments.front() = std::to_string(learners_without_record_);
      take(nobody_);
    }
    std::move(warnings_.begin(), warnings_.end(), std::back_inserter(errors));
    return errors;
  }

 private:
  void take(std::vector<RecordDiagnostic>& warnings) {
    std::move(warnings.begin(), warnings.end(), std::back_inserter(warnings_));
  }

  Record* record_of(const Json& document, const Fragment& fragment, Findings& findings) {
    const std::string& id = fragment.draft.record.learner.id;
    if (id.empty()) {
      if (records_.size() == 1) return &records_.front();
      findings.report(Code::facts_without_learner, fragment.learner.value_or(document),
                      {std::to_string(records_.size())},
                      R"(say whose they are: "learner": {"id": "L-1001"})");
      return nullptr;
    }
    const auto found = records_of_.find(id);
    if (found == records_of_.end()) {
      if (nobody_.empty()) {
        Findings apart = findings;
        apart.warnings.clear();
        apart.report(Code::facts_of_nobody, fragment.learner.value_or(document), {"1", shown(id)},
                     "compare how the id is written in the records");
        nobody_ = std::move(apart.warnings);
      }
      ++learners_without_record_;
      return nullptr;
    }
    if (found->second.size() > 1) {
      findings.report(Code::facts_of_many_records, fragment.learner.value_or(document),
                      {std::to_string(found->second.size()), shown(id)},
                      "merge the records of one learner first");
      return nullptr;
    }
    return &records_[found->second.front()];
  }

  static void lay_over(Record& record, Fragment& fragment, Findings& findings) {
    Learner& facts = fragment.draft.record.learner;
    Learner& learner = record.learner;
    const auto override_note = [&](std::string_view name, const std::string& before,
                                   const std::string& after) {
      if (before == after) return;
      findings.report(Code::fact_overrides, *fragment.learner,
                      {fmt::format("`{}`", name), shown(before), shown(after)});
    };
    const auto lay_date = [&](std::string_view name, std::optional<PartialDate>& mine,
                              const std::optional<PartialDate>& fact) {
      if (!fact) return;
      if (mine) override_note(name, mine->to_text(), fact->to_text());
      mine = fact;
    };
    lay_date("born", learner.born, facts.born);
    lay_date("admitted", learner.admitted, facts.admitted);
    if (!facts.name.empty()) {
      if (!learner.name.empty()) override_note("name", learner.name, facts.name);
      learner.name = facts.name;
    }
    for (auto& [name, value] : facts.fields) {
      if (const auto known = learner.fields.find(name); known != learner.fields.end()) {
        override_note(name, field_text(known->second), field_text(value));
      }
      learner.fields[name] = std::move(value);
    }
    std::vector<Conferral>& conferred = fragment.draft.record.conferred;
    std::move(conferred.begin(), conferred.end(), std::back_inserter(record.conferred));
    std::vector<Decision>& decisions = fragment.draft.record.decisions;
    std::move(decisions.begin(), decisions.end(), std::back_inserter(record.decisions));
  }

  std::vector<Record>& records_;
  std::map<std::string, std::vector<std::size_t>> records_of_;
  std::vector<RecordDiagnostic> warnings_;
  std::vector<RecordDiagnostic> nobody_;  ///< one warning for all learners without a record
  std::size_t learners_without_record_ = 0;
};

}  // namespace

std::vector<RecordDiagnostic> add_facts(std::vector<Record>& records, std::string_view bytes,
                                        std::string_view name) {
  FactsReader reader(records);
  DocumentErrors errors = for_each_document(
      bytes, name, ReadLimits{},
      [&](Json document, Findings& findings) { reader.read(document, findings); });
  return reader.finish(std::move(errors.diagnostics));
}

}  // namespace cairn::engine
