// SPDX-License-Identifier: Apache-2.0
#include "recognition/parts_in_steps.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "recognition/memberships.hpp"
#include "recognition/same_learning.hpp"

namespace cairn::engine {
namespace {

using namespace program;

/// The selections of which something counts in these steps.
struct Stepped {
  Amount step;
  std::vector<SelectionId> of;
};

std::vector<Stepped> stepped_in(const Program& program) {
  std::vector<Stepped> all;
  for (const Clause& clause : program.clauses) {
    const auto* phrase = std::get_if<PhraseBody>(&clause.body);
    if (phrase == nullptr || !phrase->steps) continue;
    const Amount& step = phrase->steps->step;
    auto found =
        std::find_if(all.begin(), all.end(), [&](const Stepped& one) { return one.step == step; });
    if (found == all.end()) found = all.insert(all.end(), {step, {}});
    found->of.push_back(phrase->demand.from);
  }
  return all;
}

class Parts {
 public:
  Parts(const Judge& judge, Holdings& holdings)
      : holdings_(holdings),
        memberships_(judge, holdings),
        stepped_(stepped_in(judge.fields().plan().program())) {}

  void add() {
    if (stepped_.empty()) return;
    next_use_ = static_cast<std::uint32_t>(holdings_.forms.size());
    std::map<std::uint32_t, std::size_t> forms_of_use;
    for (const Form& form : holdings_.forms)
      ++forms_of_use[form.use];
    for (FormIndex form = 0; form < holdings_.forms.size(); ++form) {
      result_.push_back(holdings_.forms[form]);
      const std::size_t whole = result_.size() - 1;
      alone_ = forms_of_use[result_[whole].use] == 1;
      for (const Stepped& stepped : stepped_) {
        if (holdings_.forms[form].conferral) break;
        const bool counts = std::any_of(stepped.of.begin(), stepped.of.end(), [&](SelectionId of) {
          return memberships_.of(of)[form].may_be_in();
        });
        if (counts) add_parts_of(form, result_[whole], stepped.step);
      }
      // Of what is granted beside others one recognition may still count once only.
      if (alone_ || result_.size() == whole + 1) continue;
      ExclusiveSet set{{}, SameLearning::evidence, true};
      for (std::size_t i = whole; i < result_.size(); ++i)
        set.forms.push_back(static_cast<FormIndex>(i));
      holdings_.exclusive.push_back(std::move(set));
    }
    holdings_.forms = std::move(result_);
  }

 private:
  void add_parts_of(FormIndex form, Form part, const Amount& step) {
    const AmountRange carried = memberships_.whole(step.unit, form);
    if (!carried.is_exact()) push(part, {step.unit, step.value, std::nullopt});
    std::optional<Number> amount = carried.least.rounded(Rounding::down, step.value);
    if (carried.is_exact() && amount == carried.least)
      amount = subtract(carried.least, step.value);  // the whole is a form already
    for (std::size_t i = 0; amount && Number(0) < *amount; ++i) {
      if (i == most_parts) {
        holdings_.parts_truncated = true;
        return;
      }
      push(part, {step.unit, step.value, amount});
      amount = subtract(*amount, step.value);
    }
  }

  void push(Form& form, PartOfForm part) {
    form.part = part;
    if (alone_) form.use = next_use_++;
    result_.push_back(form);
  }

  Holdings& holdings_;
  Memberships memberships_;
  std::vector<Stepped> stepped_;
  std::vector<Form> result_;
  std::uint32_t next_use_ = 0;
  bool alone_ = true;
};

}  // namespace

void add_parts(const Judge& judge, Holdings& holdings) {
  Parts(judge, holdings).add();
}

}  // namespace cairn::engine
