// SPDX-License-Identifier: Apache-2.0
/// Lines of `reuse`: what other awards used, and how much of it counts here.
#include <algorithm>

#include <fmt/core.h>

#include "audit/clause_writer.hpp"
#include "audit/exclusions.hpp"
#include "audit/used_before.hpp"
#include "explain/words.hpp"

namespace cairn::engine {

using namespace program;

void ClauseWriter::write_reuse(std::vector<ClauseAudit>& clauses) {
  const Reuse& reuse = case_.reuse();
  for (const std::uint32_t index : reuse.lines()) {
    const ReuseLine& line = case_.program().reuse[index];
    ClauseAudit audit;
    audit.path = line.path;
    audit.label = line.label;
    audit.block = "reuse";
    audit.text = line.text;
    audit.when = line.guard_text;
    audit.documentation = line.documentation;
    audit.because = line.because;
    audit.source = line.source;
    audit.place = source_place(case_.program(), line.place);
    write_limits(index, audit);
    write_rivals(index, audit);
    clauses.push_back(std::move(audit));
  }
  // Where no line speaks of an award, it is worth a word only if that keeps something out.
  ClauseAudit silent;
  silent.path = "reuse";
  silent.label = "reuse";
  silent.block = "reuse";
  silent.text = "awards share nothing, unless a line of `reuse` lets them";
  silent.place = source_place(case_.program(), case_.program()[case_.award()].place);
  write_limits(std::nullopt, silent);
  if (!silent.excluded.empty() || !silent.missing.empty()) clauses.push_back(std::move(silent));
}

void ClauseWriter::write_limits(std::optional<std::uint32_t> line, ClauseAudit& audit) {
  const Reuse& reuse = case_.reuse();
  const auto unit = line ? case_.unit_of_reuse(*line) : std::nullopt;
  Reliance reliance;
  bool holds_all = true;
  bool some_apply = false;
  bool needs_approval = false;
  for (std::size_t i = 0; i < reuse.limits().size(); ++i) {
    const Reuse::Limit& limit = reuse.limits()[i];
    if (limit.line != line) continue;
    const bool favour = attempt_.reuse_in_favour(i);
    if (limit.applies == Truth::no) continue;
    some_apply = true;
    const std::vector<bool> counted = counted_again(case_, attempt_, limit, favour);
    const SumRange sum = total(limit.rule, counted);
    const Truth truth = limit.everything ? Truth::yes : holds(limit.rule, sum);
    const bool lifted = limit.line && case_.reuse_falls_away(*limit.line, attempt_.granted);
    bool held = truth == Truth::yes || (truth == Truth::unknown && favour);
    if (!held && lifted) {
      needs_approval = true;
      held = true;
    }
    if (!held && limit.applies == Truth::unknown && favour) {
      held = true;
      rely_on_line(limit, audit, reliance);
    }
    holds_all = holds_all && held;

    Measured measured;
    measured.text = limit.text;
    if (limit.other) {
      measured.text =
          fmt::format("{} of what {} used", limit.text, case_.program()[*limit.other].name);
    }
    measured.unit =
        limit.awards ? "credentials" : unit_words(case_.program(), limit.unit, limit.from);
    if (!limit.everything && !limit.awards) measured.high = limit.rule.bound.to_text();
    const auto& known = favour ? sum.least : sum.most;
    if (known) measured.counted = known->to_text();
    measured.satisfied = held;
    measured.open = held && truth == Truth::unknown;
    audit.measures.push_back(std::move(measured));

    for (const SumTerm& term : limit.rule.terms) {
      if (counted[term.form] && limit.other) {
        const std::string amount =
            case_.hearing().memberships.amount(limit.unit, term.form).least.to_text();
        const bool open = term.least != term.most;
        for (UsedCredential& row : used(term.form, amount, open))
          audit.used.push_back(std::move(row));
        if (open && truth == Truth::unknown && !lifted) {
          rely_on_sharing(*limit.other, term.form, audit, reliance);
        }
      }
      if (counted[term.form] || !attempt_.built.shut_out[term.form]) continue;
      add_shut_out(limit, term.form, favour, audit);
    }
  }
  if (!audit.measures.empty()) audit.status = holds_all ? reliance.status() : unmet();
  if (line && !some_apply && audit.measures.empty()) write_absence(*line, audit);
  if (needs_approval && unit) {
    const ApprovalUnit& approval = case_.units()[*unit];
    if (approval.decided != nullptr) {
      note_decision(approval, audit);
    } else {
      audit.status = std::max(audit.status, ClauseStatus::needs_decision);
      conditions_.decision(approval);
    }
  }
}

/// Why a line that speaks of these awards is not there.
void ClauseWriter::write_absence(std::uint32_t index, ClauseAudit& audit) const {
  const ReuseLine& line = case_.program().reuse[index];
  const bool limits = std::any_of(case_.reuse().limits().begin(), case_.reuse().limits().end(),
                                  [&](const Reuse::Limit& limit) { return limit.line == index; });
  if (!limits) return;
  audit.status = ClauseStatus::does_not_apply;
  if (line.guard && case_.hearing().judge.test(*line.guard, nullptr) == Truth::no) {
    audit.notes.push_back(sentence(case_.hearing().judge.why_not(*line.guard, nullptr)));
  } else {
    audit.notes.push_back(case_.program()[case_.award()].name + " is not conferred");
  }
}

void ClauseWriter::write_rivals(std::uint32_t index, ClauseAudit& audit) {
  const auto unit = case_.unit_of_reuse(index);
  for (const Reuse::Rival& rival : case_.reuse().rivals()) {
    if (rival.line != index) continue;
    const std::string& name = case_.program()[rival.other].name;
    for (const FormIndex form : case_.reuse().conferrals_of(rival.other))
      audit.notes.push_back(conferred_words(case_, form));
    const bool set_aside = case_.reuse_falls_away(index, attempt_.granted);
    if (rival.truth == Truth::no) {
      write_guard_of_line(index, false, audit);
      audit.status = ClauseStatus::does_not_apply;
    } else if (set_aside && unit && case_.units()[*unit].decided != nullptr) {
      note_decision(case_.units()[*unit], audit);
      audit.status = ClauseStatus::met;
    } else if (set_aside && unit) {
      conditions_.decision(case_.units()[*unit]);
      audit.status = ClauseStatus::needs_decision;
    } else if (rival.truth == Truth::unknown) {
      Reliance reliance;
      write_guard_of_line(index, true, audit);
      for (const FormIndex form : case_.reuse().conferrals_of(rival.other)) {
        if (case_.forms()[form].stands == Truth::unknown) {
          rely_on_form(form, audit, reliance, {}, {});
        }
      }
      audit.status = ClauseStatus::cannot_tell;
    } else {
      audit.notes.push_back(
          fmt::format("{} and {} exclude each other", name, case_.program()[case_.award()].name));
      audit.status = unmet();
    }
  }
}

void ClauseWriter::write_guard_of_line(std::uint32_t index, bool open, ClauseAudit& audit) {
  const ReuseLine& line = case_.program().reuse[index];
  if (!line.guard) return;
  for (Finding& finding : case_.hearing().judge.why_not(*line.guard, nullptr)) {
    if (finding.unknown != open) continue;
    if (!open) {
      audit.notes.push_back(sentence({finding}));
      continue;
    }
    if (finding.field == "age") finding.field = "born";
    add_missing(case_, std::nullopt, finding, audit);
    conditions_.fact(std::nullopt, audit.path, finding);
  }
}

/// That a line is there, or is not, is read in favour.
void ClauseWriter::rely_on_line(const Reuse::Limit& limit, ClauseAudit& audit, Reliance& reliance) {
  reliance.unknown = true;
  if (limit.line) {
    write_guard_of_line(*limit.line, true, audit);
    return;
  }
  // Nothing is shared unless a line lets it, and whether one does is open.
  for (const Reuse::Limit& other : case_.reuse().limits()) {
    if (other.line && other.other == limit.other && other.applies == Truth::unknown) {
      write_guard_of_line(*other.line, true, audit);
    }
  }
}

/// Whether the award used it, or this award's own conferral did, is read in favour.
void ClauseWriter::rely_on_sharing(AwardId other, FormIndex form, ClauseAudit& audit,
                                   Reliance& reliance) {
  reliance.unknown = true;
  const auto rely = [&](AwardId award) {
    for (const FormIndex conferral : case_.reuse().conferrals_of(award)) {
      std::vector<Finding> findings = case_.forms()[conferral].doubts;
      const Conferral& recorded =
          case_.hearing().record.conferred[*case_.forms()[conferral].conferral];
      if (!recorded.used) findings.push_back(unlisted());
      for (const Finding& finding : findings) {
        add_missing(case_, conferral, finding, audit);
        conditions_.fact(conferral, audit.path, finding);
      }
    }
  };
  if (case_.reuse().used_by(other, form) == Truth::unknown) rely(other);
  if (case_.reuse().used_by(case_.award(), form) == Truth::unknown) rely(case_.award());
}

void ClauseWriter::add_shut_out(const Reuse::Limit& limit, FormIndex form, bool favour,
                                ClauseAudit& audit) const {
  if (allotment_.counted(0)[form] || !case_.forms()[form].is_whole_itself() ||
      !case_.binds(limit, attempt_.granted, favour) || !Reuse::shuts_out(limit, form, favour)) {
    return;
  }
  const CredentialRef credential = reference_to(*case_.forms()[form].facts);
  const bool known = std::any_of(audit.excluded.begin(), audit.excluded.end(),
                                 [&](const auto& it) { return it.credential.id == credential.id; });
  if (known || audit.excluded.size() >= Exclusions::most) return;
  const Truth is_used = limit.other ? case_.reuse().used_by(*limit.other, form) : Truth::yes;
  audit.excluded.push_back(
      {credential,
       is_used == Truth::yes ? ExclusionReason::shut_out : ExclusionReason::unknown_fact, "",
       used_before_words(case_, limit, form)});
  if (is_used != Truth::unknown) return;
  for (const FormIndex conferral : case_.reuse().conferrals_of(*limit.other)) {
    if (!case_.hearing().record.conferred[*case_.forms()[conferral].conferral].used) {
      add_missing(case_, conferral, unlisted(), audit);
    }
  }
}

}  // namespace cairn::engine
