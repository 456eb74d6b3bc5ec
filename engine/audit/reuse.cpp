// SPDX-License-Identifier: Apache-2.0
#include "audit/reuse.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace cairn::engine {
namespace {

using namespace program;

bool holds_award(const std::vector<AwardId>& awards, AwardId award) {
  return std::binary_search(awards.begin(), awards.end(), award);
}

/// The awards that a `complete` in `requires` of this one leads to, itself among them.
std::set<AwardId> made_of(const Program& program, AwardId award) {
  std::set<AwardId> found = {award};
  std::vector<AwardId> open = {award};
  while (!open.empty()) {
    const AwardId next = open.back();
    open.pop_back();
    for (const Clause& clause : program.clauses) {
      if (clause.award != next || clause.block != Block::requirements) continue;
      const auto* complete = std::get_if<CompleteBody>(&clause.body);
      if (complete != nullptr && found.insert(complete->award).second) {
        open.push_back(complete->award);
      }
    }
  }
  return found;
}

}  // namespace

Reuse::Reuse(const Hearing& hearing, AwardId award) : hearing_(hearing), award_(award) {
  const Program& program = hearing.plan.program();
  std::set<AwardId> conferred;
  for (FormIndex form = 0; form < hearing.holdings.forms.size(); ++form) {
    if (hearing.holdings.forms[form].conferral) conferred.insert(award_of(form));
  }
  for (const AwardId other : conferred) {
    made_of_.emplace(other, made_of(program, other));
    if (other != award) others_.push_back(used_of(other));
  }
  own_ = used_of(award);
  std::vector<Truth> let_in(others_.size(), Truth::no);
  for (std::uint32_t i = 0; i < program.reuse.size(); ++i) {
    const ReuseLine& line = program.reuse[i];
    if (holds_award(line.never_for, award)) continue;
    const Truth there = line.guard ? hearing.judge.test(*line.guard, nullptr) : Truth::yes;
    if (const auto* sharing = std::get_if<SharingBody>(&line.body)) {
      add_sharing(i, *sharing, there, let_in);
    } else if (const auto* most = std::get_if<MostAwardsBody>(&line.body)) {
      add_most_awards(i, *most, there);
    } else {
      const auto& only = std::get<OnlyOneBody>(line.body);
      if (!holds_award(only.awards, award)) continue;
      for (const Used& other : others_) {
        if (!holds_award(only.awards, other.award)) continue;
        Truth stands = Truth::no;
        for (const FormIndex form : other.conferrals)
          stands = either(stands, hearing.holdings.forms[form].stands);
        rivals_.push_back({i, other.award, both(there, stands)});
      }
    }
  }
  add_silence(let_in);
}

std::vector<std::uint32_t> Reuse::lines() const {
  std::set<std::uint32_t> lines;
  for (const Limit& limit : limits_) {
    if (limit.line) lines.insert(*limit.line);
  }
  for (const Rival& rival : rivals_)
    lines.insert(rival.line);
  return {lines.begin(), lines.end()};
}

AwardId Reuse::award_of(FormIndex conferral) const {
  const Conferral& it = hearing_.record.conferred[*hearing_.holdings.forms[conferral].conferral];
  // Conferrals of awards that the policy does not have are no forms.
  return *hearing_.plan.award(it.award);
}

const Reuse::Used& Reuse::used_by(AwardId award) const {
  const auto found = std::find_if(others_.begin(), others_.end(),
                                  [&](const Used& other) { return other.award == award; });
  return found == others_.end() ? own_ : *found;
}

/// Of each credential of the record whether the conferral lists it, or what is the same learning as
/// a part of it or as a whole around it; the entry that is the award itself is no such whole.
std::vector<bool> Reuse::listed(const Conferral& conferral) const {
  const auto& credentials = hearing_.record.credentials;
  std::vector<bool> listed(credentials.size());
  if (!conferral.used) return listed;
  std::map<std::string_view, std::uint32_t> index;
  for (std::uint32_t i = 0; i < credentials.size(); ++i)
    index.emplace(credentials[i].id, i);
  std::vector<std::uint32_t> open;
  const auto add = [&](std::uint32_t i) {
    if (listed[i]) return;
    listed[i] = true;
    open.push_back(i);
  };
  for (const std::string& id : *conferral.used) {
    if (const auto found = index.find(id); found != index.end()) add(found->second);
  }
  const std::vector<bool> itself = listed;
  while (!open.empty()) {
    const std::uint32_t whole = open.back();
    open.pop_back();
    for (const std::string& part : credentials[whole].parts) {
      if (const auto found = index.find(part); found != index.end()) add(found->second);
    }
  }
  std::set<std::string_view> below;
  for (std::uint32_t i = 0; i < credentials.size(); ++i) {
    if (itself[i]) below.insert(credentials[i].id);
  }
  std::set<std::string_view> certificates;
  for (const Conferral& other : hearing_.record.conferred) {
    if (!other.credential.empty()) certificates.insert(other.credential);
  }
  for (bool changed = true; changed;) {
    changed = false;
    for (std::uint32_t i = 0; i < credentials.size(); ++i) {
      if (certificates.contains(credentials[i].id) || below.contains(credentials[i].id)) continue;
      const auto& parts = credentials[i].parts;
      const bool around = std::any_of(parts.begin(), parts.end(), [&](const std::string& part) {
        return below.contains(part);
      });
      if (!around) continue;
      below.insert(credentials[i].id);
      listed[i] = true;
      changed = true;
    }
  }
  return listed;
}

Truth Reuse::used(FormIndex index, std::uint32_t piece, const std::vector<bool>& listed) const {
  const Form& form = hearing_.holdings.forms[index];
  const Conferral& conferral = hearing_.record.conferred[*form.conferral];
  const RecordCredential& credential = hearing_.record.credentials[piece];
  if (!conferral.credential.empty() && credential.id == conferral.credential) return Truth::no;
  if (conferral.used) return both(form.stands, truth_of(listed[piece]));
  // What was not yet there was not used.
  if (credential.status == Status::in_progress || credential.status == Status::planned) {
    return Truth::no;
  }
  const bool later =
      conferral.on && credential.awarded && credential.awarded->earliest > conferral.on->latest;
  return later ? Truth::no : Truth::unknown;
}

Reuse::Used Reuse::used_of(AwardId award) const {
  const auto& forms = hearing_.holdings.forms;
  Used result{award, {}, {}, std::vector<Truth>(forms.size(), Truth::no)};
  for (FormIndex conferral = 0; conferral < forms.size(); ++conferral) {
    if (!forms[conferral].conferral || award_of(conferral) != award) continue;
    result.conferrals.push_back(conferral);
    result.listed.push_back(listed(hearing_.record.conferred[*forms[conferral].conferral]));
    for (FormIndex form = 0; form < forms.size(); ++form) {
      for (const std::uint32_t piece : forms[form].evidence) {
        result.forms[form] =
            either(result.forms[form], used(conferral, piece, result.listed.back()));
      }
    }
  }
  return result;
}

std::optional<FormIndex> Reuse::user(AwardId award, FormIndex form) const {
  const Used& other = used_by(award);
  std::optional<FormIndex> best;
  Truth most = Truth::no;
  for (std::size_t i = 0; i < other.conferrals.size(); ++i) {
    Truth truth = Truth::no;
    for (const std::uint32_t piece : hearing_.holdings.forms[form].evidence)
      truth = either(truth, used(other.conferrals[i], piece, other.listed[i]));
    if (truth <= most) continue;
    most = truth;
    best = other.conferrals[i];
  }
  return best;
}

Truth Reuse::shared(std::size_t other, FormIndex form) const {
  // What this award's own conferral used was settled when it was conferred.
  return both(others_[other].forms[form], negate(own_.forms[form]));
}

Truth Reuse::is_conferred() const {
  Truth truth = Truth::no;
  for (const FormIndex form : own_.conferrals)
    truth = either(truth, hearing_.holdings.forms[form].stands);
  return truth;
}

bool Reuse::lets_in(AwardId via, const Limit& limit, FormIndex form, bool favour) const {
  const std::set<AwardId>& let_in = made_of_.at(via);
  if (limit.other) return let_in.contains(*limit.other);
  std::int64_t awards = 1;
  for (std::size_t i = 0; i < others_.size(); ++i) {
    if (let_in.contains(others_[i].award)) continue;
    const Truth is_shared = shared(i, form);
    if (is_shared == Truth::yes || (is_shared == Truth::unknown && !favour)) ++awards;
  }
  return Number(awards) <= *limit.awards;
}

bool Reuse::shuts_out(const Limit& limit, FormIndex form, bool favour) {
  const auto term =
      std::lower_bound(limit.rule.terms.begin(), limit.rule.terms.end(), form,
                       [](const SumTerm& it, FormIndex index) { return it.form < index; });
  if (term == limit.rule.terms.end() || term->form != form) return false;
  const Reading reading{favour};
  if (reading.is_out_of_bounds(limit.rule, *term)) return true;
  const auto& weight = reading.weight(limit.rule, *term);
  return weight && *weight > limit.rule.bound;
}

SumRule Reuse::rule_of(std::size_t other, const Unit& unit, std::optional<SelectionId> from,
                       Number most) const {
  SumRule rule;
  rule.at_least = false;
  rule.bound = most;
  const std::vector<Membership>* in = from ? &hearing_.memberships.of(*from) : nullptr;
  for (FormIndex form = 0; form < hearing_.holdings.forms.size(); ++form) {
    const Truth is_shared = shared(other, form);
    if (is_shared == Truth::no) continue;
    const Membership member = in != nullptr ? (*in)[form] : Membership{Truth::yes, false, false};
    const AmountRange amount = hearing_.memberships.amount(unit, form);
    SumTerm term{form, Number(0), Number(0), false};
    const bool surely = member.truth == Truth::yes && !member.grade_may_spare;
    if (is_shared == Truth::yes && surely) term.least = amount.least;
    if (!member.surely_spared()) term.most = amount.most;
    if (term.least != Number(0) || term.most != Number(0)) rule.terms.push_back(term);
  }
  return rule;
}

std::optional<Number> Reuse::most_of(const ReuseMost& most, AwardId other, Unit& unit) const {
  if (most.base == ReuseMost::Base::amount) {
    unit = *most.unit;
    return most.value;
  }
  const Program& program = hearing_.plan.program();
  // INVARIANT of ReuseMost: the awards declare credits, of one unit.
  Amount base = *program[award_].credits;
  if (most.base == ReuseMost::Base::named) base = *program[*most.of].credits;
  if (most.base == ReuseMost::Base::smaller) {
    base.value = std::min(base.value, program[other].credits->value);
  }
  unit = base.unit;
  const auto share = multiply(base.value, most.value);
  return share ? share->rounded(most.rounding, most.step) : std::nullopt;
}

void Reuse::add_sharing(std::uint32_t index, const SharingBody& body, Truth there,
                        std::vector<Truth>& let_in) {
  for (std::size_t i = 0; i < others_.size(); ++i) {
    const AwardId other = others_[i].award;
    Truth applies = Truth::no;
    const auto read = [&](const ReuseEnd& from, const ReuseEnd& to) {
      if (!holds_award(from.awards, other) || !holds_award(to.awards, award_)) return false;
      applies = either(applies, to.conferred ? both(there, is_conferred()) : there);
      return true;
    };
    const bool forwards = read(body.left, body.right);
    const bool backwards = body.both_ways && read(body.right, body.left);
    if (!forwards && !backwards) continue;
    let_in[i] = either(let_in[i], applies);
    Limit limit;
    limit.line = index;
    limit.other = other;
    limit.applies = applies;
    limit.unit = {Measure::count, std::nullopt};
    if (body.most.empty()) {
      limit.everything = !body.nothing;
      limit.text = body.nothing ? "nothing" : "everything";
      limit.rule = rule_of(i, limit.unit, std::nullopt, Number(0));
      limits_.push_back(limit);
    }
    for (const ReuseMost& most : body.most) {
      const auto bound = most_of(most, other, limit.unit);
      limit.from = most.from;
      limit.text = most.text;
      limit.rule = rule_of(i, limit.unit, most.from, bound.value_or(Number(0)));
      limit.rule.exact = bound.has_value();
      limits_.push_back(limit);
    }
  }
}

/// Where no line speaks of an award that used something, nothing of it may count.
void Reuse::add_silence(const std::vector<Truth>& let_in) {
  for (std::size_t i = 0; i < others_.size(); ++i) {
    if (let_in[i] == Truth::yes) continue;
    Limit limit;
    limit.other = others_[i].award;
    limit.applies = negate(let_in[i]);
    limit.unit = {Measure::count, std::nullopt};
    limit.text = "nothing";
    limit.rule = rule_of(i, limit.unit, std::nullopt, Number(0));
    if (!limit.rule.terms.empty()) limits_.push_back(std::move(limit));
  }
}

void Reuse::add_most_awards(std::uint32_t index, const MostAwardsBody& body, Truth there) {
  Limit limit;
  limit.line = index;
  limit.applies = there;
  limit.awards = body.most;
  limit.unit = {Measure::count, std::nullopt};
  limit.rule.at_least = false;
  limit.rule.bound = 0;
  limit.text = "at most " + body.most.to_text() + (body.most == Number(1) ? " award" : " awards");
  for (FormIndex form = 0; form < hearing_.holdings.forms.size(); ++form) {
    std::int64_t least = 1;
    std::int64_t most = 1;
    for (std::size_t i = 0; i < others_.size(); ++i) {
      const Truth is_shared = shared(i, form);
      if (is_shared == Truth::yes) ++least;
      if (is_shared != Truth::no) ++most;
    }
    SumTerm term{form, Number(0), Number(0), false};
    if (Number(least) > body.most) term.least = 1;
    if (Number(most) > body.most) term.most = Number(1);
    if (term.most != Number(0)) limit.rule.terms.push_back(term);
  }
  if (!limit.rule.terms.empty()) limits_.push_back(std::move(limit));
}

}  // namespace cairn::engine
